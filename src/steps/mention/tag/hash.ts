/** Hashes of words and features: 32 bits, the same on every machine. */

/** Joins two hashes into one; the order counts. */
export function mix(a: number, b: number): number {
  let hash = Math.imul(a ^ Math.imul(b + 0x7f4a7c15, 0x85ebca6b), 0xc2b2ae35);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x27d4eb2f);
  return hash ^ (hash >>> 13);
}

/**
 * Hashes a stretch of text by its UTF-16 units.
 *
 * @param text The text.
 * @param start Where the stretch begins.
 * @param end Where it ends, exclusive.
 * @param seed Makes independent hashes of the same stretch.
 */
export function hashText(text: string, start: number, end: number, seed = 0): number {
  let hash = 0x811c9dc5 ^ seed;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return mix(hash, end - start);
}

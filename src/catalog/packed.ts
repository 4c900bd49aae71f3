/** How the tables keep texts. */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Value } from './engine.ts';

/** A text as the tables keep it. */
export function packed(text: string): Uint8Array {
  return deflateRawSync(text);
}

/**
 * A text that the tables keep. One that cannot be unpacked is damage like any that the engine meets, and
 * told by the same code (see `explained`).
 */
export function unpacked(text: Value): string {
  try {
    return inflateRawSync(text as Uint8Array).toString('utf8');
  } catch (cause) {
    const error = new Error('a text cannot be unpacked', { cause });
    throw Object.assign(error, { code: 'SQLITE_CORRUPT' });
  }
}

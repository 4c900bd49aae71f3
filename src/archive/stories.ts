/** Which captures an archive holds of an address, in as little memory as it takes. */
import { createHash } from 'node:crypto';
import { storyKey } from './story-key.ts';

/** Of no more captures of an address is told that another follows them. */
export const MOST_FOLLOWED = 10;

/**
 * An index from addresses to the numbers of captures. A capture takes 16 bytes and its share of a
 * table, so it holds as many as there are numbers of 31 bits. Addresses are told apart by 48 bits of
 * their digest.
 */
export class Stories {
  #count = 0;
  #keys = new Float64Array(256);
  #captures = new Uint32Array(256);
  /** The entry before this one in the same bucket, or -1. */
  #next = new Int32Array(256);
  /** The latest entry of each bucket, or -1. */
  #heads = new Int32Array(512).fill(-1);

  /** Takes note of a capture, by its number; one without an address belongs to no story. */
  add(uri: string | undefined, capture: number): void {
    const key = uri === undefined ? undefined : addressNumber(uri);
    if (key === undefined) return;
    if (this.#count === this.#keys.length) this.#grow();
    this.#keys[this.#count] = key;
    this.#captures[this.#count] = capture;
    this.#link(this.#count++);
  }

  /** The numbers of the captures of an address, the latest added first, at most 10. */
  at(uri: string | undefined): number[] {
    const found: number[] = [];
    const key = uri === undefined ? undefined : addressNumber(uri);
    if (key === undefined) return found;
    let entry = this.#heads[key % this.#heads.length]!;
    for (; entry !== -1 && found.length < MOST_FOLLOWED; entry = this.#next[entry]!) {
      if (this.#keys[entry] === key) found.push(this.#captures[entry]!);
    }
    return found;
  }

  #link(entry: number): void {
    const bucket = this.#keys[entry]! % this.#heads.length;
    this.#next[entry] = this.#heads[bucket]!;
    this.#heads[bucket] = entry;
  }

  #grow(): void {
    const room = this.#count * 2;
    const keys = new Float64Array(room);
    const captures = new Uint32Array(room);
    keys.set(this.#keys);
    captures.set(this.#captures);
    this.#keys = keys;
    this.#captures = captures;
    this.#next = new Int32Array(room);
    this.#heads = new Int32Array(room * 2).fill(-1);
    for (let entry = 0; entry < this.#count; entry++) this.#link(entry);
  }
}

/** An address as a number: 48 bits of the digest of its story key; undefined when it has none. */
export function addressNumber(uri: string): number | undefined {
  const key = storyKey(uri);
  if (key === undefined) return undefined;
  return createHash('sha256').update(key).digest().readUIntBE(0, 6);
}

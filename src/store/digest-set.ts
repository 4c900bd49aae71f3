/** Sets of digests that a batch of millions can keep in memory. */
import { randomBytes } from 'node:crypto';

const WORDS = 8;
const BYTES = WORDS * 4;
/** How many digests a page holds: 128 KiB. */
const PAGE = 4096;

/**
 * A set of SHA-256 digests, numbered from 0 in the order they came in. A digest takes 32 bytes and 5 to
 * 11 bytes of a table, none of them on the heap of JavaScript, and there may be more of them than the
 * 16.7 million entries of a `Set`. What is kept about a digest goes into columns by its number (see
 * `Numbers`).
 */
export class DigestSet {
  #size = 0;
  readonly #pages: Uint32Array[] = [];
  /** Open addressing: the number of a digest plus 1, or 0 for a free slot. */
  #table = new Uint32Array(1024);
  // Whoever sends articles can choose digests that begin alike, but not ones that meet in the table.
  readonly #factors = new Uint32Array(new Uint8Array(randomBytes(BYTES)).buffer).map((n) => n | 1);
  /** The digest that is looked for, and its words. */
  readonly #wanted = new Uint8Array(BYTES);
  readonly #words = new Uint32Array(this.#wanted.buffer);

  /** How many digests there are. */
  get size(): number {
    return this.#size;
  }

  /** Says if a digest of 32 bytes is there. */
  has(digest: Uint8Array): boolean {
    return this.indexOf(digest) !== -1;
  }

  /** The number of a digest of 32 bytes; -1 when it is not there. */
  indexOf(digest: Uint8Array): number {
    this.#wanted.set(digest);
    return this.#table[this.#slot()]! - 1;
  }

  /**
   * Adds a digest of 32 bytes; its number is the size before.
   *
   * @returns false when it was there already
   */
  add(digest: Uint8Array): boolean {
    this.#wanted.set(digest);
    let slot = this.#slot();
    if (this.#table[slot] !== 0) return false;
    if ((this.#size + 1) * 4 > this.#table.length * 3) {
      this.#grow();
      this.#wanted.set(digest);
      slot = this.#slot();
    }
    const at = this.#size % PAGE;
    if (at === 0) this.#pages.push(new Uint32Array(PAGE * WORDS));
    this.#pages.at(-1)!.set(this.#words, at * WORDS);
    this.#table[slot] = ++this.#size;
    return true;
  }

  /** The digest of a number from 0 up to the size. */
  at(number: number): Uint8Array {
    return new Uint8Array(this.#wordsOf(number).slice().buffer);
  }

  #wordsOf(number: number): Uint32Array {
    const start = (number % PAGE) * WORDS;
    return this.#pages[Math.floor(number / PAGE)]!.subarray(start, start + WORDS);
  }

  /** The slot of the digest that is looked for, or the free one where it belongs. */
  #slot(): number {
    const mask = this.#table.length - 1;
    let slot = this.#hash() & mask;
    for (; this.#table[slot] !== 0; slot = (slot + 1) & mask) {
      if (this.#isWanted(this.#table[slot]! - 1)) return slot;
    }
    return slot;
  }

  #hash(): number {
    let sum = 0;
    for (let n = 0; n < WORDS; n++) sum = (sum + Math.imul(this.#words[n]!, this.#factors[n]!)) | 0;
    // The high bits of a product are the well-mixed ones, and the table goes by the low ones.
    sum = Math.imul(sum ^ (sum >>> 15), 0x85ebca6b);
    return (sum ^ (sum >>> 16)) >>> 0;
  }

  #isWanted(number: number): boolean {
    const page = this.#pages[Math.floor(number / PAGE)]!;
    const start = (number % PAGE) * WORDS;
    for (let n = 0; n < WORDS; n++) if (page[start + n] !== this.#words[n]) return false;
    return true;
  }

  #grow(): void {
    this.#table = new Uint32Array(this.#table.length * 2);
    for (let number = 0; number < this.#size; number++) {
      this.#words.set(this.#wordsOf(number));
      this.#table[this.#slot()] = number + 1;
    }
  }
}

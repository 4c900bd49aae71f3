/** What is known of single words and of names of several words, looked up by hash. */

/** Attributes of a word, as bits above the clusters. */
export const Attribute = {
  Given: 1 << 16,
  Family: 1 << 17,
  Country: 1 << 18,
  BigCity: 1 << 19,
  City: 1 << 20,
  /** A word of the name of a place of several words. */
  PlacePart: 1 << 21,
} as const;
/** All attributes that are names of something. */
export const NAME_BITS = 0x3f << 16;

/** Bits 0 to 7: the fine cluster; 8 to 13: the coarse one. 0 for none. */
export const FINE_MASK = 0xff;
export const COARSE_SHIFT = 8;
export const COARSE_MASK = 0x3f;
/** Bits 14 to 25: where the word is in a tree of clusters, the branch at the root lowest. 0 for none. */
export const PATH_SHIFT = 14;
export const PATH_MASK = 0xfff;
/** The part of it that is a coarse cluster. */
export const BRANCH_MASK = 0x3f;
/** Where the case statistics of a word begin: 3 bits, 0 for a word that was never seen. */
export const CASE_SHIFT = 26;
/** The bit of words in small letters that stand inside names (`of`, `dan`). */
export const INNER_BIT = 1 << 29;

/**
 * Lays hashes and their values out as a `HashTable` reads them.
 *
 * @param keys Hashes, each once.
 * @param values Their values, none of them 0.
 * @returns Slots of two numbers, the hash and its value, at least twice as many as hashes.
 */
export function hashSlots(keys: ArrayLike<number>, values: ArrayLike<number>): Int32Array {
  let size = 16;
  while (size < keys.length * 2) size *= 2;
  const slots = new Int32Array(size * 2);
  for (let index = 0; index < keys.length; index++) {
    let slot = keys[index]! & (size - 1);
    while (slots[slot * 2 + 1] !== 0) slot = (slot + 1) & (size - 1);
    slots[slot * 2] = keys[index]!;
    slots[slot * 2 + 1] = values[index]!;
  }
  return slots;
}

/** A table from 32-bit hashes to 32-bit values, 0 for what it does not hold. */
export class HashTable {
  readonly #slots: Int32Array;
  readonly #mask: number;

  /** @param slots What `hashSlots` gives. */
  constructor(slots: Int32Array) {
    this.#slots = slots;
    this.#mask = slots.length / 2 - 1;
  }

  get(key: number): number {
    const slots = this.#slots;
    let slot = key & this.#mask;
    for (;;) {
      const value = slots[slot * 2 + 1]!;
      if (value === 0 || slots[slot * 2] === key) return value;
      slot = (slot + 1) & this.#mask;
    }
  }
}

/** The lexicon of a model. */
export interface Lexicon {
  /** By hash of the lower-cased word: names of people and places, in any language. */
  names: HashTable;
  /** By hash of the lower-cased word and the group of languages: clusters and case statistics. */
  words: HashTable;
  /** By hash of the lower-cased words: names of places of several words. */
  places: HashTable;
}

/** Sums of the weights of features, kept so that each is added up once. */
import { LABELS } from './tables.ts';

/** 32-bit numbers of an entry of a cache: three of a key, then sums of 16 bits. None crosses a line of the processor's cache. */
const ENTRY = 8;
const KEY = 3;

/**
 * Sums found again by three numbers. Each has one place that it may be in, and what comes later takes
 * it; so the memory is bounded, and what is not found is added up again.
 */
export class SumCache {
  /** The entries, where a row of sums is the end of each. */
  readonly rows: Int16Array;
  readonly #keys: Int32Array;
  readonly #mask: number;

  /** @param size How many rows: a power of two. */
  constructor(size: number) {
    this.#keys = new Int32Array(size * ENTRY);
    this.rows = new Int16Array(this.#keys.buffer);
    this.#mask = size - 1;
  }

  /** Forgets all. */
  clear(): void {
    this.#keys.fill(0);
  }

  /**
   * Finds the row of three numbers, the first of them not 0.
   *
   * @returns Where the row begins; its complement when the row is to be filled anew.
   */
  find(first: number, second: number, third: number): number {
    const hash = Math.imul(
      first ^ Math.imul(second ^ Math.imul(third, 0x2c1b3c6d), 0x297a2d39),
      0x85ebca6b,
    );
    const slot = (hash ^ (hash >>> 15)) & this.#mask;
    const keys = this.#keys;
    const at = slot * ENTRY;
    const row = (at + KEY) * 2;
    if (keys[at] === first && keys[at + 1] === second && keys[at + 2] === third) return row;
    keys[at] = first;
    keys[at + 1] = second;
    keys[at + 2] = third;
    return ~row;
  }
}

/** Sums by number of a word's type and place that it is seen from. */
export class TypeSums {
  rows: Int16Array;
  readonly #places: number;
  #made: Uint8Array;

  /** @param places From how many places a word is seen. */
  constructor(places: number) {
    this.#places = places;
    this.rows = new Int16Array(0);
    this.#made = new Uint8Array(0);
  }

  /** Forgets all. */
  clear(): void {
    this.#made.fill(0);
  }

  /** Makes room for types up to a number. */
  reserve(types: number): void {
    const needed = (types + 1) * this.#places;
    if (this.#made.length >= needed) return;
    const { rows } = this;
    const made = this.#made;
    this.rows = new Int16Array(needed * 2 * LABELS);
    this.rows.set(rows);
    this.#made = new Uint8Array(needed * 2);
    this.#made.set(made);
  }

  /**
   * Finds the row of a type.
   *
   * @returns Where the row begins; its complement when the row is to be filled.
   */
  find(type: number, place: number): number {
    const slot = type * this.#places + place;
    if (this.#made[slot] === 1) return slot * LABELS;
    this.#made[slot] = 1;
    return ~(slot * LABELS);
  }
}

/** Adds a row of sums to scores. */
export function addRow(rows: Int16Array, from: number, scores: Int32Array, to: number): void {
  scores[to]! += rows[from]!;
  scores[to + 1]! += rows[from + 1]!;
  scores[to + 2]! += rows[from + 2]!;
  scores[to + 3]! += rows[from + 3]!;
  scores[to + 4]! += rows[from + 4]!;
  scores[to + 5]! += rows[from + 5]!;
  scores[to + 6]! += rows[from + 6]!;
}

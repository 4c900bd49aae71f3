/** The weights of features as one group of languages has them. */
import { ofGroup } from './features.ts';
import type { Model } from './model.ts';
import { LABELS } from './tables.ts';

/** Weights that are kept: a power of two. */
const KEPT = 1 << 12;
/** Bytes of an entry: the hash, the weights, and 1 when it is taken. None crosses a line of the cache. */
const ENTRY = 16;
const FIRST = 4;
const TAKEN = FIRST + LABELS;

/**
 * Weights of the features that come most, by hash: the model is so large that most of it has to be fetched
 * from far, and each feature of a group may stand in two places there.
 */
class Kept {
  readonly #hashes = new Int32Array((KEPT * ENTRY) / 4);
  readonly #bytes = new Int8Array(this.#hashes.buffer);
  readonly #sums = new Int32Array(LABELS);
  readonly #find: (hash: number, sums: Int32Array, to: number) => void;

  /** @param find Adds the weights of a feature that is not kept. */
  constructor(find: (hash: number, sums: Int32Array, to: number) => void) {
    this.#find = find;
  }

  /** Adds the weights of a feature to seven sums that begin at `to`. */
  add(hash: number, sums: Int32Array, to: number): void {
    const entry = (hash ^ (hash >>> 16)) & (KEPT - 1);
    const at = entry * ENTRY + FIRST;
    const bytes = this.#bytes;
    if (this.#hashes[entry * (ENTRY / 4)] !== hash || bytes[entry * ENTRY + TAKEN] !== 1)
      this.#keep(hash, entry);
    sums[to]! += bytes[at]!;
    sums[to + 1]! += bytes[at + 1]!;
    sums[to + 2]! += bytes[at + 2]!;
    sums[to + 3]! += bytes[at + 3]!;
    sums[to + 4]! += bytes[at + 4]!;
    sums[to + 5]! += bytes[at + 5]!;
    sums[to + 6]! += bytes[at + 6]!;
  }

  #keep(hash: number, entry: number): void {
    const sums = this.#sums.fill(0);
    this.#find(hash, sums, 0);
    this.#hashes[entry * (ENTRY / 4)] = hash;
    this.#bytes.set(sums, entry * ENTRY + FIRST);
    this.#bytes[entry * ENTRY + TAKEN] = 1;
  }
}

/** The weights of features as one group of languages has them. */
export class Weights {
  readonly #model: Model;
  readonly #group: number;
  #hashes = new Int32Array(64);
  #places = new Int32Array(64);
  #waiting = 0;
  readonly #shared = new Kept((hash, sums, to) => this.add(hash, sums, to));

  /** @param group Index into `GROUPS`; 0 for none. */
  constructor(model: Model, group: number) {
    this.#model = model;
    this.#group = group;
  }

  /** Adds the weights that the group has for a feature, or those of all languages. */
  add(hash: number, sums: Int32Array, to: number): void {
    if (this.#group === 0 || !this.#model.add(ofGroup(hash, this.#group), sums, to))
      this.#model.add(hash, sums, to);
  }

  /** Does the same for a feature of signs that come again and again. */
  addShared(hash: number, sums: Int32Array, to: number): void {
    this.#shared.add(hash, sums, to);
  }

  /** Adds the weights of a feature that makes sense in one language only. */
  addOwn(hash: number, sums: Int32Array, to: number): void {
    if (this.#group !== 0) this.#model.add(ofGroup(hash, this.#group), sums, to);
  }

  /** Keeps such a feature for `addLater`, which adds the weights of all of them to where each is wanted. */
  later(hash: number, to: number): void {
    if (this.#group === 0) return;
    if (this.#waiting === this.#hashes.length) this.#grow();
    this.#hashes[this.#waiting] = ofGroup(hash, this.#group);
    this.#places[this.#waiting++] = to;
  }

  #grow(): void {
    const hashes = this.#hashes;
    const places = this.#places;
    this.#hashes = new Int32Array(hashes.length * 2);
    this.#hashes.set(hashes);
    this.#places = new Int32Array(places.length * 2);
    this.#places.set(places);
  }

  /**
   * Adds the weights of the features that wait. Most are none that the model has, which the processor finds
   * out of several at once.
   */
  addLater(sums: Int32Array): void {
    for (let each = 0; each < this.#waiting; each++)
      this.#model.add(this.#hashes[each]!, sums, this.#places[each]!);
    this.#waiting = 0;
  }
}

/**
 * The trained tagger: weights by feature hash, and the lexicon. `docs/models.md` is its card.
 *
 * The file, little endian: eight 32-bit counts (buckets, names, words, places, scale in thousandths,
 * three spare); transitions (int16, by gap, label before and label); keys of names, words and places
 * and values of names and words (int32 each); buckets of four slots: four
 * checks (uint16), then seven weights (int8) for each.
 */
import { readFileSync } from 'node:fs';
import { HashTable, type Lexicon } from './lexicon.ts';
import { SHA256 } from './model.generated.ts';
import { GAPS } from './view.ts';

/** The model as records name it. */
export const MENTION_MODEL = { name: 'mention-tagger', sha256: SHA256 };
/** Where the model is. */
export const MODEL_FILE = new URL('./mentions.model', import.meta.url);

/** O, then B and I of each type in the order of `TAG_TYPES`. */
export const LABELS = 7;
/** The types of names, in the order of their labels. */
export const TAG_TYPES = ['Person', 'Organization', 'Place'] as const;
/** How many features share a bucket. */
export const BUCKET = 4;
/** Bytes of a bucket: four checks (uint16), then seven weights (int8) for each. */
export const BUCKET_BYTES = BUCKET * (2 + LABELS);
const HEADER = 8;

/** The check of a feature, never 0, which marks an empty slot. */
export function checkOf(hash: number): number {
  return hash & 0xffff || 1;
}

/** The bucket of a feature, by the bits of its hash that its check leaves out. */
export function bucketOf(hash: number, buckets: number): number {
  return Math.floor(((hash >>> 0) / 0x100000000) * buckets);
}

/** A model ready for use. */
export class Model {
  readonly lexicon: Lexicon;
  /** By gap, label before, label. */
  readonly transitions: Int32Array;
  readonly #buckets: number;
  /** The buckets, twice: a bucket is read from one place in memory, for speed. */
  readonly #checks: Uint16Array;
  readonly #weights: Int8Array;

  /** @param file The bytes of a model file. */
  constructor(file: Uint8Array) {
    // A copy of its own, so that columns of numbers are aligned.
    const { buffer } = new Uint8Array(file);
    const header = new Int32Array(buffer, 0, HEADER);
    const [buckets = 0, names = 0, words = 0, places = 0] = header;
    let at = HEADER * 4;
    this.transitions = Int32Array.from(new Int16Array(buffer, at, GAPS * LABELS * LABELS));
    at += GAPS * LABELS * LABELS * 2;
    const column = (length: number): Int32Array => {
      const values = new Int32Array(buffer, at, length);
      at += length * 4;
      return values;
    };
    const nameKeys = column(names);
    const wordKeys = column(words);
    const placeKeys = column(places);
    this.lexicon = {
      names: new HashTable(nameKeys, column(names)),
      words: new HashTable(wordKeys, column(words)),
      places: new HashTable(placeKeys, new Int32Array(places).fill(1)),
    };
    this.#buckets = buckets;
    const size = buckets * BUCKET_BYTES;
    this.#checks = new Uint16Array(buffer, at, size / 2);
    this.#weights = new Int8Array(buffer, at, size);
  }

  /**
   * Adds the weights of a feature to seven sums that begin at `to`.
   *
   * @returns Whether the model has the feature.
   */
  add(hash: number, sums: Int32Array, to: number): boolean {
    const check = checkOf(hash);
    const bucket = bucketOf(hash, this.#buckets) * BUCKET_BYTES;
    const from = bucket / 2;
    const checks = this.#checks;
    for (let slot = 0; slot < BUCKET; slot++) {
      if (checks[from + slot] !== check) continue;
      const weights = this.#weights;
      const row = bucket + BUCKET * 2 + slot * LABELS;
      sums[to]! += weights[row]!;
      sums[to + 1]! += weights[row + 1]!;
      sums[to + 2]! += weights[row + 2]!;
      sums[to + 3]! += weights[row + 3]!;
      sums[to + 4]! += weights[row + 4]!;
      sums[to + 5]! += weights[row + 5]!;
      sums[to + 6]! += weights[row + 6]!;
      return true;
    }
    return false;
  }
}

let loaded: Model | undefined;

/** Gives the model that comes with this step, read when it is first needed. */
export function mentionModel(): Model {
  loaded ??= new Model(readFileSync(MODEL_FILE));
  return loaded;
}

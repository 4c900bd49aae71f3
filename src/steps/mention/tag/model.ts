/** The trained tagger: weights by feature hash, and the lexicon. `docs/models.md` is its card. */
import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { HashTable, type Lexicon } from './lexicon.ts';
import { SHA256 } from './model.generated.ts';
import { BUCKET, LABELS, layOut, partsOf } from './tables.ts';

/** The model as records name it. */
export const MENTION_MODEL = { name: 'mention-tagger', sha256: SHA256 };
/** Where the model is, beside the sources. */
export const MODEL_FILE = new URL('./mentions.model', import.meta.url);
/** Where its tables are, beside the compiled code. */
const TABLES_FILE = new URL('./mentions.tables', import.meta.url);

/** The types of names, in the order of their labels. */
export const TAG_TYPES = ['Person', 'Organization', 'Place'] as const;
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
  readonly #checks: Uint16Array;
  readonly #weights: Int8Array;

  /** @param tables What `layOut` made of the file of a model. */
  constructor(tables: SharedArrayBuffer) {
    const { buckets, transitions, names, words, places, checks, weights } = partsOf(tables);
    this.transitions = transitions;
    this.lexicon = {
      names: new HashTable(names),
      words: new HashTable(words),
      places: new HashTable(places),
    };
    this.#buckets = buckets;
    this.#checks = checks;
    this.#weights = weights;
  }

  /**
   * Adds the weights of a feature to seven sums that begin at `to`.
   *
   * @returns Whether the model has the feature.
   */
  add(hash: number, sums: Int32Array, to: number): boolean {
    const check = checkOf(hash);
    const from = bucketOf(hash, this.#buckets) * BUCKET;
    const checks = this.#checks;
    for (let slot = from; slot < from + BUCKET; slot++) {
      if (checks[slot] !== check) continue;
      const weights = this.#weights;
      const row = slot * LABELS;
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

/** Reads a file into memory that threads can share. */
function readShared(path: URL): SharedArrayBuffer {
  const file = openSync(path, 'r');
  try {
    const shared = new SharedArrayBuffer(fstatSync(file).size);
    const bytes = new Uint8Array(shared);
    let at = 0;
    while (at < bytes.length) {
      const read = readSync(file, bytes, at, bytes.length - at, at);
      if (read === 0) throw new Error(`${path} ends early: install kliping again.`);
      at += read;
    }
    return shared;
  } finally {
    closeSync(file);
  }
}

let tables: SharedArrayBuffer | undefined;
let loaded: Model | undefined;

/** Gives the tables of the model that comes with this step, for other threads. */
export function mentionTables(): SharedArrayBuffer {
  tables ??= import.meta.url.endsWith('.ts')
    ? layOut(readFileSync(MODEL_FILE))
    : readShared(TABLES_FILE);
  return tables;
}

/** Takes the tables that another thread has read. */
export function shareMentionTables(shared: SharedArrayBuffer): void {
  tables ??= shared;
}

/** Gives the model that comes with this step, read when it is first needed. */
export function mentionModel(): Model {
  loaded ??= new Model(mentionTables());
  return loaded;
}

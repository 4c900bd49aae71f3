/**
 * The tables of the tagger as they lie in memory, so that nothing is computed when they are read, and
 * threads share them.
 *
 * The model's file, little endian: eight 32-bit counts (buckets, names, words, places, scale in
 * thousandths, three spare); transitions (int16, by gap, label before and label); keys of names, words
 * and places and values of names and words (int32 each); buckets of four slots: four checks (uint16),
 * then seven weights (int8) for each.
 *
 * The tables: four counts (buckets, and numbers of the tables of names, words and places); transitions; the
 * three tables as `hashSlots` lays them out (all int32); the checks of all buckets; their weights. Most
 * features that are looked for are none of the model's, which the checks alone tell: close together, they
 * stay in the processor's cache.
 */
import { hashSlots } from './lexicon.ts';
import { GAPS } from './view.ts';

/** O, then B and I of each type in the order of `TAG_TYPES`. */
export const LABELS = 7;
/** How many features share a bucket. */
export const BUCKET = 4;
/** Bytes of a bucket in the file: four checks (uint16), then seven weights (int8) for each. */
export const BUCKET_BYTES = BUCKET * (2 + LABELS);
/** How many counts the tables begin with. */
const COUNTS = 4;
/** How many counts the model's file begins with. */
const HEADER = 8;
const TRANSITIONS = GAPS * LABELS * LABELS;

/** The parts of the tables. */
export interface Tables {
  buckets: number;
  transitions: Int32Array;
  names: Int32Array;
  words: Int32Array;
  places: Int32Array;
  /** By bucket and slot. */
  checks: Uint16Array;
  /** By bucket, slot and label. */
  weights: Int8Array;
}

/**
 * Lays a model out.
 *
 * @param file The bytes of its file.
 * @returns Memory that threads can share.
 */
export function layOut(file: Uint8Array): SharedArrayBuffer {
  // A copy of its own, so that columns of numbers are aligned.
  const { buffer } = new Uint8Array(file);
  const [buckets = 0, names = 0, words = 0, places = 0] = new Int32Array(buffer, 0, HEADER);
  let at = HEADER * 4;
  const transitions = Int32Array.from(new Int16Array(buffer, at, TRANSITIONS));
  at += TRANSITIONS * 2;
  const column = (length: number): Int32Array => {
    const values = new Int32Array(buffer, at, length);
    at += length * 4;
    return values;
  };
  const nameKeys = column(names);
  const wordKeys = column(words);
  const placeKeys = column(places);
  const tables = [
    hashSlots(nameKeys, column(names)),
    hashSlots(wordKeys, column(words)),
    hashSlots(placeKeys, new Int32Array(places).fill(1)),
  ];
  const counts = Int32Array.from([buckets, ...tables.map(({ length }) => length)]);
  const parts = [
    counts,
    transitions,
    ...tables,
    ...partBuckets(new Uint8Array(buffer, at), buckets),
  ];
  const laidOut = new Uint8Array(
    new SharedArrayBuffer(parts.reduce((sum, { byteLength }) => sum + byteLength, 0)),
  );
  let to = 0;
  for (const { buffer: from, byteOffset, byteLength } of parts) {
    laidOut.set(new Uint8Array(from, byteOffset, byteLength), to);
    to += byteLength;
  }
  return laidOut.buffer;
}

/** Parts the checks of buckets from their weights. */
function partBuckets(rows: Uint8Array<ArrayBuffer>, buckets: number): Uint8Array<ArrayBuffer>[] {
  const checkBytes = BUCKET * 2;
  const weightBytes = BUCKET * LABELS;
  const checks = new Uint8Array(buckets * checkBytes);
  const weights = new Uint8Array(buckets * weightBytes);
  for (let bucket = 0; bucket < buckets; bucket++) {
    const from = bucket * BUCKET_BYTES;
    const middle = from + checkBytes;
    checks.set(rows.subarray(from, middle), bucket * checkBytes);
    weights.set(rows.subarray(middle, from + BUCKET_BYTES), bucket * weightBytes);
  }
  return [checks, weights];
}

/** Gives the parts of tables that were laid out. */
export function partsOf(tables: SharedArrayBuffer): Tables {
  const [buckets = 0, names = 0, words = 0, places = 0] = new Int32Array(tables, 0, COUNTS);
  let at = COUNTS * 4;
  const numbers = (length: number): Int32Array => {
    const part = new Int32Array(tables, at, length);
    at += length * 4;
    return part;
  };
  const parts = {
    buckets,
    transitions: numbers(TRANSITIONS),
    names: numbers(names),
    words: numbers(words),
    places: numbers(places),
    checks: new Uint16Array(tables, at, buckets * BUCKET),
  };
  at += parts.checks.byteLength;
  return { ...parts, weights: new Int8Array(tables, at, buckets * BUCKET * LABELS) };
}

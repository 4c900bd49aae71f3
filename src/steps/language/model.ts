/**
 * The trained model: for each n-gram and language what the n-gram costs. `docs/models.md` is its card.
 *
 * The file: the hashes of the n-grams (32 bits each, lowest byte first), then for each n-gram a byte for
 * each language, filled up to whole words. It is no code, since that would be parsed at every start.
 */
import { readFileSync } from 'node:fs';
import { endHash, HASH_SEED, letterOf, mixUnit } from './grams.ts';
import { ROWS, SHA256, TAGS } from './model.generated.ts';

/** Where the model is. */
export const MODEL_FILE = new URL('./languages.model', import.meta.url);
/** The model as records name it. */
export const LANGUAGE_MODEL = { name: 'language-ngrams', sha256: SHA256 };

/** The tags of its languages, as columns. */
export const MODEL_TAGS: readonly string[] = TAGS;

interface Model {
  /** Open addressing: row number plus one by hash, 0 for nothing. */
  slots: Uint16Array;
  hashes: Uint32Array;
  /** The costs of a row, four columns a word, the first one lowest. */
  costs: Uint32Array;
}

/** The file is written lowest byte first. */
const BIG_ENDIAN = new Uint8Array(new Uint16Array([1]).buffer)[0] === 0;
const SLOTS = 1 << 17;
/** How many words a row of costs has. */
const WIDTH = Math.ceil(TAGS.length / 4);
/** So many costs of at most 255 fit into 16 bits. */
const BATCH = 256;

let model: Model | undefined;

function load(): Model {
  // A copy of its own, so that the words are aligned.
  const bytes = Buffer.from(new Uint8Array(readFileSync(MODEL_FILE)).buffer);
  if (BIG_ENDIAN) bytes.swap32();
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
  const hashes = words.subarray(0, ROWS);
  const slots = new Uint16Array(SLOTS);
  for (let row = 0; row < ROWS; row++) {
    let slot = hashes[row]! & (SLOTS - 1);
    while (slots[slot] !== 0) slot = (slot + 1) & (SLOTS - 1);
    slots[slot] = row + 1;
  }
  return { slots, hashes, costs: words.subarray(ROWS) };
}

/** The row of an n-gram by its hash, -1 when it is not in the model. */
function rowOf({ slots, hashes }: Model, hash: number): number {
  let slot = hash & (SLOTS - 1);
  for (let row = slots[slot]!; row !== 0; row = slots[slot]!) {
    if (hashes[row - 1] === hash) return row - 1;
    slot = (slot + 1) & (SLOTS - 1);
  }
  return -1;
}

/** Adds the costs of rows to the columns: two columns at a time, each in 16 bits of a number. */
function addRows(
  { costs: table }: Model,
  rows: Int32Array,
  known: number,
  costs: Int32Array,
): void {
  for (let from = 0; from < known; from += BATCH) {
    const to = Math.min(known, from + BATCH);
    for (let word = 0; word < WIDTH; word++) {
      let even = 0;
      let odd = 0;
      for (let at = from; at < to; at++) {
        const four = table[rows[at]! * WIDTH + word]!;
        even += four & 0xff00ff;
        odd += (four >>> 8) & 0xff00ff;
      }
      const column = word * 4;
      costs[column]! += even & 0xffff;
      costs[column + 1]! += odd & 0xffff;
      costs[column + 2]! += even >>> 16;
      costs[column + 3]! += odd >>> 16;
    }
  }
}

/** What a text costs in each language, in eighths of a nat, and how many n-grams were known. */
export interface Costs {
  costs: Int32Array;
  known: number;
  /** All n-grams of its words, known or not. */
  total: number;
}

/**
 * Adds up what the n-grams of a text's words cost in every language.
 *
 * @param text The text, in any case.
 */
export function costsOf(text: string): Costs {
  model ??= load();
  const rows = new Int32Array(text.length * 2);
  let known = 0;
  let total = 0;
  // The three letters in front; a word begins anew behind whatever is no letter.
  let first = 0;
  let second = 0;
  let third = 0;
  let length = 0;
  for (let at = 0; at < text.length; at++) {
    const letter = letterOf(text.charCodeAt(at));
    if (letter === 0) {
      length = 0;
      continue;
    }
    length++;
    if (length >= 3) {
      const start = mixUnit(mixUnit(HASH_SEED, second), third);
      const row = rowOf(model, endHash(mixUnit(start, letter)));
      if (row >= 0) rows[known++] = row;
      total++;
    }
    if (length >= 4) {
      const start = mixUnit(mixUnit(mixUnit(HASH_SEED, first), second), third);
      const row = rowOf(model, endHash(mixUnit(start, letter)));
      if (row >= 0) rows[known++] = row;
      total++;
    }
    first = second;
    second = third;
    third = letter;
  }
  const costs = new Int32Array(WIDTH * 4);
  addRows(model, rows, known, costs);
  return { costs: costs.subarray(0, TAGS.length), known, total };
}

/** The trained model: for each n-gram and language what the n-gram costs. `docs/models.md` is its card. */
import { hashGram, isLanguageLetter } from './grams.ts';
import { DATA, ROWS, SHA256, TAGS } from './model.generated.ts';

/** The model as records name it. */
export const LANGUAGE_MODEL = { name: 'language-ngrams', sha256: SHA256 };

/** The tags of its languages, as columns. */
export const MODEL_TAGS: readonly string[] = TAGS;

interface Model {
  /** Open addressing: row number plus one by hash, 0 for nothing. */
  slots: Uint16Array;
  hashes: Uint32Array;
  costs: Uint8Array;
}

const SLOTS = 1 << 17;

let model: Model | undefined;

function load(): Model {
  const bytes = Buffer.from(DATA, 'base64');
  const hashes = new Uint32Array(ROWS);
  const slots = new Uint16Array(SLOTS);
  for (let row = 0; row < ROWS; row++) {
    const hash = bytes.readUInt32LE(row * 4);
    hashes[row] = hash;
    let slot = hash & (SLOTS - 1);
    while (slots[slot] !== 0) slot = (slot + 1) & (SLOTS - 1);
    slots[slot] = row + 1;
  }
  return { slots, hashes, costs: bytes.subarray(ROWS * 4) };
}

/** What a text costs in each language, in eighths of a nat, and how many n-grams were known. */
export interface Costs {
  costs: Float64Array;
  known: number;
  /** All n-grams of its words, known or not. */
  total: number;
}

/**
 * Adds up what the n-grams of a text's words cost in every language.
 *
 * @param text The text in lower case.
 */
export function costsOf(text: string): Costs {
  model ??= load();
  const { slots, hashes, costs: table } = model;
  const columns = TAGS.length;
  const costs = new Float64Array(columns);
  let known = 0;
  let total = 0;
  const add = (start: number, end: number): void => {
    total++;
    const hash = hashGram(text, start, end);
    let slot = hash & (SLOTS - 1);
    for (let row = slots[slot]!; row !== 0; row = slots[slot]!) {
      if (hashes[row - 1] === hash) {
        known++;
        const from = (row - 1) * columns;
        for (let column = 0; column < columns; column++) costs[column]! += table[from + column]!;
        return;
      }
      slot = (slot + 1) & (SLOTS - 1);
    }
  };
  let length = 0;
  for (let at = 0; at < text.length; at++) {
    length = isLanguageLetter(text.charCodeAt(at)) ? length + 1 : 0;
    if (length >= 3) add(at - 2, at + 1);
    if (length >= 4) add(at - 3, at + 1);
  }
  return { costs, known, total };
}

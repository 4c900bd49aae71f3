/** Tells near relatives apart by their words, where letters decide little. `docs/models.md` is the card. */
import { endHash, HASH_SEED, letterOf, mixUnit } from './grams.ts';
import { PAIRS, SHA256 } from './relatives.generated.ts';

/** The model as records name it. */
export const RELATIVES_MODEL = { name: 'language-relatives', sha256: SHA256 };

interface Table {
  /** Open addressing by the upper bits: 24 bits of hash and a signed byte of weight, 0 for nothing. */
  slots: Uint32Array;
  mask: number;
}

/** In what parts of a nat weights are kept. */
const STEP = 8;
/** How much more often a text is in the first of two relatives, in such parts: there is more of it. */
const LEAN = 8;
/** More of a text is not read, in UTF-16 units. */
const MOST = 2_000;

const tables = new Map<string, Table>();

function tableOf(pair: (typeof PAIRS)[number]): Table {
  const known = tables.get(pair.one);
  if (known) return known;
  const bytes = Buffer.from(pair.cells, 'base64');
  const size = 2 ** Math.ceil(Math.log2(bytes.length / 2));
  const table: Table = { slots: new Uint32Array(size), mask: size - 1 };
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let at = 0; at < bytes.length; at += 4) {
    const cell = view.getUint32(at, true);
    let slot = (cell >>> 8) & table.mask;
    while (table.slots[slot] !== 0) slot = (slot + 1) & table.mask;
    table.slots[slot] = cell;
  }
  tables.set(pair.one, table);
  return table;
}

/** The cell of a word by its hash, 0 when it is not in the table. */
function cellOf({ slots, mask }: Table, hash: number): number {
  const key = hash >>> 8;
  let slot = key & mask;
  for (let cell = slots[slot]!; cell !== 0; cell = slots[slot]!) {
    if (cell >>> 8 === key) return cell;
    slot = (slot + 1) & mask;
  }
  return 0;
}

/** The language that single words tell from the given one; undefined when there is none. */
export function relativeOf(tag: string): string | undefined {
  const pair = PAIRS.find(({ one, other }) => one === tag || other === tag);
  return pair && (pair.one === tag ? pair.other : pair.one);
}

/**
 * Weighs the words of a text for a language against its relative.
 *
 * @param text The text, in any case; only its beginning is read when it is long.
 * @param tag One of two relatives.
 * @returns What they say for it, in nats; below 0 when they speak for the relative.
 */
export function weighWords(text: string, tag: string): number {
  const pair = PAIRS.find(({ one, other }) => one === tag || other === tag);
  if (!pair) return 0;
  const table = tableOf(pair);
  // A word that comes again says nothing new.
  const seen = new Set<number>();
  let hash = HASH_SEED;
  const end = Math.min(text.length, MOST);
  for (let at = 0; at <= end; at++) {
    const letter = at < end ? letterOf(text.charCodeAt(at)) : 0;
    if (letter !== 0) {
      hash = mixUnit(hash, letter);
    } else if (hash !== HASH_SEED) {
      const cell = cellOf(table, endHash(hash));
      if (cell !== 0) seen.add(cell);
      hash = HASH_SEED;
    }
  }
  let sum = -LEAN;
  for (const cell of seen) sum += (cell << 24) >> 24;
  return (pair.one === tag ? -sum : sum) / STEP;
}

// Trains the second stage: for each pair of near languages, what a word says for the one or the other.
// The evidence is the rank of the word in the frequency lists of Tesseract's language data (lists of the
// web and of Wikipedia, Apache-2.0), and what its letters cost in lingua's models.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashOf, isLanguageLetter } from '../../src/steps/language/grams.ts';
import { toLower } from '../../src/unicode/case.ts';
import { crate, wordModel } from './lingua.ts';

const CACHE = 'out/tesseract';
const MODEL = 'src/steps/language/relatives.generated.ts';
const COMMITS = {
  langdata_lstm: '07930fd9f246622c26eb5de794d9212ceac432d3',
  langdata: 'bc528bf11370d6e469190a96e846b71c741425ba',
};
type List = keyof typeof COMMITS;

interface Relative {
  tag: string;
  /** Its name in Tesseract's data, and among lingua's crates. */
  list: string;
  crate: string;
}
interface Pair {
  one: Relative;
  other: Relative;
  lists: readonly List[];
  /** How many words are kept, those that decide most first. */
  words: number;
}

const PAIRS: readonly Pair[] = [
  {
    one: { tag: 'id', list: 'ind', crate: 'indonesian' },
    other: { tag: 'ms', list: 'msa', crate: 'malay' },
    lists: ['langdata_lstm', 'langdata'],
    words: 16_000,
  },
  {
    one: { tag: 'cs', list: 'ces', crate: 'czech' },
    other: { tag: 'sk', list: 'slk', crate: 'slovak' },
    lists: ['langdata_lstm'],
    words: 4_000,
  },
  {
    one: { tag: 'da', list: 'dan', crate: 'danish' },
    other: { tag: 'nb', list: 'nor', crate: 'bokmal' },
    lists: ['langdata_lstm', 'langdata'],
    words: 4_000,
  },
  {
    one: { tag: 'hi', list: 'hin', crate: 'hindi' },
    other: { tag: 'mr', list: 'mar', crate: 'marathi' },
    lists: ['langdata_lstm', 'langdata'],
    words: 2_000,
  },
];

/** Frequencies fall as one by rank; the very first words fall less steeply. */
const FIRST_RANK = 5;
/** The frequency of a word that a list lacks. */
const ABSENT = 2e-6;
/** How much lingua's letters weigh against the two lists, and how much they may say, in nats. */
const LETTERS = { weight: 0.5, most: 6 };
/** Smaller differences are of the texts, not of the languages. */
const LEAST = 0.7;
/** A word this much more often written with a capital is a name, and says where, not in what language. */
const NAMES = 2;
const LONGEST = 24;
/** Weights are kept in steps of an eighth of a nat, in a signed byte. */
const STEP = 8;

async function ranked(list: List, language: string): Promise<string[]> {
  const path = join(CACHE, `${list}-${language}.wordlist`);
  if (!existsSync(path)) {
    mkdirSync(CACHE, { recursive: true });
    const address = `https://raw.githubusercontent.com/tesseract-ocr/${list}/${COMMITS[list]}/${language}/${language}.wordlist`;
    const response = await fetch(address);
    if (!response.ok) throw new Error(`${address}: ${response.status}`);
    writeFileSync(path, Buffer.from(await response.arrayBuffer()));
  }
  return readFileSync(path, 'utf8').split('\n');
}

function isWord(text: string): boolean {
  if (text === '') return false;
  for (let at = 0; at < text.length; at++) {
    if (!isLanguageLetter(text.charCodeAt(at))) return false;
  }
  return true;
}

/** The frequencies of a list's words in lower case; names have -1. */
function frequencies(words: readonly string[]): Map<string, number> {
  const lower = new Map<string, number>();
  const capital = new Map<string, number>();
  let sum = 0;
  words.forEach((word, rank) => {
    if (!isWord(word)) return;
    const share = 1 / (rank + FIRST_RANK);
    const key = toLower(word);
    const table = key === word ? lower : capital;
    table.set(key, (table.get(key) ?? 0) + share);
    if (key === word) sum += share;
  });
  for (const [word, share] of lower) {
    lower.set(word, (capital.get(word) ?? 0) > share * NAMES ? -1 : share / sum);
  }
  return lower;
}

function clip(value: number, most: number): number {
  return Math.max(-most, Math.min(most, value));
}

async function trainPair({ one, other, lists, words }: Pair): Promise<Map<string, number>> {
  const tables = await Promise.all(
    lists.map((list) =>
      Promise.all([one, other].map(async (each) => frequencies(await ranked(list, each.list)))),
    ),
  );
  const [ours, theirs] = [wordModel(await crate(one.crate)), wordModel(await crate(other.crate))];
  const rows: { word: string; weight: number; value: number }[] = [];
  for (const word of new Set(
    tables.flatMap((each) => each.flatMap((table) => [...table.keys()])),
  )) {
    if (word.length > LONGEST) continue;
    const shares = tables.map((each) => each.map((table) => table.get(word) ?? 0));
    if (shares.flat().some((share) => share < 0)) continue;
    const logs = shares.map(([a, b]) => Math.log((b! + ABSENT) / (a! + ABSENT)));
    const letters = clip(theirs(word) - ours(word), LETTERS.most);
    // The mean of the lists counts twice, however many there are.
    const sum = (2 * logs.reduce((a, b) => a + b)) / logs.length + LETTERS.weight * letters;
    const size = Math.abs(sum) - LEAST;
    const weight = clip(Math.round(Math.sign(sum) * size * STEP), 127);
    if (size <= 0 || weight === 0) continue;
    rows.push({ word, weight, value: size * Math.max(...shares.flat()) });
  }
  rows.sort((a, b) => b.value - a.value || (a.word < b.word ? -1 : 1));
  return new Map(rows.slice(0, words).map(({ word, weight }) => [word, weight]));
}

/** Trains all pairs and writes their file. */
export async function trainRelatives(): Promise<void> {
  const digest = createHash('sha256');
  const parts: string[] = [];
  for (const pair of PAIRS) {
    // 24 bits of hash and the weight; of words with the same 24 bits the weightiest stays.
    const cells = new Map<number, number>();
    for (const [word, weight] of await trainPair(pair)) {
      const key = hashOf(word) >>> 8;
      if (!cells.has(key)) cells.set(key, ((key << 8) | (weight & 0xff)) >>> 0);
    }
    const sorted = [...cells.values()].sort((a, b) => a - b);
    const bytes = Buffer.alloc(sorted.length * 4);
    sorted.forEach((cell, index) => {
      bytes.writeUInt32LE(cell, index * 4);
    });
    digest.update(pair.one.tag).update(pair.other.tag).update(bytes);
    parts.push(
      `  { one: '${pair.one.tag}', other: '${pair.other.tag}', cells: '${bytes.toString('base64')}' },`,
    );
    console.log(`${pair.one.tag} or ${pair.other.tag}: ${sorted.length} words`);
  }
  const sha256 = digest.digest('hex');
  writeFileSync(
    MODEL,
    `// Generated by scripts/train-language.ts. Do not edit.\nexport const SHA256 = '${sha256}';\nexport const PAIRS = [\n${parts.join('\n')}\n];\n`,
  );
  console.log(`sha256 ${sha256}`);
}

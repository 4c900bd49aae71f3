/** Reads the words of a line as those of spam. */
import { SpellingSet, type Spellings } from '../../document/spellings.ts';
import { forEachWord } from '../../document/words.ts';
import {
  fillers,
  type Lexicon,
  promotion,
  subjects,
  unspaced,
  unspacedPromotion,
} from '../../languages/common/spam.ts';
import {
  matchPhrase,
  type PhraseEntry,
  type PhraseTable,
  phraseTable,
} from '../../languages/phrases.ts';
import { unitAt } from '../../unicode/units.ts';
import { Has, marksOf } from './marks.ts';

/** A piece of evidence with its weight from 0 to 1. */
export interface Evidence {
  what: string;
  weight: number;
  /** What it sells; absent for what advertises anything. */
  subject?: string;
  /** The first word it was found in, and the word after its last. */
  first: number;
  end: number;
}

/** What the words of a line say. */
export interface SpamReading {
  evidence: readonly Evidence[];
  /** For each word whether it is of the vocabulary of spam, fillers and numbers included. */
  known: readonly boolean[];
  /** The share of the line that is of that vocabulary, from 0 to 1. */
  coverage: number;
}

/** How a phrase counts: for a subject, for promotion, or as a filler without weight. */
interface Entry {
  weight: number;
  subject?: string;
}

/** A run of letters with a number of a brand behind it: `gacor88`, `rajaslot777`, `rtp_live_88`. */
const BRAND = /^[a-z][a-z_-]{2,24}\d{2,4}$/;
/** What looks like one and is none: years, and names with numbers that news is full of. */
export const NO_BRAND =
  /(?:19|20)\d{2}$|^(?:covid|sars-cov|boeing|airbus|apollo|area|windows|iphone|galaxy|pixel|route|vision|agenda|studio|catch|channel|level|cop|kompas|tv|net|top|fortune|euro|radio|fifa|asean)-?\d+$/;
const NUMBER = /^x?\d[\d.,]*[km%]?$/;
const ADDRESS =
  /https?:\/\/\S+|www\.\S+|\]\(|href=|\b[a-z0-9-]{2,40}\.(?:com|net|org|example|xyz|vip|club|info|site|online|top|link|asia)\b/;
const HANDLE = /(?:^|\s)@[a-z0-9_]{4,}/;
const WEIGHT = { brand: 0.45, address: 0.3, handle: 0.25 };
/** Where scripts without spaces begin. */
const UNSPACED = /[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/;

function entries(lexicon: Lexicon, subject?: string): [string, Entry][] {
  return lexicon.flatMap(([weight, phrases]) =>
    phrases.map((phrase): [string, Entry] => [phrase, { weight, ...(subject && { subject }) }]),
  );
}

function compile(): PhraseTable<Entry> {
  return phraseTable(
    new Map([
      ...fillers.map((word): [string, Entry] => [word, { weight: 0 }]),
      ...entries(promotion),
      ...Object.entries(subjects).flatMap(([subject, lexicon]) => entries(lexicon, subject)),
    ]),
  );
}

let table: PhraseTable<Entry> | undefined;

/** Evidence in a script without spaces: phrases anywhere; one inside another counts no more. */
function readUnspaced(shadow: string): Evidence[] {
  const found: Evidence[] = [];
  const lexicons: [string | undefined, Lexicon][] = [
    ...Object.entries(unspaced),
    [undefined, unspacedPromotion],
  ];
  for (const [subject, lexicon] of lexicons) {
    for (const [weight, phrases] of lexicon) {
      for (const phrase of phrases) {
        if (!shadow.includes(phrase) || found.some(({ what }) => what.includes(phrase))) continue;
        found.push({ what: `“${phrase}”`, weight, ...(subject && { subject }), first: 0, end: 0 });
      }
    }
  }
  return found;
}

/** Evidence in a line that sets its letters apart: nobody can tell where its words end. */
export function readJoined(shadow: string): Evidence[] {
  const found: Evidence[] = [];
  const joined = shadow.replaceAll(' ', '');
  for (const [subject, lexicon] of Object.entries(subjects)) {
    for (const [weight, phrases] of lexicon) {
      for (const phrase of weight >= 0.5 ? phrases : []) {
        if (!joined.includes(phrase.replaceAll(' ', ''))) continue;
        found.push({
          what: `“${phrase}”, its letters set apart`,
          weight,
          subject,
          first: 0,
          end: 0,
        });
      }
    }
  }
  return found;
}

/**
 * Reads words as those of spam.
 *
 * @param words The words, as the lexicon spells them.
 */
export function readWords(words: readonly string[]): Omit<SpamReading, 'coverage'> {
  table ??= compile();
  const evidence: Evidence[] = [];
  const known: boolean[] = new Array(words.length).fill(false);
  for (let index = 0; index < words.length; ) {
    const word = words[index]!;
    const match = matchPhrase(table, words, index, () => false);
    let end = index + 1;
    if (match) {
      end += match.rest.length;
      const { weight, subject } = match.value;
      const what = `“${words.slice(index, end).join(' ')}”`;
      if (weight > 0)
        evidence.push({ what, weight, ...(subject && { subject }), first: index, end });
      known.fill(true, index, end);
    } else if (isBrand(word)) {
      const what = `a brand name with a number (${word})`;
      evidence.push({ what, weight: WEIGHT.brand, subject: 'brand', first: index, end });
      known[index] = true;
    } else if (isFigure(word, word.startsWith('x') ? 1 : 0) && NUMBER.test(word)) {
      known[index] = true;
    }
    index = end;
  }
  return { evidence, known };
}

function isBrand(word: string): boolean {
  return word !== '' && isFigure(word, word.length - 1) && BRAND.test(word) && !NO_BRAND.test(word);
}

/** Words without which there is no evidence in words: brands, and what begins a phrase with weight. */
const telling = new SpellingSet((word) => {
  table ??= compile();
  return isBrand(word) || (table.get(word)?.some(({ value }) => value.weight > 0) ?? false);
});

/** Whether a line may hold evidence of spam; most hold none, and need not be read for it. */
export function mayBeSpam({ words, numbers, spellings }: PlacedWords, marks: number): boolean {
  if ((marks & Has.Odd) !== 0) return true;
  telling.use(spellings);
  return numbers.some((number, index) => telling.has(number) && tells(words, index));
}

/** Whether a word is a brand, or a phrase with weight is there from it on. */
function tells(words: readonly string[], index: number): boolean {
  const word = words[index]!;
  const isThere = ({ value, rest }: PhraseEntry<Entry>): boolean =>
    value.weight > 0 && rest.every((each, step) => words[index + 1 + step] === each);
  return isBrand(word) || table!.get(word)!.some(isThere);
}

function isFigure(word: string, at: number): boolean {
  if (at >= word.length) return false;
  const unit = unitAt(word, at);
  return unit >= 0x30 && unit <= 0x39;
}

/** Splits a shadow into its words. */
export function wordsOf(shadow: string): string[] {
  const words: string[] = [];
  forEachWord(shadow, 0, shadow.length, (start, end) => words.push(shadow.slice(start, end)));
  return words;
}

/** Words and where they stand, half-open, in UTF-16 units. */
export interface PlacedWords {
  words: readonly string[];
  /** The numbers of their spellings. */
  numbers: readonly number[];
  spellings: Spellings;
  starts: readonly number[];
  ends: readonly number[];
}

/**
 * Splits a text into its words and says where they stand.
 *
 * @param spellings The spellings that give words their numbers, and are each one string: every word is looked up in
 *   many tables.
 */
export function placedWordsOf(text: string, spellings: Spellings): PlacedWords {
  const words: string[] = [];
  const numbers: number[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  forEachWord(text, 0, text.length, (start, end) => {
    const number = spellings.numberOf(text, start, end);
    numbers.push(number);
    words.push(spellings.texts[number]!);
    starts.push(start);
    ends.push(end);
  });
  return { words, numbers, spellings, starts, ends };
}

/** Reads a whole line as spam: its words, its script, its addresses. */
export function readSpam(
  shadow: string,
  words: readonly string[],
  marks = marksOf(shadow),
): SpamReading {
  const { evidence, known } = readWords(words);
  const isUnspaced = (marks & Has.Odd) !== 0 && UNSPACED.test(shadow);
  const more: Evidence[] = isUnspaced ? readUnspaced(shadow) : [];
  const letters = more.reduce((sum, { what }) => sum + what.length - 2, 0);
  const add = (what: string, weight: number): void => {
    more.push({ what, weight, first: 0, end: 0 });
  };
  if (evidence.length > 0 || more.length > 0) {
    if (ADDRESS.test(shadow)) add('an address', WEIGHT.address);
    if (HANDLE.test(shadow)) add('a handle', WEIGHT.handle);
  }
  const coverage = Math.max(
    known.filter(Boolean).length / Math.max(1, words.length),
    letters / Math.max(1, shadow.length),
  );
  return { evidence: [...evidence, ...more], known, coverage };
}

/** Joins evidence that is independent: one minus the chance that none of it means spam. */
export function combine(evidence: readonly Pick<Evidence, 'weight'>[]): number {
  return 1 - evidence.reduce((rest, { weight }) => rest * (1 - weight), 1);
}

/** The subject that most of the evidence is of; undefined when all of it only advertises. */
export function subjectOf(evidence: readonly Evidence[]): string | undefined {
  const weights = new Map<string, number>();
  for (const { subject, weight } of evidence) {
    if (subject) weights.set(subject, (weights.get(subject) ?? 0) + weight);
  }
  let best: string | undefined;
  for (const [subject, weight] of weights) {
    if (subject === 'brand') continue;
    if (best === undefined || weight > weights.get(best)!) best = subject;
  }
  // Brands with numbers are those of gambling.
  return best ?? (weights.has('brand') ? 'gambling' : undefined);
}

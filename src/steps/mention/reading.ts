/** The article as the mention step reads it: words with what their letters and places tell. */

import type { Sentence, Words } from '../../document/data.ts';
import { Facts, Marks, type Spellings } from '../../document/spellings.ts';
import { compiled } from '../../languages/compiled.ts';
import type { Language } from '../../languages/language.ts';
import type { Paragraph } from '../../record/types.generated.ts';
import { toLower } from '../../unicode/case.ts';
import { isDigit, isLower, isSpace, isUpper } from '../../unicode/classes.ts';
import { type Name, nameIndex } from './lookup.ts';
import { bareWord } from './tag/types.ts';

/** What the step is given. */
export interface MentionInput {
  text: string;
  paragraphs: readonly Paragraph[];
  words: Words;
  sentences: readonly Sentence[];
  /** What is known of the article's language. */
  language: Language;
}

/** What a word has by its letters and its place, as bits. */
export const Has = {
  /** Begins with an upper-case letter, or has one behind a particle (`al-Qaeda`). */
  Capital: 1,
  /** Two or more letters, all in upper case. */
  AllCapitals: 2,
  /** Has an English possessive ending. */
  Possessive: 4,
  /** Begins a name of the tables as it is written, or would in other capitals. */
  Known: 8,
  /** Nothing but a space stands between the word before and this one. */
  Adjacent: 16,
  /** The first word of its sentence or behind an opening quotation mark. */
  Initial: 32,
  /** Stands where every word may have a capital: a line in title case or capitals. */
  Shouted: 64,
  /** Stands in a paragraph where nothing is looked for. */
  Silent: 128,
} as const;

/** The words of an article; all columns have one entry a word. */
export interface Reading {
  input: MentionInput;
  /** All that the letters of each word tell. */
  spelt: Spelling[];
  /** As written, without an elided article and an English possessive ending. */
  word: string[];
  lower: string[];
  /** Where a name begins that begins with the word: behind an elided article. */
  start: Uint32Array;
  /** Where a name ends that ends with the word: without that ending, with the stop of `U.S.` */
  end: Uint32Array;
  /** Bits of `Has`. */
  has: Uint8Array;
}

const SILENT = new Set<Paragraph['kind']>(['byline', 'credit']);
/** Words that keep their full stop when they end a name. */
const STOPPED = new Set('inc corp ltd co bros jr sr tbk st'.split(' '));

/** Whether the full stop behind a word belongs to a name that ends there: `U.S.`, `Acme Inc.` */
function keepsStop(text: string, start: number, end: number, lower: string): boolean {
  if (text.charCodeAt(end) !== 0x2e) return false;
  if (end - start > 1) return STOPPED.has(lower);
  return (
    isUpper(text.charCodeAt(start)) &&
    text[start - 1] === '.' &&
    isUpper(text.charCodeAt(start - 2))
  );
}

const OPENERS = '“"‘\'«„‹「『([';

function hasCapital(word: string): boolean {
  return (
    isUpper(word.codePointAt(0)!) ||
    (/^[a-z]{1,3}[-’']/.test(word) && isUpper(word.codePointAt(word.search(/[-’']/) + 1) ?? 0))
  );
}

function isAllCapitals(word: string): boolean {
  let upper = 0;
  for (let at = 0; at < word.length; at++) {
    const unit = word.charCodeAt(at);
    if (isLower(unit)) return false;
    if (isUpper(unit)) upper++;
  }
  return upper >= 2;
}

/** `KATHMANDU` as `Kathmandu`. */
export function titleCase(word: string): string {
  return word.charAt(0) + toLower(word.slice(1));
}

/** A spelling with all that its letters tell. */
export interface Spelling {
  /** Without an elided article and an English possessive ending. */
  word: string;
  lower: string;
  /** UTF-16 units of the elided article. */
  elided: number;
  /** UTF-16 units of the possessive ending. */
  ending: number;
  /** Bits of `Has`, as far as letters tell. */
  has: number;
  /** Whether a word counts as capitalised in a line: it has a capital or begins with a figure. */
  counts: boolean;
  /** The number of the spelling in small letters. */
  form: number;
  /** Names of the tables that begin with it, the longest first. */
  names: readonly Name[];
  /** Names that begin with it in other capitals: of `KATHMANDU` those of `Kathmandu`. */
  shouted: readonly Name[];
}

const NO_NAMES: readonly Name[] = [];
const LONGEST_SHOUT = 3;

function readSpelling(spelling: string, spellings: Spellings, language: Language): Spelling {
  const { word, before, behind } = bareWord(spelling, language);
  const lower = toLower(word);
  const index = nameIndex(language);
  const capital = hasCapital(word);
  const allCapitals = isAllCapitals(word);
  const names = index.get(word) ?? NO_NAMES;
  const isShout = allCapitals && word.length > LONGEST_SHOUT;
  const shouted = (isShout ? index.get(titleCase(word)) : undefined) ?? NO_NAMES;
  return {
    word,
    lower,
    elided: before,
    ending: behind,
    has:
      (capital ? Has.Capital : 0) |
      (allCapitals ? Has.AllCapitals : 0) |
      (behind > 0 ? Has.Possessive : 0) |
      (names.length > 0 || shouted.length > 0 ? Has.Known : 0),
    counts: capital || isDigit(word.charCodeAt(0)),
    form: spellings.numberOf(lower, 0, lower.length),
    names,
    shouted,
  };
}

const spellingsOf = compiled(
  (language: Language) =>
    new Facts((spelling, spellings) => readSpelling(spelling, spellings, language)),
);

/** Spellings that the article under way has as ordinary words. */
const ordinary = new Marks();

/** Whether the article that was read last has a word as an ordinary one too, in small letters. */
export function isOrdinary({ spelt }: Reading, at: number): boolean {
  return ordinary.has(spelt[at]!.form);
}

/** Reads the words of an article. */
export function readWords(input: MentionInput): Reading {
  const { text, paragraphs, words, sentences } = input;
  const { length, starts, ends, numbers } = words;
  const reading: Reading = {
    input,
    spelt: [],
    word: [],
    lower: [],
    start: new Uint32Array(length),
    end: new Uint32Array(length),
    has: new Uint8Array(length),
  };
  const spellings = spellingsOf(input.language).use(words.spellings);
  ordinary.begin();
  for (const { paragraph, firstWord, endWord } of sentences) {
    const { kind } = paragraphs[paragraph]!;
    const silent = SILENT.has(kind) ? Has.Silent : 0;
    let capitals = 0;
    for (let index = firstWord; index < endWord; index++) {
      const spelling = spellings.get(numbers[index]!);
      const start = starts[index]! + spelling.elided;
      const end = ends[index]! - spelling.ending;
      reading.spelt.push(spelling);
      reading.word.push(spelling.word);
      reading.lower.push(spelling.lower);
      reading.start[index] = start;
      reading.end[index] = keepsStop(text, starts[index]!, end, spelling.lower) ? end + 1 : end;
      reading.has[index] =
        spelling.has | silent | (index > firstWord ? placeOf(text, words, index) : Has.Initial);
      if (spelling.counts) capitals++;
      // Of `iPhone` the article has no ordinary word.
      else if (spelling.word === spelling.lower) ordinary.add(spelling.form);
    }
    const count = endWord - firstWord;
    const titled = kind === 'headline' || kind === 'heading' || kind === 'subtitle';
    if (count > (titled ? 2 : 4) && capitals >= count * (titled ? 0.6 : 0.9))
      for (let index = firstWord; index < endWord; index++) reading.has[index]! |= Has.Shouted;
  }
  return reading;
}

/** What a word has by what stands before it in its sentence. */
function placeOf(text: string, { starts, ends }: Words, index: number): number {
  const start = starts[index]!;
  const unit = text.charCodeAt(start - 1);
  const isNext = ends[index - 1] === start - 1;
  if (unit === 0x20) return isNext ? Has.Adjacent : 0;
  return (
    (isNext && isSpace(unit) ? Has.Adjacent : 0) |
    (OPENERS.includes(text.charAt(start - 1)) ? Has.Initial : 0)
  );
}

/** The article as the mention step reads it: words with what their letters and places tell. */

import type { Sentence, Words } from '../../document/data.ts';
import type { Language } from '../../languages/language.ts';
import { lowerWords } from '../../languages/phrases.ts';
import type { Paragraph } from '../../record/types.generated.ts';
import { toLower } from '../../unicode/case.ts';
import { isDigit, isLower, isSpace, isUpper } from '../../unicode/classes.ts';
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

/** The words of an article; all columns have one entry a word. */
export interface Reading {
  input: MentionInput;
  /** As written, without an elided article and an English possessive ending. */
  word: string[];
  lower: string[];
  /** Has an English possessive ending. */
  possessive: boolean[];
  /** Where a name begins that begins with the word: behind an elided article. */
  start: number[];
  /** Where a name ends that ends with the word: without that ending, with the stop of `U.S.` */
  end: number[];
  /** Begins with an upper-case letter, or has one behind a particle (`al-Qaeda`). */
  capital: boolean[];
  /** Two or more letters, all in upper case. */
  allCapitals: boolean[];
  /** Nothing but a space stands between the word before and this one. */
  adjacent: boolean[];
  /** The first word of its sentence or behind an opening quotation mark. */
  initial: boolean[];
  /** Stands where every word may have a capital: a line in title case or capitals. */
  shouted: boolean[];
  /** Stands in a paragraph where nothing is looked for. */
  silent: boolean[];
  /** Lower-case spellings that the article uses as ordinary words. */
  ordinary: ReadonlySet<string>;
  /** Words with a capital where nothing but a name has one. */
  certain: ReadonlySet<string>;
  /** Where each pair of neighbouring capitalised words begins. */
  pairs: ReadonlyMap<string, readonly number[]>;
}

const SILENT = new Set<Paragraph['kind']>(['byline', 'credit']);
/** Words that keep their full stop when they end a name. */
const STOPPED = new Set('inc corp ltd co bros jr sr tbk st'.split(' '));

/** Whether the full stop behind a word belongs to a name that ends there: `U.S.`, `Acme Inc.` */
function keepsStop(text: string, start: number, end: number, lower: string): boolean {
  if (text[end] !== '.') return false;
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

/** Capitalised words inside sentences, where nothing but a name has a capital. */
function certainNames({ word, capital, initial, shouted }: Reading): Set<string> {
  return new Set(word.filter((_word, at) => capital[at] && !initial[at] && !shouted[at]));
}

/** Where each pair of neighbouring capitalised words begins. */
function capitalPairs({ word, capital, adjacent }: Reading): Map<string, number[]> {
  const pairs = new Map<string, number[]>();
  for (let at = 0; at + 1 < word.length; at++) {
    if (!capital[at] || !capital[at + 1] || !adjacent[at + 1]) continue;
    const pair = `${word[at]} ${word[at + 1]}`;
    const places = pairs.get(pair);
    if (places) places.push(at);
    else pairs.set(pair, [at]);
  }
  return pairs;
}

/** Reads the words of an article. */
export function readWords(input: MentionInput): Reading {
  const { text, paragraphs, words, sentences } = input;
  const reading: Reading = {
    input,
    word: [],
    lower: [],
    possessive: [],
    start: [],
    end: [],
    capital: [],
    allCapitals: [],
    adjacent: [],
    initial: [],
    shouted: [],
    silent: [],
    ordinary: new Set(),
    certain: new Set(),
    pairs: new Map(),
  };
  const ordinary = new Set<string>();
  const spelt = lowerWords(text, words);
  for (const sentence of sentences) {
    const kind = paragraphs[sentence.paragraph]!.kind;
    const silent = SILENT.has(kind);
    let capitals = 0;
    for (let index = sentence.firstWord; index < sentence.endWord; index++) {
      const start = words.starts[index]!;
      const whole = text.slice(start, words.ends[index]!);
      const { word, before: elided, behind } = bareWord(whole, input.language);
      const before = index > sentence.firstWord ? words.ends[index - 1]! : -1;
      const capital = hasCapital(word);
      const lower = word.length === whole.length ? spelt[index]! : toLower(word);
      const end = start + elided + word.length;
      reading.word.push(word);
      reading.possessive.push(behind > 0);
      reading.start.push(start + elided);
      reading.end.push(keepsStop(text, start, end, lower) ? end + 1 : end);
      reading.lower.push(lower);
      reading.capital.push(capital);
      reading.allCapitals.push(isAllCapitals(word));
      reading.adjacent.push(
        before >= 0 && start === before + 1 && isSpace(text.charCodeAt(before)),
      );
      reading.initial.push(
        index === sentence.firstWord || OPENERS.includes(text.charAt(start - 1)),
      );
      reading.silent.push(silent);
      if (capital || isDigit(word.charCodeAt(0))) capitals++;
      else ordinary.add(word);
    }
    const count = sentence.endWord - sentence.firstWord;
    const titled = kind === 'headline' || kind === 'heading' || kind === 'subtitle';
    const shouted = count > (titled ? 2 : 4) && capitals >= count * (titled ? 0.6 : 0.9);
    for (let index = 0; index < count; index++) reading.shouted.push(shouted);
  }
  reading.ordinary = ordinary;
  reading.certain = certainNames(reading);
  reading.pairs = capitalPairs(reading);
  return reading;
}

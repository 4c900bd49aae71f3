/** The article as the mention step reads it: words with what their letters and places tell. */

import type { Sentence, Words } from '../../document/data.ts';
import { keepSmall, Spellings } from '../../document/spellings.ts';
import { compiled } from '../../languages/compiled.ts';
import type { Language } from '../../languages/language.ts';
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

/** A spelling with all that its letters tell. */
interface Spelling {
  /** Without an elided article and an English possessive ending. */
  word: string;
  lower: string;
  /** UTF-16 units of the elided article. */
  elided: number;
  possessive: boolean;
  capital: boolean;
  allCapitals: boolean;
  /** Begins with a figure. */
  figure: boolean;
}

function readSpelling(spelling: string, language: Language): Spelling {
  const { word, before, behind } = bareWord(spelling, language);
  return {
    word,
    lower: toLower(word),
    elided: before,
    possessive: behind > 0,
    capital: hasCapital(word),
    allCapitals: isAllCapitals(word),
    figure: isDigit(word.charCodeAt(0)),
  };
}

const spellingsOf = compiled(
  (language: Language) => new Spellings((spelling) => readSpelling(spelling, language)),
);

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
  };
  const ordinary = new Set<string>();
  const spellings = spellingsOf(input.language);
  keepSmall(spellings);
  for (const sentence of sentences) {
    const kind = paragraphs[sentence.paragraph]!.kind;
    const silent = SILENT.has(kind);
    let capitals = 0;
    for (let index = sentence.firstWord; index < sentence.endWord; index++) {
      const start = words.starts[index]!;
      const { word, lower, elided, possessive, capital, allCapitals, figure } = spellings.get(
        text,
        start,
        words.ends[index]!,
      );
      const before = index > sentence.firstWord ? words.ends[index - 1]! : -1;
      const end = start + elided + word.length;
      reading.word.push(word);
      reading.possessive.push(possessive);
      reading.start.push(start + elided);
      reading.end.push(keepsStop(text, start, end, lower) ? end + 1 : end);
      reading.lower.push(lower);
      reading.capital.push(capital);
      reading.allCapitals.push(allCapitals);
      reading.adjacent.push(
        before >= 0 && start === before + 1 && isSpace(text.charCodeAt(before)),
      );
      reading.initial.push(
        index === sentence.firstWord ||
          (text.charCodeAt(start - 1) !== 0x20 && OPENERS.includes(text.charAt(start - 1))),
      );
      reading.silent.push(silent);
      if (capital || figure) capitals++;
      else ordinary.add(word);
    }
    const count = sentence.endWord - sentence.firstWord;
    const titled = kind === 'headline' || kind === 'heading' || kind === 'subtitle';
    const shouted = count > (titled ? 2 : 4) && capitals >= count * (titled ? 0.6 : 0.9);
    for (let index = 0; index < count; index++) reading.shouted.push(shouted);
  }
  reading.ordinary = ordinary;
  return reading;
}

/** The article as the mention step reads it: words with what their letters and places tell. */

import type { Sentence, Words } from '../../document/data.ts';
import type { Language } from '../../languages/language.ts';
import type { Paragraph } from '../../record/types.generated.ts';
import { toLower } from '../../unicode/case.ts';
import { isDigit, isLower, isUpper } from '../../unicode/classes.ts';

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
  /** As written, without an English possessive ending. */
  word: string[];
  lower: string[];
  /** Where each word ends without that ending, in UTF-16 units. */
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

const SILENT = new Set<Paragraph['kind']>(['byline', 'credit', 'dateline']);
const POSSESSIVE = /['’]s$/;
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
  const english = input.language.tag === 'en';
  const ordinary = new Set<string>();
  for (const sentence of sentences) {
    const kind = paragraphs[sentence.paragraph]!.kind;
    const silent = SILENT.has(kind);
    let capitals = 0;
    for (let index = sentence.firstWord; index < sentence.endWord; index++) {
      const start = words.starts[index]!;
      const whole = text.slice(start, words.ends[index]!);
      const word = english ? whole.replace(POSSESSIVE, '') : whole;
      const before = index > sentence.firstWord ? words.ends[index - 1]! : -1;
      const capital = hasCapital(word);
      reading.word.push(word);
      reading.end.push(start + word.length);
      reading.lower.push(toLower(word));
      reading.capital.push(capital);
      reading.allCapitals.push(isAllCapitals(word));
      reading.adjacent.push(before >= 0 && start === before + 1 && text[before] === ' ');
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

/** The article as the mention step reads it: words with what their letters and places tell. */

import type { Sentence, Words } from '../../document/data.ts';
import { Marks } from '../../document/spellings.ts';
import type { Language } from '../../languages/language.ts';
import type { Paragraph } from '../../record/types.generated.ts';
import { isSpace, isUpper } from '../../unicode/classes.ts';
import { HAS, Has, Letters, type Spelling, type SpellingFacts, spellingFacts } from './spelling.ts';

/** What the step is given. */
export interface MentionInput {
  text: string;
  paragraphs: readonly Paragraph[];
  words: Words;
  sentences: readonly Sentence[];
  /** What is known of the article's language. */
  language: Language;
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

/** Spellings that the article under way has as ordinary words. */
const ordinary = new Marks();

/**
 * The words of an article. What few words are asked for is found when it is asked for. One article is
 * read at a time.
 */
export class Reading {
  readonly input: MentionInput;
  /** How many words there are. */
  readonly length: number;
  /** Bits of `Has` of each word. */
  readonly has: Uint16Array;
  readonly #spellings: SpellingFacts;

  constructor(input: MentionInput) {
    this.input = input;
    const { words, language } = input;
    this.length = words.length;
    this.has = new Uint16Array(words.length);
    this.#spellings = spellingFacts(language);
    this.#spellings.facts.use(words.spellings);
    this.#spellings.bits.use(words.spellings);
    ordinary.begin();
    for (const sentence of input.sentences) this.#read(sentence);
  }

  #read({ paragraph, firstWord, endWord }: Sentence): void {
    const { text, words, paragraphs } = this.input;
    const { numbers } = words;
    const { bits } = this.#spellings;
    const { has } = this;
    const { kind } = paragraphs[paragraph]!;
    const silent = SILENT.has(kind) ? Has.Silent : 0;
    let capitals = 0;
    for (let index = firstWord; index < endWord; index++) {
      const number = numbers[index]!;
      const letters = bits.get(number);
      const place = index > firstWord ? placeOf(text, words, index) : Has.Initial;
      has[index] = (letters & HAS) | silent | place;
      if ((letters & Letters.Counts) !== 0) capitals++;
      else if ((letters & Letters.Plain) !== 0) ordinary.add(number);
      else this.#markOrdinary(index);
    }
    const count = endWord - firstWord;
    const titled = kind === 'headline' || kind === 'heading' || kind === 'subtitle';
    if (count > (titled ? 2 : 4) && capitals >= count * (titled ? 0.6 : 0.9))
      for (let index = firstWord; index < endWord; index++) has[index]! |= Has.Shouted;
  }

  #markOrdinary(at: number): void {
    const { word, lower, form } = this.spelling(at);
    // Of `iPhone` the article has no ordinary word.
    if (word === lower) ordinary.add(form);
  }

  /** All that the letters of a word tell. */
  spelling(at: number): Spelling {
    return this.#spellings.facts.get(this.input.words.numbers[at]!);
  }

  /** A word as written, without an elided article and an English possessive ending. */
  word(at: number): string {
    return this.spelling(at).word;
  }

  /** The words `[first, end)`, in the same way. */
  words(first: number, end: number): string[] {
    const words: string[] = [];
    for (let at = first; at < end; at++) words.push(this.word(at));
    return words;
  }

  /** A word in lower case. */
  lower(at: number): string {
    return this.spelling(at).lower;
  }

  /** Whether the article has a word as an ordinary one too, in small letters. */
  isOrdinary(at: number): boolean {
    return ordinary.has(this.spelling(at).form);
  }

  /** Where a name begins that begins with a word: behind an elided article. */
  start(at: number): number {
    return this.input.words.starts[at]! + this.spelling(at).elided;
  }

  /** Where a name ends that ends with a word: without a possessive ending, with the stop of `U.S.` */
  end(at: number): number {
    const { text, words } = this.input;
    const { ending, lower } = this.spelling(at);
    const end = words.ends[at]! - ending;
    return keepsStop(text, words.starts[at]!, end, lower) ? end + 1 : end;
  }
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

/** Reads what makes a statement worth checking: figures, names, denials, wishes, … */

import type { Span, Words } from '../../document/data.ts';
import { SpellingSet } from '../../document/spellings.ts';
import type { ClaimData } from '../../languages/claim-data.ts';
import { compiled } from '../../languages/compiled.ts';
import {
  longestOf,
  lowerWords,
  type PhraseTable,
  phraseTable,
  startsOf,
} from '../../languages/phrases.ts';
import type { Mention } from '../../record/types.generated.ts';
import { isDigit } from '../../unicode/classes.ts';

/** What a word says about a statement. */
export const Sign = {
  Denial: 1,
  Negation: 2,
  Allegation: 4,
  Accusation: 8,
  Causation: 16,
  Comparison: 32,
  Amount: 64,
  Unit: 128,
  Future: 256,
  Wish: 512,
  Opinion: 1024,
  Feeling: 2048,
  FirstPerson: 4096,
  Meta: 8192,
  Calendar: 16384,
  /** A number that is neither a year nor part of a date. */
  Figure: 32768,
  Anaphora: 65536,
  Question: 131072,
  /** A multiplier behind a figure (`million`). */
  Scale: 262144,
} as const;

/** The words of an article with what each says. */
export interface Signals {
  words: Words;
  lower: readonly string[];
  sign: Int32Array;
  /** Where names are, sorted by `start`. */
  names: readonly { start: number; mention: Mention }[];
  /** Whether a percent sign stands behind a word. */
  percent(word: number): boolean;
}

const tableOf = compiled((data: ClaimData): PhraseTable<number> => {
  const signs = new Map<string, number>();
  const add = (phrases: readonly string[], sign: number): void => {
    for (const phrase of phrases) signs.set(phrase, (signs.get(phrase) ?? 0) | sign);
  };
  add(data.denial, Sign.Denial);
  add(data.negation, Sign.Negation);
  add(data.allegation, Sign.Allegation);
  add(data.accusation, Sign.Accusation);
  add(data.causation, Sign.Causation);
  add(data.comparison, Sign.Comparison);
  add(data.amounts, Sign.Amount);
  add(data.units, Sign.Unit);
  add(data.scales, Sign.Scale);
  add(data.future, Sign.Future);
  add(data.wishes, Sign.Wish);
  add(data.opinions, Sign.Opinion);
  add(data.feelings, Sign.Feeling);
  add(data.firstPerson, Sign.FirstPerson);
  add(data.meta, Sign.Meta);
  add(data.calendar, Sign.Calendar);
  add(data.anaphora, Sign.Anaphora);
  add(data.questions, Sign.Question);
  return phraseTable(signs);
});

/** The longest abbreviation of a currency that is written together with its amount. */
const PREFIX = 3;

/** Whether digits are a year of our time, or a decade (`1960s`). */
function isYear(word: string): boolean {
  return word.length <= 5 && /^(?:1[89]|20)\d\ds?$/.test(word);
}

const calendarOf = compiled(
  (months: readonly string[]): PhraseTable<number> =>
    phraseTable(new Map(months.map((month) => [month, Sign.Calendar]))),
);

/** One for all articles: what is known of their words is kept by it. */
const NO_MONTHS: readonly string[] = [];

/**
 * Reads the words of an article, once.
 *
 * @param months Names of months, which tell a date from a figure where there are no rules.
 */
export function readSignals(
  text: string,
  words: Words,
  mentions: readonly Mention[],
  rules: ClaimData | undefined,
  months: readonly string[] = NO_MONTHS,
): Signals {
  const table = rules ? tableOf(rules) : calendarOf(months);
  const { length, starts, ends, numbers } = words;
  const lower = lowerWords(words);
  const phrases = startsOf(table).use(words.spellings);
  const sign = new Int32Array(length);
  const parted = (word: number): boolean => starts[word]! - ends[word - 1]! !== 1;
  for (let word = 0; word < length; word++) {
    const entry = longestOf(phrases.get(numbers[word]!), lower, word, parted);
    if (entry) sign[word] = entry.value;
  }
  mayBeFigure.use(words.spellings);
  for (let word = 0; word < length; word++) {
    if (!mayBeFigure.has(numbers[word]!)) continue;
    const digit = firstDigit(lower[word]!);
    if (digit === 0 && isYear(lower[word]!)) continue;
    const near = (sign[word - 1] ?? 0) | (sign[word + 1] ?? 0);
    const slash = text[ends[word]!] === '/' || text[starts[word]! - 1] === '/';
    if ((near & Sign.Calendar) !== 0 || slash) continue;
    // Letters before the digits are a currency (`Rp500`), or the word is a name (`G20`).
    const currency = digit > 0 && isUnit(table, lower[word]!.slice(0, digit));
    if (digit > 0 && !currency) continue;
    const measured =
      currency || '$€£¥'.includes(text[starts[word]! - 1] ?? ' ') || text[ends[word]!] === '%';
    sign[word] = sign[word]! | Sign.Figure | (measured ? Sign.Unit : 0);
  }
  const names = mentions
    .flatMap((mention) => mention.occurrences.map(({ start }) => ({ start, mention })))
    .sort((a, b) => a.start - b.start);
  const percent = (word: number): boolean => /^ ?%/.test(text.slice(ends[word]!, ends[word]! + 2));
  return { words, lower, sign, names, percent };
}

/** Whether a word is a unit or a currency. */
function isUnit(table: PhraseTable<number>, word: string): boolean {
  return (
    table.get(word)?.some(({ value, rest }) => rest.length === 0 && (value & Sign.Unit) !== 0) ??
    false
  );
}

/** Index of the first digit among the first characters of a word; -1 when there is none. */
function firstDigit(word: string): number {
  const stop = Math.min(word.length, PREFIX + 1);
  for (let at = 0; at < stop; at++) if (isDigit(word.charCodeAt(at))) return at;
  return -1;
}

/** Spellings with a digit among their first characters. */
const mayBeFigure = new SpellingSet((spelling) => firstDigit(spelling) >= 0);

/** Index of the first element at or behind an offset. */
function firstAt(length: number, startOf: (index: number) => number, offset: number): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (startOf(middle) >= offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The words of a stretch, `[from, to)`. */
export function wordsOf({ words }: Signals, { start, end }: Span): { from: number; to: number } {
  const startOf = (index: number): number => words.starts[index]!;
  return { from: firstAt(words.length, startOf, start), to: firstAt(words.length, startOf, end) };
}

/** How many different entities a stretch names. */
export function countNames({ names }: Signals, { start, end }: Span): number {
  const seen = new Set<Mention>();
  for (
    let index = firstAt(names.length, (at) => names[at]!.start, start);
    index < names.length;
    index++
  ) {
    if (names[index]!.start >= end) break;
    seen.add(names[index]!.mention);
  }
  return seen.size;
}

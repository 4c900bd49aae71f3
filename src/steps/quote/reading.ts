/** An article read for attributions: its words as columns of what they do and what parts them. */
import type { Sentence, Span, Words } from '../../document/data.ts';
import { longestOf, lowerWords, startsOf } from '../../languages/phrases.ts';
import type { QuoteData } from '../../languages/quote-data.ts';
import type { Mention, Occurrence, Paragraph } from '../../record/types.generated.ts';
import { isUpper } from '../../unicode/classes.ts';
import { Cue, HEAD, type Lexicon, lexiconOf, Part } from './lexicon.ts';
import { MARK_UNITS, type Stretch } from './marks.ts';

/** What `findQuotations` works on; all offsets count UTF-16 units. */
export interface QuoteInput {
  text: string;
  paragraphs: readonly Paragraph[];
  words: Words;
  sentences: readonly Sentence[];
  mentions: readonly Mention[];
  /** The language's rules; without them only quotation marks are looked at. */
  rules: QuoteData | undefined;
}

/** What may part two words. */
export const Gap = {
  Comma: 1,
  Stop: 2,
  Colon: 4,
  Semicolon: 8,
  Dash: 16,
  Open: 32,
  Close: 64,
  Mark: 128,
  /** The words are in different paragraphs. */
  Break: 256,
} as const;

/** What ends a noun phrase. */
export const PARTING =
  Gap.Comma |
  Gap.Stop |
  Gap.Colon |
  Gap.Semicolon |
  Gap.Dash |
  Gap.Open |
  Gap.Close |
  Gap.Mark |
  Gap.Break;

/** Where a mention is named, in words `[from, to)`. */
export interface Named {
  mention: Mention;
  occurrence: Occurrence;
  from: number;
  to: number;
  /** Whether the last word ends with the name: `Anwar`, not `Anwar's`. */
  whole: boolean;
}

/** The columns; index by word. */
export interface Reading extends QuoteInput {
  cue: Int32Array;
  part: Int32Array;
  /** How many words the entry that begins here has; 1 for most. */
  size: Uint8Array;
  /** What stands between this word and the one before; one longer than there are words. */
  gap: Uint16Array;
  /** The stretch between quotation marks a word is in, counted from 1; 0 outside. */
  inside: Int32Array;
  /** The name that begins at a word. */
  namedAt: ReadonlyMap<number, Named>;
  stretches: readonly Stretch[];
  /** Where the second part of a separable verb stands, by the verb's word. */
  secondOf: ReadonlyMap<number, number>;
}

const PARTINGS = new Map<number, number>([
  [0x2c, Gap.Comma],
  [0x3001, Gap.Comma],
  [0x2e, Gap.Stop],
  [0x21, Gap.Stop],
  [0x3f, Gap.Stop],
  [0x2026, Gap.Stop],
  [0x3002, Gap.Stop],
  [0x3a, Gap.Colon],
  [0x3b, Gap.Semicolon],
  [0x2013, Gap.Dash],
  [0x2014, Gap.Dash],
  [0x2015, Gap.Dash],
  [0x2d, Gap.Dash],
  [0x28, Gap.Open],
  [0x5b, Gap.Open],
  [0x29, Gap.Close],
  [0x5d, Gap.Close],
  [0x0a, Gap.Break],
  [0xff0c, Gap.Comma],
  [0xff1a, Gap.Colon],
  [0xff1b, Gap.Semicolon],
  [0xff01, Gap.Stop],
  [0xff1f, Gap.Stop],
  [0xff08, Gap.Open],
  [0xff09, Gap.Close],
  [0x060c, Gap.Comma],
  [0x061b, Gap.Semicolon],
  [0x061f, Gap.Stop],
]);

/** What parts words, by the UTF-16 unit that stands between them. */
const GAP_OF = new Uint16Array(0x10000);
for (const unit of MARK_UNITS) GAP_OF[unit] = Gap.Mark;
for (const [unit, gap] of PARTINGS) GAP_OF[unit] = gap;

/** More text than this between two words is looked at no further. */
const GAP_LIMIT = 64;

function gapBetween(text: string, start: number, end: number): number {
  let gap = 0;
  if (end - start === 1 && text.charCodeAt(start) === 0x20) return gap;
  const stop = Math.min(end, start + GAP_LIMIT);
  for (let at = start; at < stop; at++) {
    gap |= GAP_OF[text.charCodeAt(at)]!;
  }
  return gap;
}

/** One for all articles: what is known of its words is kept by it. */
const NO_LEXICON: Lexicon = new Map();

/** Reads an article. */
export function read(input: QuoteInput, stretches: readonly Stretch[]): Reading {
  const { text, words } = input;
  const lexicon: Lexicon = input.rules ? lexiconOf(input.rules) : NO_LEXICON;
  const count = words.length;
  const cue = new Int32Array(count);
  const part = new Int32Array(count);
  const size = new Uint8Array(count).fill(1);
  const gap = new Uint16Array(count + 1);
  const inside = new Int32Array(count);
  const lower = lowerWords(words);
  let before = 0;
  let stretch = 0;
  for (let index = 0; index < count; index++) {
    const start = words.starts[index]!;
    const end = words.ends[index]!;
    gap[index] = gapBetween(text, before, start);
    before = end;
    while (stretch < stretches.length && stretches[stretch]!.end <= start) stretch++;
    const around = stretches[stretch];
    if (around && around.start <= start) inside[index] = stretch + 1;
  }
  gap[count] = gapBetween(text, before, text.length) | Gap.Break;
  const separable: [word: number, seconds: ReadonlySet<string>][] = [];
  const compounds = input.rules?.compounds === true;
  const parted = (word: number): boolean => gap[word] !== 0;
  const starts = startsOf(lexicon).use(words.spellings);
  for (let index = 0; index < count; index++) {
    const entry = longestOf(starts.get(words.numbers[index]!), lower, index, parted);
    if (!entry) {
      if (compounds) part[index] = headOf(lexicon, lower[index]!);
      continue;
    }
    if (entry.value.seconds) separable.push([index, entry.value.seconds]);
    cue[index] = entry.value.cue;
    part[index] = entry.value.part;
    size[index] = entry.rest.length + 1;
  }
  for (const { firstWord, endWord, paragraph } of input.sentences) {
    const headline = input.paragraphs[paragraph]?.kind === 'headline';
    for (let index = firstWord + 1; index < endWord; index++) {
      // A full stop inside a sentence ends an abbreviation and parts nothing.
      gap[index] = gap[index]! & ~Gap.Stop;
      // A capital inside a sentence begins a name: `the United States`.
      if (cue[index] !== 0 && !headline && startsUpper(text, words, index)) cue[index] = 0;
    }
  }
  const namedAt = locate(input);
  for (const { from, to, mention } of namedAt.values()) {
    cue.fill(0, from, to);
    if (mention.type === 'Person') part.fill(0, from, to);
  }
  const secondOf = new Map<number, number>();
  for (const [verb, seconds] of separable) {
    if (cue[verb] === 0) continue;
    const second = secondPart(lower, gap, verb, seconds);
    if (second > 0) {
      secondOf.set(verb, second);
      cue[verb] = cue[verb]! | Cue.Saying | Cue.After;
    }
  }
  return { ...input, cue, part, size, gap, inside, namedAt, stretches, secondOf };
}

/** The shortest noun that the end of a word is compared with. */
const SHORTEST_HEAD = 4;
/** The longest part of a word that is compared. */
const LONGEST_HEAD = 20;

/** What a word is by the noun it ends with: `Polizeisprecher` is a `sprecher`. */
function headOf(lexicon: Lexicon, word: string): number {
  const first = Math.max(1, word.length - LONGEST_HEAD);
  for (let at = first; at <= word.length - SHORTEST_HEAD; at++) {
    const entry = lexicon.get(word.slice(at))?.find(({ rest }) => rest.length === 0);
    const part = (entry?.value.part ?? 0) & (HEAD | Part.Account);
    if (part !== 0) return part;
  }
  return 0;
}

/** How many words may stand between the parts of a verb. */
const SECOND_REACH = 30;
/** What stands behind the second part: the end of the clause. */
const CLAUSE_END =
  Gap.Comma | Gap.Stop | Gap.Colon | Gap.Semicolon | Gap.Dash | Gap.Mark | Gap.Close | Gap.Break;

/** Finds the second part of a separable verb, at the end of its clause; 0 when there is none. */
function secondPart(
  lower: readonly string[],
  gap: Uint16Array,
  verb: number,
  seconds: ReadonlySet<string>,
): number {
  const stop = Math.min(lower.length, verb + SECOND_REACH);
  for (let at = verb + 1; at < stop; at++) {
    if ((gap[at]! & (Gap.Stop | Gap.Colon | Gap.Semicolon | Gap.Mark | Gap.Break)) !== 0) return 0;
    if (seconds.has(lower[at]!) && (gap[at + 1]! & CLAUSE_END) !== 0) return at;
  }
  return 0;
}

/** Finds the words of every occurrence of every mention. */
function locate({ mentions, words }: QuoteInput): Map<number, Named> {
  const namedAt = new Map<number, Named>();
  for (const mention of mentions) {
    for (const occurrence of mention.occurrences) {
      const from = wordAt(words, occurrence.start);
      if (from >= words.length || words.starts[from]! >= occurrence.end) continue;
      let to = from + 1;
      while (to < words.length && words.starts[to]! < occurrence.end) to++;
      const whole = words.ends[to - 1]! <= occurrence.end;
      const known = namedAt.get(from);
      if (!known || known.to < to) namedAt.set(from, { mention, occurrence, from, to, whole });
    }
  }
  return namedAt;
}

/** Finds the first word that ends behind an offset. */
export function wordAt(words: Words, offset: number): number {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (words.ends[middle]! > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The stretch of text that words `[from, to)` cover. */
export function spanOf({ words }: Reading, from: number, to: number): Span {
  return { start: words.starts[from]!, end: words.ends[to - 1]! };
}

/** A span with its words. */
export function occurrence(text: string, { start, end }: Span): Occurrence {
  return { start, end, text: text.slice(start, end) };
}

/** Whether a word begins with a capital letter. */
export function isCapital({ text, words }: Reading, index: number): boolean {
  return startsUpper(text, words, index);
}

const namesOf = new WeakMap<Reading, ReadonlySet<string>>();

/** Whether a word is a name, as far as capitals tell: it has one inside a sentence somewhere. */
export function isCapitalInside(reading: Reading, index: number): boolean {
  const { text, words, sentences } = reading;
  let names = namesOf.get(reading);
  if (!names) {
    const found = new Set<string>();
    for (const { firstWord, endWord, paragraph } of sentences) {
      if (reading.paragraphs[paragraph]?.kind === 'headline') continue;
      for (let word = firstWord + 1; word < endWord; word++) {
        const parting = reading.gap[word]! & ~Gap.Comma;
        if (parting !== 0 || !isCapital(reading, word)) continue;
        found.add(text.slice(words.starts[word]!, words.ends[word]!));
      }
    }
    names = found;
    namesOf.set(reading, names);
  }
  return names.has(text.slice(words.starts[index]!, words.ends[index]!));
}

function startsUpper(text: string, words: Words, index: number): boolean {
  return isUpper(text.codePointAt(words.starts[index]!)!);
}

/** Whether words `[from, to)` hold a name of that type that ends as a whole there. */
export function nameEndingAt(
  reading: Reading,
  from: number,
  to: number,
  type: Mention['type'],
): Named | undefined {
  for (let index = to - 1; index >= from && index >= to - 8; index--) {
    const named = reading.namedAt.get(index);
    if (named?.to === to && named.whole && named.mention.type === type) return named;
  }
  return undefined;
}

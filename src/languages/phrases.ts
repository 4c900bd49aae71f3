/** Looks up words and phrases in running text. */
import type { Words } from '../document/data.ts';
import { Bits, Facts, type Spellings } from '../document/spellings.ts';
import { toLower } from '../unicode/case.ts';
import { compiled } from './compiled.ts';

/** What a word begins: itself, or a phrase with the words of `rest` behind it. */
export interface PhraseEntry<Value> {
  value: Value;
  rest: readonly string[];
}

/** Phrases by their first word, the longest first. */
export type PhraseTable<Value> = ReadonlyMap<string, readonly PhraseEntry<Value>[]>;

const NO_WORDS: readonly string[] = [];

/** Compiles words and phrases (words parted by one space) for looking up. */
export function phraseTable<Value>(phrases: ReadonlyMap<string, Value>): PhraseTable<Value> {
  const table = new Map<string, PhraseEntry<Value>[]>();
  for (const [phrase, value] of phrases) {
    const space = phrase.indexOf(' ');
    const first = space < 0 ? phrase : phrase.slice(0, space);
    const entry = { value, rest: space < 0 ? NO_WORDS : phrase.slice(space + 1).split(' ') };
    const entries = table.get(first);
    if (entries) entries.push(entry);
    else table.set(first, [entry]);
  }
  for (const entries of table.values()) {
    if (entries.length > 1) entries.sort((a, b) => b.rest.length - a.rest.length);
  }
  return table;
}

const NO_ENTRIES: readonly PhraseEntry<never>[] = [];
/** How `PhraseStarts` tells that nothing begins with a word. */
const NOTHING = 1;
/** As many as numbers of 16 bits tell apart. */
const MOST_ENTRIES = 1 << 16;

/**
 * Finds the longest phrase that begins at a word.
 *
 * @param table The phrases.
 * @param words The words of the text, as the table spells them.
 * @param index The word to begin at.
 * @param parted Tells whether something other than a space stands before a word.
 */
export function matchPhrase<Value>(
  table: PhraseTable<Value>,
  words: readonly string[],
  index: number,
  parted: (index: number) => boolean,
): PhraseEntry<Value> | undefined {
  return longestOf(table.get(words[index]!) ?? NO_ENTRIES, words, index, parted);
}

/** As `matchPhrase`, of the phrases that begin with the word. */
export function longestOf<Value>(
  entries: readonly PhraseEntry<Value>[],
  words: readonly string[],
  index: number,
  parted: (index: number) => boolean,
): PhraseEntry<Value> | undefined {
  for (const entry of entries) {
    const { rest } = entry;
    let step = 0;
    while (step < rest.length) {
      const next = index + step + 1;
      if (words[next] !== rest[step] || parted(next)) break;
      step++;
    }
    if (step === rest.length) return entry;
  }
  return undefined;
}

/** What of a table begins with each spelling, in whatever case. */
export class PhraseStarts<Value> {
  /** What begins with a word, by how it is told in `#known`. */
  readonly #entries: (readonly PhraseEntry<Value>[])[] = [NO_ENTRIES, NO_ENTRIES];
  readonly #known: Bits;

  constructor(table: PhraseTable<Value>) {
    const places = new Map<string, number>();
    for (const [word, entries] of table) {
      places.set(word, this.#entries.length);
      this.#entries.push(entries);
    }
    if (this.#entries.length > MOST_ENTRIES)
      throw new RangeError('too many first words of phrases');
    this.#known = new Bits((spelling) => places.get(toLower(spelling)) ?? NOTHING);
  }

  /** Takes the spellings of a document, whose numbers are asked for next. */
  use(spellings: Spellings): this {
    this.#known.use(spellings);
    return this;
  }

  /** Gives what begins with the spelling with a number, the longest first. */
  get(number: number): readonly PhraseEntry<Value>[] {
    return this.#entries[this.#known.get(number)]!;
  }
}

const starts = compiled((table: PhraseTable<unknown>) => new PhraseStarts(table));

/**
 * What of a table begins with each spelling, for those who look up every word of a text: a number is found in a
 * fraction of the time of a text.
 */
export function startsOf<Value>(table: PhraseTable<Value>): PhraseStarts<Value> {
  return starts(table) as PhraseStarts<Value>;
}

const lowerOf = new Facts(toLower);

/** Several steps read the same words one after another. */
const known = new WeakMap<Words, readonly string[]>();

/** Gives every word of a text in lower case. */
export function lowerWords(words: Words): readonly string[] {
  const before = known.get(words);
  if (before) return before;
  const { numbers, spellings } = words;
  lowerOf.use(spellings);
  const lower: string[] = [];
  for (let word = 0; word < words.length; word++) lower.push(lowerOf.get(numbers[word]!));
  known.set(words, lower);
  return lower;
}

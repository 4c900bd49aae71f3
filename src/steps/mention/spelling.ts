/** What the letters of a word tell, in its language. */
import { Bits, Facts, type Spellings } from '../../document/spellings.ts';
import { compiled } from '../../languages/compiled.ts';
import type { Language } from '../../languages/language.ts';
import { toLower } from '../../unicode/case.ts';
import { isDigit, isLower, isUpper } from '../../unicode/classes.ts';
import { type Name, nameIndex } from './lookup.ts';
import { bareWord } from './tag/types.ts';

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
  /** Its letters and its language let it be part of a person's name. */
  PersonPart: 256,
} as const;

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

/** Words with a capital that are no part of a person's name, in lower case. */
const otherCapitals = compiled(
  ({ mention: data, functionWords }: Language): ReadonlySet<string> => {
    const titles = data?.personTitles.flatMap((title) => title.split(' ')) ?? [];
    const common = [...(data?.titleComplements ?? []), ...(data?.commonCapitals ?? [])];
    const heads = [...(data?.placeHeads ?? []), ...(data?.organizationHeads ?? [])];
    return new Set([...functionWords, ...titles, ...common, ...heads]);
  },
);

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
      (capital && !allCapitals && !otherCapitals(language).has(lower) ? Has.PersonPart : 0) |
      (names.length > 0 || shouted.length > 0 ? Has.Known : 0),
    counts: capital || isDigit(word.charCodeAt(0)),
    form: spellings.numberOf(lower, 0, lower.length),
    names,
    shouted,
  };
}

/** Words of small letters that nothing is cut off from. */
const SMALL_WORD = /^[a-z]+$/;

/** What the letters of a word tell as bits: those of `Has`, and these. */
export const Letters = {
  /** Counts as capitalised in a line: has a capital or begins with a figure. */
  Counts: 512,
  /** Is its own form: all small letters, nothing elided, no ending. */
  Plain: 1024,
  /** Of every spelling. */
  Read: 2048,
} as const;

/** The part of it that is bits of `Has`. */
export const HAS = Has.Capital | Has.AllCapitals | Has.Possessive | Has.Known | Has.PersonPart;

/** The spellings of a language. */
export interface SpellingFacts {
  facts: Facts<Spelling>;
  /** Bits of `Has` and `Letters`. */
  bits: Bits;
}

/** Gives what is known of the spellings of a language. */
export const spellingFacts = compiled((language: Language): SpellingFacts => {
  const facts = new Facts((spelling, spellings) => readSpelling(spelling, spellings, language));
  const index = nameIndex(language);
  const bits = new Bits((spelling, spellings, number) => {
    // Most words need nothing else to be made.
    if (SMALL_WORD.test(spelling))
      return Letters.Plain | Letters.Read | (index.get(spelling) ? Has.Known : 0);
    const { has, counts, form } = facts.use(spellings).get(number);
    return (
      has | (counts ? Letters.Counts : 0) | (form === number ? Letters.Plain : 0) | Letters.Read
    );
  });
  return { facts, bits };
});

/** A document as the tagger reads it: each word with its type, what stands before it, and its place. */
import type { Sentence, Words } from '../../../document/data.ts';
import type { Marks } from '../../../document/spellings.ts';
import { isSpace } from '../../../unicode/classes.ts';
import { hasCapitals, Mode, modeOf } from './mode.ts';
import { Casing } from './shape.ts';
import { TypeBit, type Types, type WordType } from './types.ts';

/** What stands between two words. */
export const Gap = {
  Space: 0,
  Comma: 1,
  Stop: 2,
  Joint: 3,
  Open: 4,
  Close: 5,
  Other: 6,
  Edge: 7,
} as const;
export type Gap = (typeof Gap)[keyof typeof Gap];
/** How many there are. */
export const GAPS = 8;

const MARKS: Record<string, Gap> = {
  ',': Gap.Comma,
  '、': Gap.Comma,
  '.': Gap.Stop,
  '-': Gap.Joint,
  '–': Gap.Joint,
  '/': Gap.Joint,
  "'": Gap.Joint,
  '’': Gap.Joint,
  '&': Gap.Joint,
  '(': Gap.Open,
  '[': Gap.Open,
  ')': Gap.Close,
  ']': Gap.Close,
};
const GAP_OF = new Uint8Array(0x10000).fill(Gap.Other);
for (const [mark, gap] of Object.entries(MARKS)) GAP_OF[mark.charCodeAt(0)] = gap;

/** The words of a document for the tagger; all columns have one entry a word. */
export interface View {
  /** Those of words that a name may hold, and of the words near them. */
  types: WordType[];
  /** What stands before the word; `Edge` at the start of a sentence. */
  gaps: Uint8Array;
  /** First and last mark of what stands before, hashed; 0 for a plain space. */
  marks: Int32Array;
  /** Whether a name may hold the word; all others are outside of any. */
  active: Uint8Array;
  /** Words that the document has in small letters inside a sentence, by form. */
  small: Marks;
  /** Words that it has with a capital where only a name has one, by form. */
  certain: Marks;
  modes: Uint8Array;
}

/** So many words in small letters may stand between the capitals of one name. */
const BRIDGE = 3;
/** So far from a word its features reach. */
const REACH = 2;

/** Reads a document, which `types` then is about until another is read. */
export function viewOf(
  text: string,
  words: Words,
  sentences: readonly Sentence[],
  types: Types,
): View {
  const { length, starts, ends, numbers } = words;
  types.begin(words.spellings);
  const { small, certain } = types;
  const view: View = {
    types: new Array<WordType>(length),
    gaps: new Uint8Array(length),
    marks: new Int32Array(length),
    active: new Uint8Array(length),
    small,
    certain,
    modes: new Uint8Array(length),
  };
  const isSmall = !hasCapitals(words);
  for (const { firstWord, endWord } of sentences) {
    const mode = modeOf(words, firstWord, endWord, isSmall);
    view.modes.fill(mode, firstWord, endWord);
    let lastCapital = -1;
    for (let index = firstWord; index < endWord; index++) {
      const number = numbers[index]!;
      const bits = types.bits(number);
      const gap =
        index === firstWord
          ? Gap.Edge
          : readGap(view, index, text, ends[index - 1]!, starts[index]!);
      view.gaps[index] = gap;
      const casing = bits & TypeBit.Casing;
      if (casing === Casing.Lower) {
        if (mode === Mode.Small) view.active[index] = 1;
        else small.add(formOf(types, number, bits));
      } else if (casing === Casing.None) {
        if (mode === Mode.Small || (bits & TypeBit.Letters) !== 0) view.active[index] = 1;
      } else {
        if (mode === Mode.Normal && gap !== Gap.Edge) certain.add(formOf(types, number, bits));
        view.active[index] = 1;
        if (lastCapital >= 0 && isBridge(view, words, types, lastCapital + 1, index))
          view.active.fill(1, lastCapital + 1, index);
        lastCapital = index;
      }
    }
    // `The talks`: a grammatical word that only begins the sentence is no name.
    if (mode === Mode.Normal && firstWord < endWord) {
      const next = firstWord + 1 < endWord ? types.bits(numbers[firstWord + 1]!) : Casing.Lower;
      const isGrammatical = (types.bits(numbers[firstWord]!) & TypeBit.Grammatical) !== 0;
      if (isGrammatical && (next & TypeBit.Casing) === Casing.Lower) view.active[firstWord] = 0;
    }
    let typed = firstWord;
    for (let index = firstWord; index < endWord; index++) {
      if (view.active[index] === 0) continue;
      const last = Math.min(index + REACH, endWord - 1);
      for (typed = Math.max(typed, index - REACH); typed <= last; typed++)
        view.types[typed] = types.get(numbers[typed]!, mode);
    }
  }
  return view;
}

/** The number of the spelling of a word in small letters. */
function formOf(types: Types, number: number, bits: number): number {
  // Most words have nothing to be looked up for that.
  return (bits & TypeBit.Form) !== 0 ? number : types.get(number, Mode.Normal).form;
}

/** Whether the words `[from, to)` between two capitalised ones may be inside one name. */
function isBridge(
  { gaps }: View,
  { numbers }: Words,
  types: Types,
  from: number,
  to: number,
): boolean {
  if (to - from > BRIDGE || gaps[to] === Gap.Close) return false;
  for (let at = from; at < to; at++) {
    const gap = gaps[at]!;
    if (gap !== Gap.Space && gap !== Gap.Joint) return false;
    if ((types.bits(numbers[at]!) & TypeBit.Inner) === 0) return false;
  }
  return true;
}

/** Reads what stands between two words of a sentence. */
function readGap(view: View, index: number, text: string, from: number, to: number): Gap {
  if (to === from + 1 && text.charCodeAt(from) === 0x20) return Gap.Space;
  let first = 0;
  let last = 0;
  for (let at = from; at < to; at++) {
    const unit = text.charCodeAt(at);
    if (isSpace(unit)) continue;
    if (first === 0) first = unit;
    last = unit;
  }
  if (first === 0) return from === to ? Gap.Joint : Gap.Space;
  view.marks[index] = (first << 16) | last;
  return GAP_OF[first] === GAP_OF[last] ? (GAP_OF[first] as Gap) : Gap.Other;
}

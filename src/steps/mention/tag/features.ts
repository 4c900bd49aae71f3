/** The features of a word at its place: which hashes speak for its label. */
import { mix } from './hash.ts';
import { wordHashOf } from './kinds.ts';
import type { HashTable } from './lexicon.ts';
import { Casing } from './shape.ts';
import type { WordType } from './types.ts';
import { Gap, type View } from './view.ts';
import { farFeatures, nearFeatures, ownFeatures } from './word-features.ts';

/** The places that a word's features are looked at from: how far, which of them, and their salt. */
export const PLACES = [
  { offset: 0, features: ownFeatures, salt: 101 },
  { offset: -1, features: nearFeatures, salt: 102 },
  { offset: 1, features: nearFeatures, salt: 103 },
  { offset: -2, features: farFeatures, salt: 104 },
  { offset: 2, features: farFeatures, salt: 105 },
] as const;

/** The feature of a place that is outside of the sentence. */
export function outside(salt: number): number {
  return mix(0, salt);
}

/** A feature as one group of languages has it. */
export function ofGroup(hash: number, group: number): number {
  return mix(hash, 1000 + group);
}

/** What stands before the first word of a sentence, and behind the last. */
export const EDGE = 0x51ed270b;
/** The mark of a possessive ending behind a word, whatever else stands there. */
const POSSESSIVE = 1;

/** The marks between a word and the one before, as its features see them. */
export function gapBefore({ marks }: View, index: number, first: number): number {
  return index > first ? marks[index]! : EDGE;
}

/** The marks between a word and the one behind, as its features see them. */
export function gapAfter({ types, marks }: View, index: number, end: number): number {
  if (index + 1 >= end) return EDGE;
  return types[index]!.possessive > 0 ? POSSESSIVE : marks[index + 1]!;
}

/** Features that depend on more than the word as such, gathered for one place. */
export class LocalFeatures {
  /** Hashes for every language. */
  readonly shared = new Int32Array(32);
  sharedCount = 0;
  /** Hashes that make sense in one language only. */
  readonly own = new Int32Array(32);
  ownCount = 0;

  #share(template: number, value: number): void {
    this.shared[this.sharedCount++] = mix(value, template);
  }

  #keep(template: number, value: number): void {
    this.own[this.ownCount++] = mix(value, template);
  }

  /** Forgets what was gathered. */
  clear(): void {
    this.sharedCount = 0;
    this.ownCount = 0;
  }

  /** Adds what a word and the one before it say. */
  before(type: WordType, before: WordType | undefined, gap: number): void {
    const { wordHash, shapeHash, coarseHash } = type;
    const word = before?.wordHash ?? EDGE;
    const shape = before?.shapeHash ?? EDGE;
    this.#keep(1, mix(wordHash, word));
    this.#keep(3, mix(shapeHash, word));
    this.#keep(5, mix(coarseHash, before?.coarseHash ?? EDGE));
    this.#keep(7, mix(mix(shapeHash, before?.fineHash ?? EDGE), 7));
    this.#share(21, mix(gap, shapeHash));
    this.#share(24, mix(mix(before?.roleHash ?? EDGE, shapeHash), shape));
    this.#share(27, mix(mix(gap, shape), shapeHash));
  }

  /** Adds what a word and the one behind it say. */
  after(type: WordType, after: WordType | undefined, gap: number): void {
    const { wordHash, shapeHash, coarseHash } = type;
    const word = after?.wordHash ?? EDGE;
    const shape = after?.shapeHash ?? EDGE;
    this.#keep(2, mix(wordHash, word));
    this.#keep(4, mix(shapeHash, word));
    this.#keep(6, mix(coarseHash, after?.coarseHash ?? EDGE));
    this.#keep(8, mix(mix(shapeHash, after?.fineHash ?? EDGE), 8));
    this.#share(22, mix(gap, shapeHash));
    this.#share(25, mix(mix(after?.roleHash ?? EDGE, shapeHash), shape));
    this.#share(28, mix(mix(gap, shape), shapeHash));
  }

  /** Adds what a word and those on both sides say. */
  around(
    type: WordType,
    before: WordType | undefined,
    after: WordType | undefined,
    gapBefore: number,
    gapAfter: number,
  ): void {
    const { shapeHash } = type;
    this.#keep(9, mix(mix(before?.wordHash ?? EDGE, after?.wordHash ?? EDGE), shapeHash));
    this.#keep(
      10,
      mix(mix(before?.coarseHash ?? EDGE, type.coarseHash), after?.coarseHash ?? EDGE),
    );
    this.#share(20, mix(mix(before?.shapeHash ?? EDGE, shapeHash), after?.shapeHash ?? EDGE));
    this.#share(23, mix(mix(gapBefore, gapAfter), shapeHash));
    this.#share(26, mix(mix(before?.nameHash ?? EDGE, type.nameHash), after?.nameHash ?? EDGE));
  }

  /**
   * Adds what the lists of places and the rest of the article say of a word.
   *
   * @param part What `placeNames` found at the word.
   * @param evidence What `evidenceOf` found.
   */
  article(type: WordType, part: number, evidence: number): void {
    const { shapeHash, casing, caseHash } = type;
    this.#share(31, mix(part, shapeHash));
    if (casing <= Casing.Lower) return;
    this.#share(32, mix(evidence, shapeHash));
    this.#share(33, mix(mix(evidence, caseHash), shapeHash));
  }
}

/**
 * How the article writes a word elsewhere, and whether a capital says little here: 0 to 7.
 */
export function evidenceOf({ types, gaps, small, certain }: View, index: number): number {
  const { form } = types[index]!;
  const gap = gaps[index]!;
  const initial = gap === Gap.Edge || gap > Gap.Joint ? 1 : 0;
  const evidence = (small.has(form) ? 1 : 0) + (initial && certain.has(form) ? 2 : 0);
  return evidence * 2 + initial;
}

/** Parts of the name of a place at a word: none, its first word, a later one. */
export const PlacePart = { None: 0, First: 1, Inside: 2 } as const;
const LONGEST_PLACE = 4;

/** Marks the words that make up known names of places of several words. */
export function placeNames(
  view: View,
  first: number,
  end: number,
  places: HashTable,
  out: Uint8Array,
): void {
  for (let index = first; index < end; index++) {
    if (view.active[index] !== 1) continue;
    let hash = view.types[index]!.wordHash;
    let longest = 0;
    for (let length = 2; length <= LONGEST_PLACE && index + length <= end; length++) {
      const next = index + length - 1;
      if (view.gaps[next] !== Gap.Space || view.active[next] !== 1) break;
      hash = mix(hash, view.types[next]!.wordHash);
      if (places.get(hash) !== 0) longest = length;
    }
    if (longest === 0) continue;
    out[index] = PlacePart.First;
    out.fill(PlacePart.Inside, index + 1, index + longest);
    index += longest - 1;
  }
}

/** The hash of the name of a place of several words, given in lower case. */
export function placeHash(words: readonly string[]): number {
  return words.slice(1).reduce((hash, word) => mix(hash, wordHashOf(word)), wordHashOf(words[0]!));
}

/** The features of a word at its place: which hashes speak for its label. */
import { mix } from './hash.ts';
import type { HashTable } from './lexicon.ts';
import { Casing } from './shape.ts';
import { wordHashOf } from './types.ts';
import { Gap, type View } from './view.ts';

/** The places that a word's features are looked at from: how far, which of them, and their salt. */
export const PLACES = [
  { offset: 0, list: 'own', salt: 101 },
  { offset: -1, list: 'near', salt: 102 },
  { offset: 1, list: 'near', salt: 103 },
  { offset: -2, list: 'far', salt: 104 },
  { offset: 2, list: 'far', salt: 105 },
] as const;

/** The feature of a place that is outside of the sentence. */
export function outside(salt: number): number {
  return mix(0, salt);
}

/** A feature as one group of languages has it. */
export function ofGroup(hash: number, group: number): number {
  return mix(hash, 1000 + group);
}

const EDGE = 0x51ed270b;

/** Features that depend on more than one word, gathered for one place. */
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

  /**
   * Gathers the features of the word at `index`.
   *
   * @param first Index of the first word of its sentence.
   * @param end Index behind the last.
   * @param place What `placeNames` found at the word.
   */
  gather(view: View, index: number, first: number, end: number, place: number): void {
    this.sharedCount = 0;
    this.ownCount = 0;
    const { types, marks, gaps } = view;
    const type = types[index]!;
    const before = index > first ? types[index - 1] : undefined;
    const after = index + 1 < end ? types[index + 1] : undefined;
    const gapBefore = index > first ? marks[index]! : EDGE;
    const gapAfter = after ? (type.possessive > 0 ? 1 : marks[index + 1]!) : EDGE;
    const w = type.wordHash;
    const s = type.shapeHash;
    const c = type.coarseHash;
    const w1 = before?.wordHash ?? EDGE;
    const w2 = after?.wordHash ?? EDGE;
    const s1 = before?.shapeHash ?? EDGE;
    const s2 = after?.shapeHash ?? EDGE;
    const c1 = before?.coarseHash ?? EDGE;
    const c2 = after?.coarseHash ?? EDGE;
    const f1 = before?.fineHash ?? EDGE;
    const f2 = after?.fineHash ?? EDGE;
    this.#keep(1, mix(w, w1));
    this.#keep(2, mix(w, w2));
    this.#keep(3, mix(s, w1));
    this.#keep(4, mix(s, w2));
    this.#keep(5, mix(c, c1));
    this.#keep(6, mix(c, c2));
    this.#keep(7, mix(mix(s, f1), 7));
    this.#keep(8, mix(mix(s, f2), 8));
    this.#keep(9, mix(mix(w1, w2), s));
    this.#keep(10, mix(mix(c1, c), c2));
    this.#share(20, mix(mix(s1, s), s2));
    this.#share(21, mix(gapBefore, s));
    this.#share(22, mix(gapAfter, s));
    this.#share(23, mix(mix(gapBefore, gapAfter), s));
    this.#share(24, mix(mix(before?.roleHash ?? EDGE, s), s1));
    this.#share(25, mix(mix(after?.roleHash ?? EDGE, s), s2));
    this.#share(26, mix(mix(before?.nameHash ?? EDGE, type.nameHash), after?.nameHash ?? EDGE));
    this.#share(27, mix(mix(gapBefore, s1), s));
    this.#share(28, mix(mix(gapAfter, s2), s));
    this.#share(31, mix(place, s));
    if (type.casing > Casing.Lower) {
      const { small, certain } = type.form;
      const initial = gaps[index] === Gap.Edge || gaps[index]! > Gap.Joint ? 1 : 0;
      const evidence =
        (small === view.document ? 1 : 0) + (initial && certain === view.document ? 2 : 0);
      this.#share(32, mix(evidence * 2 + initial, s));
      this.#share(33, mix(mix(evidence * 2 + initial, type.caseHash), s));
    }
  }
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

/** The features of a word as such: as it is seen from its own place and from places near it. */
import { hashText, mix } from './hash.ts';
import { Kind, ofKind } from './kinds.ts';
import { BRANCH_MASK } from './lexicon.ts';
import { Mode } from './mode.ts';
import { shapeOf } from './shape.ts';
import type { WordType } from './types.ts';

/** Parts of a path through the tree of clusters. */
const BRANCHES = [0xf, BRANCH_MASK, 0x3ff];
const LONGEST_AFFIX = 5;
const NEAR_SUFFIX = 3;
const ROLE_BITS = 10;
const NAME_BITS_FROM = 16;
const NAME_BITS_TO = 24;

/** Calls `add` for every feature of a word seen from its own place. */
export function ownFeatures(type: WordType, add: (hash: number) => void): void {
  const { lower, shapeHash, wordHash, fineHash, caseHash, nameHash, roleHash, path } = type;
  add(wordHash);
  add(shapeHash);
  add(fineHash);
  add(type.coarseHash);
  add(caseHash);
  add(roleHash);
  add(ofKind(Kind.Length, Math.min(lower.length, 12)));
  add(mix(ofKind(Kind.ShapeCase, shapeHash), caseHash));
  add(mix(ofKind(Kind.WordShape, wordHash), shapeHash));
  add(mix(ofKind(Kind.FineShape, fineHash), shapeHash));
  add(mix(shapeHash, nameHash));
  add(mix(shapeHash, roleHash));
  if (type.mode === Mode.Normal) {
    const long = shapeOf(type.word, 4);
    add(ofKind(Kind.LongShape, hashText(long, 0, long.length)));
  }
  for (let length = 1; length <= LONGEST_AFFIX && length < lower.length; length++) {
    add(suffix(lower, length));
    add(mix(ofKind(Kind.Prefix, length), hashText(lower, 0, length)));
  }
  for (let bit = NAME_BITS_FROM; bit < NAME_BITS_TO; bit++)
    if (type.names & (1 << bit)) add(mix(ofKind(Kind.NameBit, bit), shapeHash));
  addRoles(type, add);
  if (path !== 0) addPath(path, add);
}

/** Calls `add` for every feature of a word seen from the one beside it. */
export function nearFeatures(type: WordType, add: (hash: number) => void): void {
  const { lower, path } = type;
  add(type.wordHash);
  add(type.shapeHash);
  add(type.fineHash);
  add(type.coarseHash);
  add(type.caseHash);
  add(type.nameHash);
  add(type.roleHash);
  if (lower.length > NEAR_SUFFIX) add(suffix(lower, NEAR_SUFFIX));
  addRoles(type, add);
  if (path !== 0) addPath(path, add);
}

/** Calls `add` for every feature of a word seen from two words away. */
export function farFeatures(type: WordType, add: (hash: number) => void): void {
  add(type.wordHash);
  add(type.shapeHash);
  add(type.coarseHash);
  add(type.roleHash);
}

function suffix(lower: string, length: number): number {
  return mix(ofKind(Kind.Suffix, length), hashText(lower, lower.length - length, lower.length));
}

function addRoles({ roles }: WordType, add: (hash: number) => void): void {
  for (let bit = 0; bit < ROLE_BITS; bit++) if (roles & (1 << bit)) add(ofKind(Kind.RoleBit, bit));
}

function addPath(path: number, add: (hash: number) => void): void {
  add(ofKind(Kind.Path, path));
  for (const mask of BRANCHES) add(mix(ofKind(Kind.Branch, path & mask), mask));
}

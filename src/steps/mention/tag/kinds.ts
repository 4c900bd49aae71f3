/** What features of a word are about. */
import { hashText, mix } from './hash.ts';

/** What a feature is about; each kind hashes apart. */
export const Kind = {
  Word: 1,
  Suffix: 2,
  Prefix: 3,
  Shape: 4,
  LongShape: 5,
  Fine: 6,
  Coarse: 7,
  Case: 8,
  Name: 9,
  NameBit: 10,
  Role: 11,
  RoleBit: 12,
  Length: 13,
  ShapeCase: 14,
  WordShape: 15,
  FineShape: 16,
  Path: 17,
  Branch: 18,
} as const;

/** Joins what a feature is about with its value. */
export function ofKind(kind: number, value: number): number {
  return mix(value, kind);
}

/** The hash of a lower-cased word, as a feature. */
export function wordHashOf(lower: string): number {
  return ofKind(Kind.Word, hashText(lower, 0, lower.length));
}

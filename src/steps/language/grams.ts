/** How letters, n-grams of letters and words are told apart by number, without making strings. */
import { lowerUnit } from '../../unicode/case.ts';
import { Category, categoryOf } from '../../unicode/classes.ts';

/** Whether a UTF-16 unit is part of a word for this purpose: a letter or a mark of the first plane. */
export function isLanguageLetter(unit: number): boolean {
  const category = categoryOf(unit);
  return category >= Category.Upper && category <= Category.Mark;
}

const letters = new Uint16Array(0x10000);
for (let unit = 0; unit < letters.length; unit++) {
  if (isLanguageLetter(unit)) letters[unit] = lowerUnit(unit);
}

/** The lower case of a UTF-16 unit that is part of a word; 0 for any other, and behind the end. */
export function letterOf(unit: number): number {
  return letters[unit] ?? 0;
}

/** What a hash begins with. */
export const HASH_SEED = 0x811c9dc5;

/** Takes one more UTF-16 unit into a hash (FNV-1a with units for bytes). */
export function mixUnit(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193);
}

/** Ends a hash: FNV leaves its low bits weak, and tables are looked up by them. */
export function endHash(hash: number): number {
  return (hash ^ (hash >>> 15)) >>> 0;
}

/** The 32-bit hash of a stretch of text, in lower case: what `mixUnit` and `endHash` give for it. */
export function hashOf(text: string): number {
  let hash = HASH_SEED;
  for (let at = 0; at < text.length; at++) hash = mixUnit(hash, text.charCodeAt(at));
  return endHash(hash);
}

/** How letters, n-grams of letters and words are told apart by number, without making strings. */
import { lowerUnit } from '../../unicode/case.ts';
import { Category, categoryOf } from '../../unicode/classes.ts';

/** Whether a UTF-16 unit is part of a word for this purpose: a letter or a mark of the first plane. */
export function isLanguageLetter(unit: number): boolean {
  const category = categoryOf(unit);
  return category >= Category.Upper && category <= Category.Mark;
}

/** No letter has this number, so it stands for units that were not looked up yet. */
const UNREAD = 0xffff;
const letters = new Uint16Array(0x10000).fill(UNREAD);

/** The lower case of a UTF-16 unit that is part of a word; 0 for any other. Quick: units are read once. */
export function letterOf(unit: number): number {
  const known = letters[unit]!;
  if (known !== UNREAD) return known;
  const letter = isLanguageLetter(unit) ? lowerUnit(unit) : 0;
  letters[unit] = letter;
  return letter;
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

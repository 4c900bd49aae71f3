/** The n-grams of letters that tell languages apart. */
import { Category, categoryOf } from '../../unicode/classes.ts';

/** Whether a UTF-16 unit is part of a word for this purpose: a letter or a mark of the first plane. */
export function isLanguageLetter(unit: number): boolean {
  const category = categoryOf(unit);
  return category >= Category.Upper && category <= Category.Mark;
}

/** A 32-bit hash (FNV-1a over UTF-16 units) of a stretch of text. */
export function hashGram(text: string, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    hash = Math.imul(hash ^ (unit & 0xff), 0x01000193);
    hash = Math.imul(hash ^ (unit >> 8), 0x01000193);
  }
  return hash >>> 0;
}

/** What the letters of a word look like. */
import { Category, categoryOf, isLetter, isLower, isUpper } from '../../../unicode/classes.ts';

/** How the letters of a word are cased. */
export const Casing = {
  /** No letter that has a case. */
  None: 0,
  Lower: 1,
  /** A capital first, and a small letter. */
  Title: 2,
  /** Two or more letters, all capital. */
  Upper: 3,
  /** One letter, capital. */
  Single: 4,
  /** A capital inside: `flyDubai`, `al-Qaeda`. */
  Mixed: 5,
} as const;
export type Casing = (typeof Casing)[keyof typeof Casing];

/** Tells how a word is cased. */
export function casingOf(word: string): Casing {
  let upper = 0;
  let lower = 0;
  let first = 0;
  for (let at = 0; at < word.length; at++) {
    const unit = word.charCodeAt(at);
    if (isUpper(unit)) {
      if (upper + lower === 0) first = 1;
      upper++;
    } else if (isLower(unit)) lower++;
  }
  if (upper === 0) return lower === 0 ? Casing.None : Casing.Lower;
  if (lower === 0) return upper === 1 ? Casing.Single : Casing.Upper;
  return first === 1 ? Casing.Title : Casing.Mixed;
}

function letterOf(codePoint: number): string {
  if (isUpper(codePoint)) return 'X';
  if (isLower(codePoint)) return 'x';
  const category = categoryOf(codePoint);
  if (category === Category.Digit) return 'd';
  if (isLetter(codePoint)) return 'c';
  return category === Category.Mark ? '' : '-';
}

/**
 * Draws a word with `X`, `x`, `d`, `c` (a letter without case) and `-`.
 *
 * @param longest How many equal signs in a row are drawn.
 */
export function shapeOf(word: string, longest: number): string {
  let shape = '';
  let last = '';
  let run = 0;
  for (let at = 0; at < word.length && shape.length < 12; at++) {
    const letter = letterOf(word.charCodeAt(at));
    run = letter === last ? run + 1 : 1;
    if (run <= longest) shape += letter;
    last = letter;
  }
  return shape;
}

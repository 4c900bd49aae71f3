/** Splits text into words by character class: letters, marks and digits, with inner joints. */
import { Category, categoryOf, scriptOf } from '../unicode/classes.ts';

const APOSTROPHES = new Set([0x27, 0x2019, 0x2bc]);
const HYPHENS = new Set([0x2d, 0x2010, 0x2011]);

const Kind = { None: 0, Letter: 1, Digit: 2, Single: 3 } as const;
type Kind = (typeof Kind)[keyof typeof Kind];

/** Whether a code point can be in a word; `Single` is a word of its own (scripts without spaces). */
function kindOf(codePoint: number): Kind {
  return codePoint < LATIN ? (latin[codePoint] as Kind) : lookUpKind(codePoint);
}

function lookUpKind(codePoint: number): Kind {
  const category = categoryOf(codePoint);
  if (category < Category.Upper || category > Category.OtherNumber) return Kind.None;
  if (category >= Category.Digit) return Kind.Digit;
  if (category !== Category.OtherLetter || codePoint < 0x0e00) return Kind.Letter;
  const script = scriptOf(codePoint);
  return script === 'Han' || script === 'Hiragana' || script === 'Katakana'
    ? Kind.Single
    : Kind.Letter;
}

/** Most letters of most texts stand before this code point, and are looked up at once. */
const LATIN = 0x250;
const SPACE = 0x20;
const latin = Uint8Array.from({ length: LATIN }, (_none, codePoint) => lookUpKind(codePoint));

/** Whether a joint holds the word together: `al-Qaeda`, `don't`, `5,376`, `3.5`, `R&D`. */
function joins(joint: number, before: Kind, after: Kind): boolean {
  if (after === Kind.None || after === Kind.Single) return false;
  if (HYPHENS.has(joint)) return true;
  if (APOSTROPHES.has(joint)) return before === Kind.Letter && after === Kind.Letter;
  if (joint === 0x26) return before === Kind.Letter && after === Kind.Letter;
  if (joint === 0x2e || joint === 0x2c) return before === Kind.Digit && after === Kind.Digit;
  return joint === 0x5f;
}

/**
 * Calls `word` for every word of a stretch of text, in order.
 *
 * A word is a run of letters, marks and digits; a hyphen, an apostrophe or an ampersand between
 * letters and a point or comma between digits belong to it. A Han, Hiragana or Katakana character
 * is a word of its own. Punctuation and symbols are no words.
 *
 * @param text The text.
 * @param start Where to begin, in UTF-16 units.
 * @param end Where to stop, in UTF-16 units.
 * @param word Gets each word's half-open stretch.
 */
export function forEachWord(
  text: string,
  start: number,
  end: number,
  word: (start: number, end: number) => void,
): void {
  let at = start;
  while (at < end) {
    const codePoint = text.codePointAt(at)!;
    let next = at + (codePoint > 0xffff ? 2 : 1);
    let kind = kindOf(codePoint);
    if (kind === Kind.None) {
      at = next;
      continue;
    }
    while (kind !== Kind.Single && next < end) {
      // Most of a word is letters of small numbers, which need no look at pairs.
      const unit = text.charCodeAt(next);
      if (unit < LATIN) {
        const latinKind = latin[unit] as Kind;
        if (latinKind !== Kind.None) {
          kind = latinKind;
          next++;
          continue;
        }
        if (unit === SPACE) break;
      }
      const following = text.codePointAt(next)!;
      const followingKind = kindOf(following);
      const width = following > 0xffff ? 2 : 1;
      if (followingKind === Kind.Letter || followingKind === Kind.Digit) {
        kind = followingKind;
        next += width;
        continue;
      }
      if (followingKind === Kind.Single || next + width >= end) break;
      if (!joins(following, kind, kindOf(text.codePointAt(next + width)!))) break;
      next += width;
    }
    word(at, Math.min(next, end));
    at = next;
  }
}

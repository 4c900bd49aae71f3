/** Splits text into words by character class: letters, marks and digits, with inner joints. */
import { Category, categoryOf, scriptOf } from '../unicode/classes.ts';
import { pointAt, unitAt } from '../unicode/units.ts';
import type { Words } from './data.ts';
import type { Spellings } from './spellings.ts';

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
 * Finds where the word ends that begins at a place.
 *
 * @param text The text.
 * @param at The place, in UTF-16 units.
 * @param end Where to stop.
 * @returns The place itself when no word begins there.
 */
function endOfWord(text: string, at: number, end: number): number {
  const first = unitAt(text, at);
  let kind: Kind;
  let next = at + 1;
  if (first < LATIN) kind = latin[first] as Kind;
  else {
    const codePoint = pointAt(text, at);
    if (codePoint > 0xffff) next++;
    kind = lookUpKind(codePoint);
  }
  if (kind === Kind.None) return at;
  while (kind !== Kind.Single && next < end) {
    // Most of a word is letters of small numbers, which need no look at pairs.
    const unit = unitAt(text, next);
    if (unit < LATIN) {
      const latinKind = latin[unit] as Kind;
      if (latinKind !== Kind.None) {
        kind = latinKind;
        next++;
        continue;
      }
      if (unit === SPACE) break;
    }
    const following = pointAt(text, next);
    const followingKind = kindOf(following);
    const width = following > 0xffff ? 2 : 1;
    if (followingKind === Kind.Letter || followingKind === Kind.Digit) {
      kind = followingKind;
      next += width;
      continue;
    }
    if (followingKind === Kind.Single || next + width >= end) break;
    if (!joins(following, kind, kindOf(pointAt(text, next + width)))) break;
    next += width;
  }
  return Math.min(next, end);
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
    const next = endOfWord(text, at, end);
    if (next === at) at++;
    else {
      word(at, next);
      at = next;
    }
  }
}

function longer(column: Uint32Array): Uint32Array<ArrayBuffer> {
  const other = new Uint32Array(column.length * 2);
  other.set(column);
  return other;
}

/** Gathers the words of a text as columns. */
export class WordColumns {
  readonly #spellings: Spellings;
  #starts = new Uint32Array(1024);
  #ends = new Uint32Array(1024);
  #numbers = new Uint32Array(1024);
  #length = 0;

  /** @param spellings The spellings that give words their numbers. */
  constructor(spellings: Spellings) {
    this.#spellings = spellings;
  }

  /** How many there are so far. */
  get length(): number {
    return this.#length;
  }

  /** Adds the words of a stretch of a text, as `forEachWord` finds them. */
  add(text: string, start: number, end: number): void {
    let at = start;
    while (at < end) {
      const next = endOfWord(text, at, end);
      if (next === at) {
        at++;
        continue;
      }
      const index = this.#length++;
      if (index === this.#starts.length) {
        this.#starts = longer(this.#starts);
        this.#ends = longer(this.#ends);
        this.#numbers = longer(this.#numbers);
      }
      this.#starts[index] = at;
      this.#ends[index] = next;
      this.#numbers[index] = this.#spellings.numberOf(text, at, next);
      at = next;
    }
  }

  /** Gives the columns. */
  build(): Words {
    const length = this.#length;
    return {
      length,
      starts: this.#starts.slice(0, length),
      ends: this.#ends.slice(0, length),
      numbers: this.#numbers.slice(0, length),
      spellings: this.#spellings,
    };
  }
}

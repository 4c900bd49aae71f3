/**
 * Moves over JSON as `JSON.stringify` writes it, without making values of it. Every function starts at
 * a place in the bytes and answers with the place after what it moved over, or with -1 when that is not
 * there or is written in a way that is not understood here (white space between values, exponents,
 * very long numbers). Reading past the end throws a `RangeError`.
 */

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const SIMPLE_ESCAPES = new Set(Buffer.from('"\\/bfnrt'));
/** Powers of ten that a double holds exactly, as far as they are needed. */
const POWERS = Array.from({ length: 16 }, (_, power) => 10 ** power);
/** Numbers of so many digits are exact in a double, and so is what dividing by a power above gives. */
const EXACT_DIGITS = 15;
/** Free values may nest so deep; deeper ones are left to `JSON.parse`. */
const DEEPEST = 64;

/** The last number that was moved over. */
export const last = { number: 0 };

/** Four times the same byte, as one word. */
function fourOf(byte: number): number {
  return Math.imul(byte, 0x01010101);
}

const ONES = fourOf(0x01);
const HIGHS = fourOf(0x80);
const QUOTES = fourOf(QUOTE);
const BACKSLASHES = fourOf(BACKSLASH);
const BLANKS = fourOf(0x20);

/**
 * Finds among the four bytes of a word, the first of them lowest, those that end a string, start an
 * escape, or are control characters: the highest bit of each is set. Above the lowest bit set, others
 * may be set for nothing.
 */
function special(word: number): number {
  const quote = word ^ QUOTES;
  const backslash = word ^ BACKSLASHES;
  // Where a byte is zero, or less than what is taken off, its highest bit is borrowed.
  const found =
    ((quote - ONES) & ~quote) | ((backslash - ONES) & ~backslash) | ((word - BLANKS) & ~word);
  return found & HIGHS;
}

function escapeEnd(bytes: Uint8Array, at: number): number {
  const kind = bytes[at + 1] ?? 0;
  if (SIMPLE_ESCAPES.has(kind)) return at + 2;
  if (kind !== 0x75) return -1;
  const digits = Buffer.from(bytes.subarray(at + 2, at + 6)).toString('latin1');
  return /^[0-9a-fA-F]{4}$/.test(digits) ? at + 6 : -1;
}

/** A string, with its quotes. */
export function stringEnd(bytes: Uint8Array, view: DataView, start: number): number {
  if (bytes[start] !== QUOTE) return -1;
  // What holds a string goes on for some bytes, so a word can be read at its closing quote.
  for (let at = start + 1; ; ) {
    const found = special(view.getInt32(at, true));
    if (found === 0) {
      at += 4;
      continue;
    }
    at += (31 - Math.clz32(found & -found)) >> 3;
    const byte = bytes[at];
    if (byte === QUOTE) return at + 1;
    if (byte !== BACKSLASH) return -1;
    at = escapeEnd(bytes, at);
    if (at === -1) return -1;
  }
}

/** What the string between two places, with its quotes, says. */
export function textOf(bytes: Uint8Array, start: number, end: number): string {
  return JSON.parse(Buffer.from(bytes.subarray(start, end)).toString('utf8')) as string;
}

/** Says if a number or word does not end here. */
function goesOn(byte: number | undefined): boolean {
  return byte !== 0x2c && byte !== 0x5d && byte !== 0x7d;
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}

/** A number without exponent and with at most 15 digits; `last` has it then. */
export function numberEnd(bytes: Uint8Array, from: number, integer: boolean): number {
  let at = from;
  const negative = bytes[at] === 0x2d;
  if (negative) at++;
  const start = at;
  let value = 0;
  for (; isDigit(bytes[at]); at++) value = value * 10 + bytes[at]! - 0x30;
  let digits = at - start;
  if (digits === 0 || (digits > 1 && bytes[start] === 0x30)) return -1;
  if (bytes[at] === 0x2e && !integer) {
    const point = at++;
    for (; isDigit(bytes[at]); at++) value = value * 10 + bytes[at]! - 0x30;
    const decimals = at - point - 1;
    digits += decimals;
    if (decimals === 0 || digits > EXACT_DIGITS) return -1;
    value /= POWERS[decimals]!;
  }
  if (digits > EXACT_DIGITS || goesOn(bytes[at])) return -1;
  last.number = negative ? -value : value;
  return at;
}

const WORDS = ['true', 'false', 'null'].map((word) => Buffer.from(word));

function wordEnd(bytes: Uint8Array, at: number): number {
  for (const word of WORDS) {
    const end = at + word.length;
    if (word.equals(bytes.subarray(at, end))) return goesOn(bytes[end]) ? -1 : end;
  }
  return -1;
}

/** Any value. */
export function valueEnd(bytes: Uint8Array, view: DataView, start: number, depth = 0): number {
  if (depth > DEEPEST) return -1;
  const opening = bytes[start];
  if (opening === QUOTE) return stringEnd(bytes, view, start);
  if (opening !== 0x5b && opening !== 0x7b) {
    const end = wordEnd(bytes, start);
    return end === -1 ? numberEnd(bytes, start, false) : end;
  }
  const closing = opening + 2;
  let at = start + 1;
  if (bytes[at] === closing) return at + 1;
  for (;;) {
    if (opening === 0x7b) {
      at = stringEnd(bytes, view, at);
      if (at === -1 || bytes[at++] !== 0x3a) return -1;
    }
    at = valueEnd(bytes, view, at, depth + 1);
    if (at === -1) return -1;
    if (bytes[at] === closing) return at + 1;
    if (bytes[at++] !== 0x2c) return -1;
  }
}

/** Says if two stretches of the same length are the same. */
export function sameBytes(view: DataView, a: number, b: number, length: number): boolean {
  let offset = 0;
  for (; offset + 4 <= length; offset += 4) {
    if (view.getInt32(a + offset, true) !== view.getInt32(b + offset, true)) return false;
  }
  for (; offset < length; offset++) {
    if (view.getUint8(a + offset) !== view.getUint8(b + offset)) return false;
  }
  return true;
}

/** Says if the strings (with their quotes, from and to) of a list are all different. */
export function allDiffer(bytes: Uint8Array, places: readonly number[]): boolean {
  if (places.length <= 2) return true;
  const seen = new Set<string>();
  for (let index = 0; index < places.length; index += 2) {
    seen.add(textOf(bytes, places[index]!, places[index + 1]!));
  }
  return seen.size === places.length / 2;
}

/** Lower case from the pinned Unicode 15.0 table (simple mappings: lengths never change). */
import { LOWERCASE_RUNS } from './tables.generated.ts';
import { unitAt } from './units.ts';

const BMP = 0x10000;
/** Lower case of the first plane by code point, of the rest by a map of what differs. */
const lowerBmp = new Uint16Array(BMP);
for (let unit = 0; unit < BMP; unit++) lowerBmp[unit] = unit;
const lower = new Map<number, number>();
for (const run of LOWERCASE_RUNS.split(';')) {
  const [start = 0, count = 0, stride = 1, delta = 0] = run
    .split(',')
    .map((value) => Number.parseInt(value, 36));
  for (let index = 0; index < count; index++) {
    const from = start + index * stride;
    const to = from + delta;
    if (from < BMP !== to < BMP) continue;
    if (from < BMP) lowerBmp[from] = to;
    else lower.set(from, to);
  }
}

/** Texts are put together from so many units at a time. */
const PIECE = 4096;
/** Shorter ones are put together unit by unit. */
const SHORT = 32;
const piece = new Uint16Array(PIECE);
const bytes = Buffer.from(piece.buffer);
/** The same for text whose units all are bytes, which the engine keeps in half the room. */
const narrow = Buffer.alloc(PIECE);
const BIG_ENDIAN = new Uint8Array(new Uint16Array([1]).buffer)[0] === 0;

/** Where the first unit stands that is beyond ASCII; -1 where all of a text is small letters and the like. */
function firstBeyond(text: string): number {
  let small = true;
  const { length } = text;
  for (let at = 0; at < length; at++) {
    const unit = unitAt(text, at);
    if (unit > 0x7f) return at;
    if (unit <= 0x5a && unit >= 0x41) small = false;
  }
  return small ? -1 : length;
}

/**
 * Lower-cases text without looking at the locale or the engine's Unicode version. Every code point
 * maps to one code point of the same UTF-16 length, so offsets into the result are offsets into
 * the input.
 *
 * @param text Any text.
 * @returns Text of the same length in UTF-16 code units.
 */
export function toLower(text: string): string {
  const first = firstBeyond(text);
  if (first < 0) return text;
  if (first === text.length) return text.toLowerCase();
  let out = '';
  for (let from = 0; from < text.length; from += PIECE) {
    const length = Math.min(PIECE, text.length - from);
    let wide = 0;
    for (let at = 0; at < length; at++) {
      const unit = unitAt(text, from + at);
      const to = (unit & 0xf800) === 0xd800 ? lowerOf(text, from + at) : lowerBmp[unit]!;
      piece[at] = to;
      wide |= to;
    }
    if (length > SHORT) out += pieceText(length, wide > 0xff);
    else for (let at = 0; at < length; at++) out += String.fromCharCode(piece[at]!);
  }
  return out;
}

/** The text of the first units of `piece`. */
function pieceText(length: number, isWide: boolean): string {
  if (!isWide) {
    for (let at = 0; at < length; at++) narrow[at] = piece[at]!;
    return narrow.toString('latin1', 0, length);
  }
  if (BIG_ENDIAN) bytes.swap16();
  return bytes.toString('utf16le', 0, length * 2);
}

/** Lower case of the half of a pair at a place: that of its letter. */
function lowerOf(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  const isLow = unit >= 0xdc00;
  const to = lower.get(text.codePointAt(isLow ? at - 1 : at) ?? 0);
  return to === undefined ? unit : String.fromCodePoint(to).charCodeAt(isLow ? 1 : 0);
}

/** Lower-cases one UTF-16 unit as `toLower` does; halves of a surrogate pair stay as they are. */
export function lowerUnit(unit: number): number {
  return lowerBmp[unit]!;
}

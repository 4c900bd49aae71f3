/** Lower case from the pinned Unicode 15.0 table (simple mappings: lengths never change). */
import { LOWERCASE_RUNS } from './tables.generated.ts';

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

const ASCII = /^[\0-\x7f]*$/;

/**
 * Lower-cases text without looking at the locale or the engine's Unicode version. Every code point
 * maps to one code point of the same UTF-16 length, so offsets into the result are offsets into
 * the input.
 *
 * @param text Any text.
 * @returns Text of the same length in UTF-16 code units.
 */
export function toLower(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  let out = '';
  for (const character of text) {
    const codePoint = character.codePointAt(0)!;
    out += String.fromCodePoint(
      codePoint < BMP ? lowerBmp[codePoint]! : (lower.get(codePoint) ?? codePoint),
    );
  }
  return out;
}

/** Lower-cases one UTF-16 unit as `toLower` does; halves of a surrogate pair stay as they are. */
export function lowerUnit(unit: number): number {
  return lowerBmp[unit]!;
}

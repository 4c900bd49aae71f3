/** Lower case from the pinned Unicode 15.0 table (simple mappings: lengths never change). */
import { LOWERCASE_RUNS } from './tables.generated.ts';

const lower = new Map<number, number>();
for (const run of LOWERCASE_RUNS.split(';')) {
  const [start = 0, count = 0, stride = 1, delta = 0] = run
    .split(',')
    .map((value) => Number.parseInt(value, 36));
  for (let index = 0; index < count; index++) {
    lower.set(start + index * stride, start + index * stride + delta);
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
    const mapped = lower.get(codePoint);
    const same = mapped === undefined || mapped > 0xffff !== codePoint > 0xffff;
    out += same ? character : String.fromCodePoint(mapped);
  }
  return out;
}

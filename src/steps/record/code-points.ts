/** Converts the UTF-16 offsets of everything that goes into the record. */
import type { OffsetConverter } from '../../unicode/offsets.ts';

/**
 * Copies a value, converting every `start` and `end` in it. All spans of the record are into the
 * article's text, so one walk serves mentions, quotations, claims, dates and paragraphs alike.
 */
export function inCodePoints<Value>(value: Value, toCodePoint: OffsetConverter): Value {
  if (Array.isArray(value)) {
    return value.map((item) => inCodePoints(item, toCodePoint)) as Value;
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      (key === 'start' || key === 'end') && typeof item === 'number'
        ? toCodePoint(item)
        : inCodePoints(item, toCodePoint),
    ]),
  ) as Value;
}

/** Conversion of code point offsets, as records count, back into UTF-16 offsets. */
import type { OffsetConverter } from './offsets.ts';

const SURROGATE = /[\ud800-\udbff][\udc00-\udfff]/g;

/**
 * Converts offsets in code points (0 to the text's length in code points) into UTF-16 offsets.
 *
 * @param text The text that the offsets are into.
 */
export function utf16Offsets(text: string): OffsetConverter {
  // Code point offsets right after each surrogate pair; before them one unit more is counted.
  const after: number[] = [];
  for (const { index } of text.matchAll(SURROGATE)) after.push(index - after.length + 1);
  if (after.length === 0) return (offset) => offset;
  return (offset) => {
    let low = 0;
    let high = after.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (after[middle]! <= offset) low = middle + 1;
      else high = middle;
    }
    return offset + low;
  };
}

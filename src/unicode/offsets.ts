/** Conversion of UTF-16 offsets into offsets of another unit: UTF-8 bytes or code points. */

/** Every how many UTF-16 units a checkpoint is kept. */
const STEP = 128;
const NON_ASCII = /[^\0-\x7f]/;
const SURROGATE = /[\ud800-\udfff]/;

/**
 * Converts an offset in UTF-16 code units (0 to the text's length) into another unit. An offset in
 * the middle of a surrogate pair counts as before the pair.
 */
export type OffsetConverter = (offset: number) => number;

/** Moves an offset that would split a surrogate pair to before the pair. */
function wholePair(text: string, offset: number): number {
  if (offset <= 0 || offset >= text.length) return offset;
  return text.codePointAt(offset - 1)! > 0xffff ? offset - 1 : offset;
}

function converter(text: string, width: (codePoint: number) => number): OffsetConverter {
  const measure = (from: number, to: number): number => {
    let sum = 0;
    for (let index = from; index < to; ) {
      const codePoint = text.codePointAt(index)!;
      sum += width(codePoint);
      index += codePoint > 0xffff ? 2 : 1;
    }
    return sum;
  };
  const checkpoints = new Float64Array(Math.floor(text.length / STEP) + 1);
  for (let mark = 1; mark < checkpoints.length; mark++) {
    const from = wholePair(text, (mark - 1) * STEP);
    checkpoints[mark] = checkpoints[mark - 1]! + measure(from, wholePair(text, mark * STEP));
  }
  return (offset) => {
    const mark = Math.floor(offset / STEP);
    return checkpoints[mark]! + measure(wholePair(text, mark * STEP), wholePair(text, offset));
  };
}

const identity: OffsetConverter = (offset) => offset;

/** Converts UTF-16 offsets into offsets in code points, as Python counts them. */
export function codePointOffsets(text: string): OffsetConverter {
  return SURROGATE.test(text) ? converter(text, () => 1) : identity;
}

/** Converts UTF-16 offsets into offsets in bytes of the text's UTF-8 encoding. */
export function utf8Offsets(text: string): OffsetConverter {
  if (!NON_ASCII.test(text)) return identity;
  return converter(text, (codePoint) =>
    codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4,
  );
}

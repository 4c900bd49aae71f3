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

/** Measures a stretch of a text that cuts no pair. */
type Measure = (text: string, from: number, to: number) => number;

function converter(text: string, measure: Measure): OffsetConverter {
  const checkpoints = new Float64Array(Math.floor(text.length / STEP) + 1);
  for (let mark = 1; mark < checkpoints.length; mark++) {
    const from = wholePair(text, (mark - 1) * STEP);
    checkpoints[mark] = checkpoints[mark - 1]! + measure(text, from, wholePair(text, mark * STEP));
  }
  return (offset) => {
    const mark = Math.floor(offset / STEP);
    return (
      checkpoints[mark]! + measure(text, wholePair(text, mark * STEP), wholePair(text, offset))
    );
  };
}

function isPair(text: string, at: number): boolean {
  return (text.charCodeAt(at) & 0xfc00) === 0xd800 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00;
}

function codePointsIn(text: string, from: number, to: number): number {
  let sum = to - from;
  for (let at = from; at + 1 < to; at++) if (isPair(text, at)) sum--;
  return sum;
}

/** Bytes of UTF-8; half of a pair that stands alone takes three. */
function bytesIn(text: string, from: number, to: number): number {
  let sum = to - from;
  for (let at = from; at < to; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) continue;
    if (unit < 0x800) sum++;
    else {
      sum += 2;
      // A pair is four bytes for two units.
      if (isPair(text, at)) at++;
    }
  }
  return sum;
}

const identity: OffsetConverter = (offset) => offset;

/** Converts UTF-16 offsets into offsets in code points, as Python counts them. */
export function codePointOffsets(text: string): OffsetConverter {
  return SURROGATE.test(text) ? converter(text, codePointsIn) : identity;
}

/** Converts UTF-16 offsets into offsets in bytes of the text's UTF-8 encoding. */
export function utf8Offsets(text: string): OffsetConverter {
  if (!NON_ASCII.test(text)) return identity;
  return converter(text, bytesIn);
}

/** Tells records that are surely whole, many times faster than they can be parsed. */
import { isUtf8 } from 'node:buffer';
import type { Heard } from './scan/heard.ts';
import { scanRecord } from './scan/record.generated.ts';
import { sameBytes, textOf } from './scan/scanner.ts';

/** A list of numbers that keeps its room when it is emptied. */
class Numbers {
  #values = new Float64Array(256);
  length = 0;

  push(value: number): void {
    if (this.length === this.#values.length) {
      const larger = new Float64Array(this.length * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.length++] = value;
  }

  /** A view of them, good until the next one comes. */
  all(): Float64Array {
    return this.#values.subarray(0, this.length);
  }
}

/** What is noticed of a record while it is scanned. */
class Noticed implements Heard {
  /** Where what is told of each raw byte starts and ends, in no order. */
  readonly starts = new Numbers();
  readonly ends = new Numbers();
  /** Four numbers for each span: `start` and `end`, and where in the JSON its text is. */
  readonly spans = new Numbers();
  recordId = '';
  size = 0;
  textFrom = 0;
  textTo = 0;
  /** How many numbers of the source map came so far, and the last start of raw bytes among them. */
  #runs = 0;
  #runStart = 0;

  clear(): void {
    this.starts.length = 0;
    this.ends.length = 0;
    this.spans.length = 0;
    this.#runs = 0;
  }

  id(bytes: Uint8Array, start: number, end: number): void {
    this.recordId = textOf(bytes, start, end);
  }

  byteLength(value: number): void {
    this.size = value;
  }

  text(from: number, to: number): void {
    this.textFrom = from;
    this.textTo = to;
  }

  run(value: number): void {
    const part = this.#runs++ % 4;
    if (part === 2) {
      this.starts.push(value);
      this.#runStart = value;
    } else if (part === 3) {
      this.ends.push(this.#runStart + value);
    }
  }

  start(value: number): void {
    this.starts.push(value);
  }

  end(value: number): void {
    this.ends.push(value);
  }

  span(start: number, end: number, textFrom: number, textTo: number): void {
    this.spans.push(start);
    this.spans.push(end);
    this.spans.push(textFrom);
    this.spans.push(textTo);
  }
}

/** Says if stretches that are not empty cover 0 to `length` exactly once. */
function coverOnce({ starts, ends, size }: Noticed): boolean {
  // Where each start but the first is an end, and each stretch is longer than nothing, one stretch
  // covers every place: sorted apart from each other they need not stay pairs.
  const first = starts.all();
  const last = ends.all();
  for (let index = 0; index < first.length; index++) {
    if (first[index]! >= last[index]!) return false;
  }
  first.sort();
  last.sort();
  let at = 0;
  for (let index = 0; index < first.length; index++) {
    if (first[index] !== at) return false;
    at = last[index]!;
  }
  return at === size;
}

/** Where each code point of a text starts in its JSON. */
class CodePoints {
  #places = new Int32Array(1 << 14);
  /** How many there are, and one more for the end. */
  length = 0;

  /** Finds those of a string without its quotes; says `false` when it has escaped surrogates. */
  find(bytes: Uint8Array, from: number, to: number): boolean {
    if (this.#places.length <= to - from) this.#places = new Int32Array((to - from) * 2);
    const places = this.#places;
    let count = 0;
    for (let at = from; at < to; at++) {
      const byte = bytes[at]!;
      if ((byte & 0xc0) === 0x80) continue;
      places[count++] = at;
      if (byte !== 0x5c) continue;
      at++;
      if (bytes[at] !== 0x75) continue;
      const high = bytes[at + 1]! | 0x20;
      const second = bytes[at + 2]!;
      if (high === 0x64 && second >= 0x38) return false;
      at += 4;
    }
    places[count++] = to;
    this.length = count;
    return true;
  }

  /** Where one starts: bytes from the start of the JSON. */
  at(index: number): number {
    return this.#places[index]!;
  }
}

function spansFit(
  bytes: Uint8Array,
  view: DataView,
  { spans, textFrom, textTo }: Noticed,
  text: CodePoints,
): boolean {
  if (!text.find(bytes, textFrom, textTo)) return false;
  const values = spans.all();
  for (let index = 0; index < values.length; index += 4) {
    const [start, end] = [values[index]!, values[index + 1]!];
    if (start > end || end >= text.length) return false;
    const from = text.at(start);
    const length = text.at(end) - from;
    const said = values[index + 2]!;
    if (values[index + 3]! - said !== length) return false;
    if (!sameBytes(view, from, said, length)) return false;
  }
  return true;
}

const noticed = new Noticed();
const codePoints = new CodePoints();

/** Says if the scan comes to the end of the bytes. */
function scansWhole(bytes: Uint8Array, view: DataView): boolean {
  noticed.clear();
  try {
    return scanRecord(bytes, view, 0, noticed) === bytes.length;
  } catch (error) {
    // The JSON breaks off.
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/**
 * Tells the id of a record that `recordProblems` finds nothing wrong with, from its JSON.
 *
 * @param bytes the record as stored
 * @returns its id; `null` when something is wrong with it, or it is written in another way than
 *   `JSON.stringify` does and only parsing can tell
 */
export function soundRecordId(bytes: Uint8Array): string | null {
  if (!isUtf8(bytes)) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!scansWhole(bytes, view)) return null;
  return coverOnce(noticed) && spansFit(bytes, view, noticed, codePoints) ? noticed.recordId : null;
}

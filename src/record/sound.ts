/** Tells records that are surely whole, many times faster than they can be parsed. */
import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { type Check, compileCheck, type Schema } from './scan/compile.ts';
import { Scanner } from './scan/scanner.ts';

const RECORD_SCHEMA = 'https://w3id.org/kliping/record/1';
const SCHEMAS = ['record', 'news-article-graph', 'claim-review-stub'];

function readSchema(name: string): Schema {
  // From `src/` as from `dist/`.
  const url = new URL(`../../schemas/${name}.schema.json`, import.meta.url);
  return JSON.parse(readFileSync(url, 'utf8')) as Schema;
}

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
class Noticed {
  /** Where what is told of each raw byte starts and ends, in no order. */
  readonly starts = new Numbers();
  readonly ends = new Numbers();
  /** Four numbers for each span: `start` and `end`, and where in the JSON its text is. */
  readonly spans = new Numbers();
  id = '';
  byteLength = 0;
  textFrom = 0;
  textTo = 0;
  /** The numbers of the run of the source map under way. */
  run = 0;

  clear(): void {
    this.starts.length = 0;
    this.ends.length = 0;
    this.spans.length = 0;
    this.run = 0;
  }
}

/** Says if stretches that are not empty cover 0 to `length` exactly once. */
function coverOnce({ starts, ends, byteLength }: Noticed): boolean {
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
  return at === byteLength;
}

/** Where each code point of a string starts in its JSON; `false` when it has escaped surrogates. */
function codePoints(bytes: Uint8Array, from: number, to: number, places: Numbers): boolean {
  places.length = 0;
  for (let at = from; at < to; at++) {
    const byte = bytes[at]!;
    if ((byte & 0xc0) === 0x80) continue;
    places.push(at);
    if (byte !== 0x5c) continue;
    at++;
    if (bytes[at] !== 0x75) continue;
    const high = bytes[at + 1]! | 0x20;
    const second = bytes[at + 2]!;
    if (high === 0x64 && second >= 0x38) return false;
    at += 4;
  }
  places.push(to);
  return true;
}

function spansFit(bytes: Uint8Array, { spans, textFrom, textTo }: Noticed, places: Numbers) {
  if (!codePoints(bytes, textFrom, textTo, places)) return false;
  const at = places.all();
  const values = spans.all();
  for (let index = 0; index < values.length; index += 4) {
    const [start, end] = [values[index]!, values[index + 1]!];
    if (start > end || end >= at.length) return false;
    const from = at[start]!;
    const length = at[end]! - from;
    const said = values[index + 2]!;
    if (values[index + 3]! - said !== length) return false;
    for (let offset = 0; offset < length; offset++) {
      if (bytes[from + offset] !== bytes[said + offset]) return false;
    }
  }
  return true;
}

function startScanning(): (bytes: Buffer) => string | null {
  const noticed = new Noticed();
  const places = new Numbers();
  const start = ({ number }: Scanner): void => noticed.starts.push(number);
  const end = ({ number }: Scanner): void => noticed.ends.push(number);
  const check: Check = compileCheck(SCHEMAS.map(readSchema), RECORD_SCHEMA, {
    values: {
      '/id': (scanner) => {
        noticed.id = scanner.text();
      },
      '/source/byteLength': ({ number }) => {
        noticed.byteLength = number;
      },
      '/article/text': ({ from, to }) => {
        noticed.textFrom = from;
        noticed.textTo = to;
      },
      // [text start, text length, byte start, byte length]
      '/article/sourceMap/*/*': ({ number }) => {
        const part = noticed.run++ % 4;
        if (part === 2) noticed.starts.push(number);
        if (part === 3) noticed.ends.push(noticed.starts.all().at(-1)! + number);
      },
      '/removed/*/byteStart': start,
      '/removed/*/byteEnd': end,
      '/normalised/*/byteStart': start,
      '/normalised/*/byteEnd': end,
    },
    span: (from, to, textFrom, textTo) => {
      for (const value of [from, to, textFrom, textTo]) noticed.spans.push(value);
    },
  });
  return (bytes) => {
    const scanner = new Scanner(bytes);
    noticed.clear();
    if (!check(scanner) || scanner.at !== bytes.length) return null;
    return coverOnce(noticed) && spansFit(bytes, noticed, places) ? noticed.id : null;
  };
}

let scan: ReturnType<typeof startScanning> | undefined;

/**
 * Tells the id of a record that `recordProblems` finds nothing wrong with, from its JSON.
 *
 * @param bytes the record as stored
 * @returns its id; `null` when something is wrong with it, or it is written in another way than
 *   `JSON.stringify` does and only parsing can tell
 */
export function soundRecordId(bytes: Uint8Array): string | null {
  if (!isUtf8(bytes)) return null;
  scan ??= startScanning();
  return scan(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
}

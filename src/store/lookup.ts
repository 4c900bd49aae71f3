/** Look-up files: lines of JSON, and those of `captures.jsonl`, one for each capture. */
import { DigestSet } from './digest-set.ts';
import { hexFromNi, sha256 } from './digests.ts';
import { DamageError } from './errors.ts';
import { type Files, readPieces } from './files.ts';
import type { CaptureLine, RecordLocation } from './types.ts';

/** The names a volume may have, with its series in front. */
export const VOLUME_NAME = /^(raw|derived)-\d{5,}\.warc(\.gz)?$/;

const LONGEST_LINE = 1 << 26;
const LINE_KEYS = [
  'id',
  'content',
  'name',
  'uri',
  'mediaType',
  'raw',
  'text',
  'record',
  'received',
];
const LOCATION_KEYS = ['file', 'offset', 'length', 'sha256'];

/** A location with its keys in their fixed order. */
export function location({ file, offset, length, sha256 }: RecordLocation): RecordLocation {
  return { file, offset, length, sha256 };
}

/** The text of a line, with its line end. The order of keys is fixed. */
export function captureLineText(line: CaptureLine): string {
  const { id, content, name, uri, mediaType } = line;
  const raw = location(line.raw);
  const text = location(line.text);
  const record = location(line.record);
  const received = line.received && location(line.received);
  // A lone surrogate stays an escape; U+2028 is left as it is, for JSON has no quarrel with it.
  return `${JSON.stringify({ id, content, name, uri, mediaType, raw, text, record, received })}\n`;
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function unknownKey(value: object, allowed: readonly string[]): string | undefined {
  return Object.keys(value).find((key) => !allowed.includes(key));
}

/** The fields of a line, unchecked. */
export type Fields = Readonly<Record<string, unknown>>;

/** Says what is wrong with the place of a record in a volume of `series`; `null`: nothing. */
export function locationProblem(name: string, value: unknown, series: string): string | null {
  if (!isObject(value)) return `${name} is not an object`;
  const extra = unknownKey(value, LOCATION_KEYS);
  if (extra !== undefined) return `${name} has the unknown key ${JSON.stringify(extra)}`;
  const { file, offset, length, sha256 } = value;
  if (typeof file !== 'string' || VOLUME_NAME.exec(file)?.[1] !== series) {
    return `${name}.file is not a volume of ${series}`;
  }
  if (!Number.isSafeInteger(offset) || (offset as number) < 0) {
    return `${name}.offset is not a count of bytes`;
  }
  if (!Number.isSafeInteger(length) || (length as number) < 1) {
    return `${name}.length is not a count of bytes`;
  }
  if (typeof sha256 !== 'string' || !/^[0-9a-f]{64}$/.test(sha256)) {
    return `${name}.sha256 is no SHA-256`;
  }
  return null;
}

function captureProblem(value: Fields): string | null {
  for (const key of ['id', 'content'] as const) {
    const name = value[key];
    if (typeof name !== 'string' || hexFromNi(name) === null) return `${key} is no ni name`;
  }
  for (const key of ['name', 'mediaType'] as const) {
    if (typeof value[key] !== 'string') return `${key} is no text`;
  }
  if (value.uri !== undefined && typeof value.uri !== 'string') return 'uri is no text';
  return (
    locationProblem('raw', value.raw, 'raw') ??
    locationProblem('text', value.text, 'derived') ??
    locationProblem('record', value.record, 'derived') ??
    (value.received === undefined ? null : locationProblem('received', value.received, 'raw'))
  );
}

/**
 * Reads a line of JSON (`null`: one that is not UTF-8).
 *
 * @param keys the keys it may have
 * @param problemOf says what is wrong with the values
 * @returns the line, or what is wrong with it
 */
export function parseLine<Line>(
  text: string | null,
  keys: readonly string[],
  problemOf: (fields: Fields) => string | null,
): Line | { readonly problem: string } {
  if (text === null) return { problem: 'it is not UTF-8' };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { problem: 'it is not JSON' };
  }
  if (!isObject(value)) return { problem: 'it is not an object' };
  const extra = unknownKey(value, keys);
  if (extra !== undefined) return { problem: `it has the unknown key ${JSON.stringify(extra)}` };
  const problem = problemOf(value);
  return problem === null ? (value as Line) : { problem };
}

/** Reads a line of `captures.jsonl`, or says what is wrong with it. */
export function parseCaptureLine(text: string | null): CaptureLine | { readonly problem: string } {
  return parseLine(text, LINE_KEYS, captureProblem);
}

/** A line of a file, without its line end. */
export interface TextLine {
  /** Where it starts: bytes from the start of the file. */
  readonly offset: number;
  /** Its text; `null` when it is not UTF-8. */
  readonly text: string | null;
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function decode(bytes: Uint8Array): string | null {
  try {
    return utf8.decode(bytes);
  } catch {
    return null;
  }
}

/**
 * Reads a file of lines in UTF-8, in pieces.
 *
 * @throws DamageError when the last line has no end or a line is longer than 64 MiB
 */
export async function* readLines(files: Files, path: string): AsyncGenerator<TextLine, void, void> {
  let rest: Uint8Array = new Uint8Array(0);
  let offset = 0;
  for await (const piece of readPieces(files, path)) {
    const bytes = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
    let start = 0;
    for (let end = bytes.indexOf(10); end !== -1; end = bytes.indexOf(10, start)) {
      const text = decode(bytes.subarray(start, end));
      yield { offset, text };
      offset += end + 1 - start;
      start = end + 1;
    }
    rest = bytes.subarray(start);
    if (rest.length > LONGEST_LINE) {
      throw new DamageError({
        path,
        offset,
        expected: 'a line',
        found: `over ${LONGEST_LINE} bytes`,
      });
    }
  }
  if (rest.length > 0) {
    throw new DamageError({
      path,
      offset,
      expected: 'a line end at the end of the file',
      found: `${rest.length} bytes without one`,
    });
  }
}

async function* readEntries(files: Files, path: string): AsyncGenerator<CaptureLine, void, void> {
  for await (const { offset, text } of readLines(files, path)) {
    const line = parseCaptureLine(text);
    if ('problem' in line) {
      const expected = 'a line for a capture';
      throw new DamageError({ path, offset, expected, found: line.problem });
    }
    yield line;
  }
}

/**
 * Says if two look-up files have the same captures with the same records, in any order. Where the
 * records are, and all else, may differ.
 *
 * @throws DamageError when a line of either is not what it must be
 */
export async function sameCaptures(files: Files, one: string, other: string): Promise<boolean> {
  const keyOf = ({ id, record }: CaptureLine) => sha256(`${id} ${record.sha256}`);
  const [ours, theirs] = [new DigestSet(), new DigestSet()];
  for await (const line of readEntries(files, one)) ours.add(keyOf(line));
  for await (const line of readEntries(files, other)) {
    const key = keyOf(line);
    if (!ours.has(key) || !theirs.add(key)) return false;
  }
  return ours.size === theirs.size;
}

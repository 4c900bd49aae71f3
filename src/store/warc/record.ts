/** A WARC record as read, and the grammar of its header. */
import { FIELD_NAME, LONGEST_HEADER } from './write.ts';

/** A record read from a volume. */
export interface WarcRecord {
  /** Where it starts in its volume: bytes from the start of the file (of its gzip member, if any). */
  readonly offset: number;
  /** How many bytes it takes up in the volume (compressed, if the volume is). */
  readonly length: number;
  /** The version of WARC it declares. */
  readonly version: '1.0' | '1.1';
  /** Its header fields as they stand there, in order. Names compare without regard to case. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Its block. */
  readonly block: Uint8Array;
  /** The whole record as it stands there, uncompressed; `block` is a view of it. */
  readonly bytes: Uint8Array;
}

/** What a record is before its place in the volume is known. */
export type ParsedRecord = Pick<WarcRecord, 'version' | 'headers' | 'block' | 'bytes'>;

/** What is wrong with a record, in words; the reader adds file and offset. */
export class RecordProblem extends Error {
  override name = 'RecordProblem';
  readonly expected: string;
  readonly found: string;

  constructor(expected: string, found: string) {
    super(`expected ${expected}, found ${found}`);
    this.expected = expected;
    this.found = found;
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const MANDATORY = ['WARC-Type', 'WARC-Record-ID', 'WARC-Date', 'Content-Length'];
const W3C_TIME = /^\d{4}(?:-\d{2}(?:-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?Z)?)?)?$/;

/** The value of a header field, by its name in any case; `undefined` when the record has none. */
export function header(record: Pick<WarcRecord, 'headers'>, name: string): string | undefined {
  const wanted = name.toLowerCase();
  return record.headers.find(([field]) => field.toLowerCase() === wanted)?.[1];
}

function quote(bytes: Uint8Array | string): string {
  const text = typeof bytes === 'string' ? bytes : Buffer.from(bytes).toString('latin1');
  return text === ''
    ? 'nothing'
    : JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
}

const CONTROL = /[\x00-\x08\x0a-\x1f\x7f]/;

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09;
}

/** The value of a field: what stands after its colon, without the blanks around it. */
function valueAfter(line: string, colon: number): string {
  let start = colon + 1;
  let end = line.length;
  while (start < end && isBlank(line.charCodeAt(start))) start++;
  while (end > start && isBlank(line.charCodeAt(end - 1))) end--;
  return line.slice(start, end);
}

/** The fields of a header in their order, and where each name (in lower case) comes first. */
interface ParsedFields {
  readonly fields: [string, string][];
  readonly first: ReadonlyMap<string, number>;
}

function parseFields(lines: readonly string[]): ParsedFields {
  const fields: [string, string][] = [];
  const first = new Map<string, number>();
  for (const line of lines) {
    const problem = (expected: string) => new RecordProblem(expected, quote(line));
    if (CONTROL.test(line)) throw problem('a header line without control characters');
    const previous = fields.at(-1);
    if (isBlank(line.charCodeAt(0))) {
      // A folded line (WARC 1.1, section 4: LWS) goes on with the field before it.
      if (!previous) throw problem('a header field');
      previous[1] = `${previous[1]} ${line.trim()}`.trim();
    } else {
      const colon = line.indexOf(':');
      const name = line.slice(0, Math.max(colon, 0));
      if (!FIELD_NAME.test(name)) throw problem('a header field "Name: value"');
      const key = name.toLowerCase();
      // The only field that may stand more than once (WARC 1.1, section 5.7).
      if (!first.has(key)) first.set(key, fields.length);
      else if (key !== 'warc-concurrent-to') throw problem(`${name} only once`);
      fields.push([name, valueAfter(line, colon)]);
    }
  }
  return { fields, first };
}

/**
 * Parses the record at the start of `bytes`.
 *
 * @returns the record (a view of `bytes`, with the two line ends after its block), or how many bytes it needs at least when it
 *   goes on after their end
 * @throws RecordProblem when it breaks the grammar
 * @see WARC 1.1, section 4
 */
export function parseRecord(bytes: Uint8Array): ParsedRecord | { readonly need: number } {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const version = /^WARC\/(1\.[01])\r\n/.exec(buffer.toString('latin1', 0, 10))?.[1];
  if (version === undefined) {
    const start = buffer.toString('latin1', 0, 10);
    const possible = ['WARC/1.0\r\n', 'WARC/1.1\r\n'].some((line) => line.startsWith(start));
    if (possible && start.length < 10) return { need: 10 };
    throw new RecordProblem('the version line WARC/1.1 (or WARC/1.0)', quote(start));
  }
  const headEnd = buffer.indexOf('\r\n\r\n', 8, 'latin1');
  if (headEnd === -1 || headEnd + 4 > LONGEST_HEADER) {
    if (headEnd === -1 && buffer.length < LONGEST_HEADER) return { need: buffer.length + 1 };
    throw new RecordProblem(`a header that ends within ${LONGEST_HEADER} bytes`, 'a longer one');
  }
  let head: string;
  try {
    head = utf8.decode(buffer.subarray(10, Math.max(10, headEnd)));
  } catch {
    throw new RecordProblem('a header in UTF-8', 'bytes that are not UTF-8');
  }
  const { fields: headers, first } = parseFields(head === '' ? [] : head.split('\r\n'));
  const [, id, date, stated] = MANDATORY.map((name) => {
    const index = first.get(name.toLowerCase());
    if (index === undefined) throw new RecordProblem(`the header field ${name}`, 'none');
    return headers[index]![1];
  }) as [string, string, string, string];
  if (!/^<[A-Za-z][A-Za-z0-9+.-]*:[^\s<>]+>$/.test(id)) {
    throw new RecordProblem('a WARC-Record-ID such as <urn:uuid:…>', quote(id));
  }
  if (!W3C_TIME.test(date)) throw new RecordProblem('a WARC-Date in UTC', quote(date));
  const length = /^\d{1,15}$/.test(stated) ? Number(stated) : Number.NaN;
  if (Number.isNaN(length)) {
    throw new RecordProblem('a Content-Length in decimal digits', quote(stated));
  }
  const blockStart = headEnd + 4;
  const blockEnd = blockStart + length;
  if (buffer.length < blockEnd + 4) return { need: blockEnd + 4 };
  if (buffer.toString('latin1', blockEnd, blockEnd + 4) !== '\r\n\r\n') {
    throw new RecordProblem(
      'two line ends (CR LF CR LF) after the block',
      quote(buffer.subarray(blockEnd, blockEnd + 4)),
    );
  }
  return {
    version: version as '1.0' | '1.1',
    headers,
    block: bytes.subarray(blockStart, blockEnd),
    bytes: bytes.subarray(0, blockEnd + 4),
  };
}

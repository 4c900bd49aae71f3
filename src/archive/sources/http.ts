/** HTTP messages as WARC files keep them: the head taken off, the body as it was meant. */
import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';
import { RefusalError } from '../../document/refusal.ts';
import { LARGEST_INPUT } from './bytes.ts';

/** A response. */
export interface HttpResponse {
  /** Its status, such as 200. */
  status: number;
  /** Its fields, by name in lower case; of several of one name the last. */
  fields: ReadonlyMap<string, string>;
  /** Its body, still as it was sent. */
  body: Uint8Array;
}

const STATUS_LINE = /^HTTP\/\d(?:\.\d)? (\d{3})(?: |$)/;
const options = { maxOutputLength: LARGEST_INPUT };

/** A refusal of something in a WARC record. */
export function warcRefusal(message: string): RefusalError {
  return new RefusalError('warc', message);
}

/**
 * Takes a response apart (RFC 9112, section 2). Bare line feeds are tolerated, as the RFC allows.
 *
 * @throws RefusalError `warc` when it is none.
 */
export function parseResponse(block: Uint8Array): HttpResponse {
  const bytes = Buffer.from(block.buffer, block.byteOffset, block.byteLength);
  const ends = ['\r\n\r\n', '\n\n'].flatMap((mark) => {
    const at = bytes.indexOf(mark);
    return at === -1 ? [] : [{ at, after: at + mark.length }];
  });
  const end = ends.sort((a, b) => a.at - b.at)[0] ?? { at: bytes.length, after: bytes.length };
  const [first = '', ...lines] = bytes.toString('latin1', 0, end.at).split(/\r?\n/);
  const status = STATUS_LINE.exec(first)?.[1];
  if (status === undefined) {
    throw warcRefusal('The record is a response without an HTTP status line.');
  }
  const fields = new Map<string, string>();
  for (const line of lines) {
    const colon = line.indexOf(':');
    if (colon > 0)
      fields.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  return { status: Number(status), fields, body: bytes.subarray(end.after) };
}

/**
 * Puts the chunks of a body together (RFC 9112, section 7.1).
 *
 * @returns The content; `null` when the body is not in chunks after all, as where a crawler put them
 *   together and kept the field.
 * @throws RefusalError `warc` when chunks end in the middle.
 */
function dechunked(body: Buffer): Buffer | null {
  const pieces: Buffer[] = [];
  for (let at = 0; ; ) {
    const line = /^([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]*)?\r?\n/.exec(
      body.toString('latin1', at, at + 1024),
    );
    if (!line) {
      if (at === 0) return null;
      throw warcRefusal('The body of the response breaks off between its chunks.');
    }
    const size = Number.parseInt(line[1]!, 16);
    const start = at + line[0].length;
    if (size === 0) return Buffer.concat(pieces);
    if (start + size > body.length) {
      if (at === 0) return null;
      throw warcRefusal('The body of the response breaks off inside a chunk.');
    }
    pieces.push(body.subarray(start, start + size));
    at = start + size;
    if (body[at] === 0x0d) at++;
    if (body[at] === 0x0a) at++;
  }
}

function inflate(body: Buffer): Buffer {
  // "deflate" is zlib's format; some servers have always sent the raw data (RFC 9110, 8.4.1.2).
  return (body[0]! & 0x0f) === 8 && body.readUInt16BE(0) % 31 === 0
    ? inflateSync(body, options)
    : inflateRawSync(body, options);
}

function decoded(body: Buffer, coding: string): Buffer {
  if (body.length < 2) return body;
  switch (coding) {
    case 'gzip':
    case 'x-gzip':
      // Where a crawler has inflated it and kept the field, it is no gzip any more.
      return body[0] === 0x1f && body[1] === 0x8b ? gunzipSync(body, options) : body;
    case 'deflate':
      return inflate(body);
    case 'br':
      return brotliDecompressSync(body, options);
    case 'identity':
    case '':
      return body;
    default:
      throw warcRefusal(`The body has the content coding “${coding}”, which is not read.`);
  }
}

/**
 * The content of a response: its body with transfer and content codings undone.
 *
 * @throws RefusalError `warc` when it is damaged or of an unknown coding.
 */
export function contentOf({ fields, body }: HttpResponse): Uint8Array {
  let content = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  if (/\bchunked\b/i.test(fields.get('transfer-encoding') ?? '')) {
    content = dechunked(content) ?? content;
  }
  const codings = (fields.get('content-encoding') ?? '').toLowerCase().split(',');
  for (const coding of codings.reverse()) {
    try {
      content = decoded(content, coding.trim());
    } catch (error) {
      if (error instanceof RefusalError) throw error;
      const reason = error instanceof Error ? error.message : String(error);
      throw warcRefusal(
        `The body of the response cannot be decoded as ${coding.trim()}: ${reason}.`,
      );
    }
  }
  return content;
}

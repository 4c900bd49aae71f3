/** Splits CSV into rows without parsing their cells, holding no more than one. */
import { LONGEST_LINE } from './lines.ts';

/** A row of a stream. */
export interface StreamRow {
  /** The line it starts on, from 1. */
  line: number;
  /** As it was received, without the line feed; null when it was too long to hold. */
  bytes: Buffer | null;
  /** Whether the input ended inside a quoted cell. */
  open: boolean;
}

const QUOTE = 0x22;
const LINE_FEED = 0x0a;
const MARK = [0xef, 0xbb, 0xbf];

/**
 * Where in a row a byte stands: at the start of a cell, where alone a quote opens one; in a cell; in
 * quotes; or after a quote in quotes, which is their end or the first half of a quote.
 */
type State = 'start' | 'plain' | 'quoted' | 'closing';

/**
 * Splits CSV into rows (RFC 4180): a line feed inside quotes is content.
 *
 * @param delimiter The byte between cells.
 * @param limit The most bytes of a row; a longer one is passed over to its end and given as null.
 */
export async function* readRows(
  stream: AsyncIterable<Uint8Array>,
  delimiter: number,
  limit = LONGEST_LINE,
): AsyncGenerator<StreamRow, void, void> {
  let parts: Buffer[] = [];
  let size = 0;
  let line = 1;
  let lines = 1;
  let position = 0;
  let state: State = 'start';
  const take = (): StreamRow => {
    const bytes = size > limit ? null : Buffer.concat(parts);
    const row = { line, bytes, open: state === 'quoted' };
    parts = [];
    size = 0;
    line = lines;
    state = 'start';
    return row;
  };
  const keep = (part: Buffer): void => {
    size += part.length;
    if (size <= limit) parts.push(part);
    else parts = [];
  };
  for await (const chunk of stream) {
    const buffer = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    let from = 0;
    for (let at = 0; at < buffer.length; at++, position++) {
      const byte = buffer[at]!;
      if (byte === LINE_FEED) lines++;
      // A byte order mark stands before the first cell.
      if (position < MARK.length && byte === MARK[position]) continue;
      if (state === 'quoted') {
        if (byte === QUOTE) state = 'closing';
      } else if (byte === LINE_FEED) {
        keep(buffer.subarray(from, at));
        yield take();
        from = at + 1;
      } else if (byte === delimiter) {
        state = 'start';
      } else if (byte === QUOTE && state !== 'plain') {
        state = 'quoted';
      } else {
        state = 'plain';
      }
    }
    if (from < buffer.length) keep(buffer.subarray(from));
  }
  if (size > 0) yield take();
}

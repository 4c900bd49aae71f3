/** Splits a byte stream into lines without holding more than one. */

/** A line of a stream. */
export interface StreamLine {
  /** From 1. */
  number: number;
  /** Without the line feed; null when the line was too long to hold. */
  bytes: Buffer | null;
}

/** A line longer than this is refused. */
export const LONGEST_LINE = 64 * 1024 * 1024;

const LINE_FEED = 0x0a;

/**
 * Reads lines. A line beyond the limit is passed over to its end and given as null.
 *
 * @param stream Chunks of bytes.
 * @param limit The most bytes of a line.
 */
export async function* readLines(
  stream: AsyncIterable<Uint8Array>,
  limit: number,
): AsyncGenerator<StreamLine, void, void> {
  let parts: Buffer[] = [];
  let size = 0;
  let number = 0;
  const take = (): StreamLine => {
    const bytes = size > limit ? null : Buffer.concat(parts);
    parts = [];
    size = 0;
    number++;
    return { number, bytes };
  };
  const keep = (part: Buffer): void => {
    size += part.length;
    if (size <= limit) parts.push(part);
    else parts = [];
  };
  for await (const chunk of stream) {
    const buffer = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    let from = 0;
    for (let at = buffer.indexOf(LINE_FEED); at >= 0; at = buffer.indexOf(LINE_FEED, from)) {
      keep(buffer.subarray(from, at));
      yield take();
      from = at + 1;
    }
    if (from < buffer.length) keep(buffer.subarray(from));
  }
  if (size > 0) yield take();
}

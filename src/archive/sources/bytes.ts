/** The bytes of a file or stream, inflated where they are gzip. */
import { createReadStream } from 'node:fs';
import { RefusalError } from '../../document/refusal.ts';
import { gunzip } from '../../store/index.ts';

/** Larger articles are refused: one is never that long, and it would fill the memory. */
export const LARGEST_INPUT = 64 * 1024 * 1024;

const PIECE = 1 << 16;

/** Reads a file in pieces, as it is on the disk. */
export function readPieces(path: string): AsyncIterable<Uint8Array> {
  return createReadStream(path, { highWaterMark: PIECE });
}

/** Inflates a stream if it begins as gzip does, and else gives it as it is. */
export async function* inflated(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const pieces = stream[Symbol.asyncIterator]();
  let head = Buffer.alloc(0);
  while (head.length < 2) {
    const { done, value } = await pieces.next();
    if (done) break;
    head = Buffer.concat([head, value]);
  }
  async function* whole(): AsyncGenerator<Uint8Array> {
    if (head.length > 0) yield head;
    yield* { [Symbol.asyncIterator]: () => pieces };
  }
  yield* head[0] === 0x1f && head[1] === 0x8b ? gunzip(whole()) : whole();
}

/**
 * Reads a stream to its end.
 *
 * @throws RefusalError `size` when it has more than `LARGEST_INPUT` bytes.
 */
export async function readAll(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of stream) {
    size += piece.length;
    if (size > LARGEST_INPUT) {
      throw new RefusalError(
        'size',
        `It has more than ${LARGEST_INPUT} bytes. Split it into articles.`,
      );
    }
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

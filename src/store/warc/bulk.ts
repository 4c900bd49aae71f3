/** Takes many records out of gzipped bytes at once, for reading them one by one costs as much again. */
import { gunzipSync, constants as zlib } from 'node:zlib';
import { parseRecord, RecordProblem, type WarcRecord } from './record.ts';

const MAGIC = Buffer.from([0x1f, 0x8b, 0x08]);
const TRAILER = 8;
/** Text shrinks to a third or less; what grows beyond this is left to be read one by one. */
const MOST_GROWTH = 32;
/** As much room is made at first; room that is not used costs nothing. */
const GROWTH = 5;

interface Inflated {
  readonly content: Buffer;
  /** How many bytes that took: behind a member, zlib stops without a word where a zero comes. */
  readonly taken: number;
}

function inflate(bytes: Uint8Array, isEnd: boolean): Inflated | null {
  try {
    const { buffer, engine } = gunzipSync(bytes, {
      info: true,
      // Where the bytes may end inside a member, what comes before their end is enough.
      finishFlush: isEnd ? zlib.Z_FINISH : zlib.Z_SYNC_FLUSH,
      chunkSize: bytes.length * GROWTH,
      maxOutputLength: bytes.length * MOST_GROWTH,
    }) as unknown as { buffer: Buffer; engine: { bytesWritten: number } };
    return { content: buffer, taken: engine.bytesWritten };
  } catch {
    return null;
  }
}

/**
 * The end of the gzip member that starts at `from` and holds `size` bytes: where the next one starts, or
 * all ends, and its length stands before. What looks like the start of a member may by chance be
 * none, and a member may be empty: where the first that comes does not fit, nothing is said.
 */
function memberEnd(bytes: Buffer, from: number, size: number, isEnd: boolean): number | null {
  const next = bytes.indexOf(MAGIC, from + 1);
  const end = next === -1 && isEnd ? bytes.length : next;
  return end - from > MAGIC.length + TRAILER && bytes.readUInt32LE(end - 4) === size ? end : null;
}

/**
 * Takes records from the start of `bytes`, each in a gzip member of its own, up to the first that is not
 * whole or not as it should be; that one has to be read by itself. The gzip members of those taken were
 * checked. The records are views of one large piece of memory.
 *
 * @param offset where `bytes` start in their volume
 * @param isEnd whether the last member ends with `bytes`
 */
export function takeMany(bytes: Uint8Array, offset: number, isEnd: boolean): WarcRecord[] {
  const inflated = inflate(bytes, isEnd);
  if (!inflated) return [];
  const { content, taken } = inflated;
  const compressed = Buffer.from(bytes.buffer, bytes.byteOffset, taken);
  const endsThere = isEnd && taken === bytes.length;
  const records: WarcRecord[] = [];
  try {
    for (let at = 0, from = 0; at < content.length; ) {
      const record = parseRecord(content.subarray(at));
      if ('need' in record) break;
      const end = memberEnd(compressed, from, record.bytes.length, endsThere);
      if (end === null) break;
      records.push({ ...record, offset: offset + from, length: end - from });
      at += record.bytes.length;
      from = end;
    }
  } catch (error) {
    if (!(error instanceof RecordProblem)) throw error;
  }
  return records;
}

/** Finds every whole record in a damaged volume. */
import * as zlib from 'node:zlib';
import { type Files, readWhole } from '../files.ts';
import { digestProblems } from '../warc/digest.ts';
import { GzipProblem } from '../warc/gzip.ts';
import { LONGEST_RECORD, takeRecord } from '../warc/read.ts';
import { RecordProblem, type WarcRecord } from '../warc/record.ts';
import { LONGEST_HEADER } from '../warc/write.ts';

/** A stretch of a volume in which no whole record stands. */
export interface LostStretch {
  /** Where it starts: bytes from the start of the file. */
  readonly offset: number;
  /** How many bytes it takes up. */
  readonly length: number;
  /** What was expected at its start, and found. */
  readonly problem: string;
}

/** What a scan finds, in the order of the file. */
export type Scanned = { readonly record: WarcRecord } | { readonly lost: LostStretch };

const GZIP_START = Buffer.from([0x1f, 0x8b, 0x08, 0x00]);
const PLAIN_START = Buffer.from('\r\n\r\nWARC/1.', 'latin1');
const RECORD_START = 'WARC/1.';
/** How long the header of a damaged record may be for its end to be told. */
const LONGEST_STATED = 1 << 13;
/** How much of a member is inflated to see if a record may be in it. */
const PROBE = 512;

type Taken = { readonly record: WarcRecord } | { readonly problem: string; readonly end?: number };

function attempt(data: Buffer, offset: number, gzip: boolean): Taken {
  // A plain record is in memory already, however long it is.
  const longest = gzip ? LONGEST_RECORD : Number.POSITIVE_INFINITY;
  try {
    const start = data.subarray(offset, gzip ? undefined : offset + LONGEST_HEADER);
    let taken = takeRecord(start, offset, gzip, longest);
    if ('need' in taken && !gzip && offset + taken.need <= data.length) {
      taken = takeRecord(data.subarray(offset, offset + taken.need), offset, gzip, longest);
    }
    if ('need' in taken) return { problem: 'a record that goes on after the end of the file' };
    const { record } = taken;
    const [bad] = digestProblems(record);
    if (!bad) return { record };
    const problem = `${bad.field} ${bad.stated}, but its bytes have ${bad.computed}`;
    return { problem, end: offset + record.length };
  } catch (error) {
    if (error instanceof GzipProblem || error instanceof RecordProblem) {
      const end = gzip ? undefined : statedEnd(data, offset);
      return { problem: error.message, ...(end !== undefined && { end }) };
    }
    throw error;
  }
}

/** Where a plain record says it ends, whatever else is wrong with it. */
function statedEnd(data: Buffer, offset: number): number | undefined {
  const head = data.toString('latin1', offset, offset + LONGEST_STATED);
  const [fields = '', rest] = head.split('\r\n\r\n', 2);
  const length = /\r\ncontent-length: (\d{1,12})(?:\r\n|$)/i.exec(fields)?.[1];
  if (rest === undefined || length === undefined) return undefined;
  const end = offset + fields.length + 4 + Number(length) + 4;
  return end <= data.length ? end : undefined;
}

/** Looks into the first bytes of a member, so that chance bytes cost little. */
function mayHoldRecord(data: Buffer, offset: number): boolean {
  try {
    const start = zlib.inflateRawSync(data.subarray(offset + 10, offset + 10 + PROBE), {
      finishFlush: zlib.constants.Z_SYNC_FLUSH,
      maxOutputLength: 1 << 20,
    });
    return start.toString('latin1', 0, RECORD_START.length) === RECORD_START;
  } catch {
    return false;
  }
}

/** Where the next record may start, from a place on; the end of the file when nowhere. */
function nextStart(data: Buffer, from: number, gzip: boolean): number {
  if (!gzip) {
    const found = data.indexOf(PLAIN_START, Math.max(0, from - 4));
    return found === -1 ? data.length : found + 4;
  }
  for (let found = data.indexOf(GZIP_START, from); found !== -1; ) {
    if (mayHoldRecord(data, found)) return found;
    found = data.indexOf(GZIP_START, found + 1);
  }
  return data.length;
}

/** Says if a record can start here, or the file ends: then what came before it had its right length. */
function isBoundary(data: Buffer, offset: number, gzip: boolean): boolean {
  if (offset === data.length) return true;
  const start = gzip ? GZIP_START : Buffer.from(RECORD_START, 'latin1');
  return data.subarray(offset, offset + start.length).equals(start);
}

/**
 * Reads a volume to its end, whatever is wrong with it. Where no whole record stands whose digests
 * fit, it goes on at the next place where one does: a gzip member in which a record starts, or in a
 * plain volume the version line after two line ends. The volume is in memory whole. A gzip member that
 * holds more than the longest record that is read is told as lost.
 *
 * @param gzip whether records are gzip members
 * @throws StoreIoError when the file cannot be read
 */
export async function* scanVolume(
  files: Files,
  path: string,
  gzip: boolean,
): AsyncGenerator<Scanned, void, void> {
  const bytes = await readWhole(files, path);
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let lost: { offset: number; problem: string } | undefined;
  const lostUntil = (end: number): Scanned[] => {
    if (!lost) return [];
    const { offset, problem } = lost;
    lost = undefined;
    return [{ lost: { offset, length: end - offset, problem } }];
  };
  for (let offset = 0; offset < data.length; ) {
    const taken = attempt(data, offset, gzip);
    if ('record' in taken) {
      yield* lostUntil(offset);
      yield taken;
      offset += taken.record.length;
      continue;
    }
    lost ??= { offset, problem: taken.problem };
    const skip = taken.end !== undefined && isBoundary(data, taken.end, gzip);
    offset = skip ? taken.end! : nextStart(data, offset + 1, gzip);
  }
  yield* lostUntil(data.length);
}

/** Says by the name of a volume, or else by its first bytes, if its records are gzip members. */
export async function isGzipVolume(files: Files, path: string): Promise<boolean> {
  if (path.endsWith('.gz')) return true;
  if (path.endsWith('.warc')) return false;
  const file = await files.openFile(path);
  try {
    const start = new Uint8Array(2);
    await file.read(start, 0);
    return start[0] === 0x1f && start[1] === 0x8b;
  } finally {
    await file.close();
  }
}

/** Reads batches and the captures in them. */
import type { Archive } from './archive.ts';
import {
  type BatchRef,
  type FindOptions,
  findBatch,
  folderOf,
  type LinePlace,
  listBatchesOf,
  type Placed,
  readLineAt,
  readLinePlaces,
  readLookups,
  readNewestLookup,
  readRecordOf,
} from './batches.ts';
import { hexFromNi, sha256Hex } from './digests.ts';
import { DamageError } from './errors.ts';
import { FoundById } from './found-by-id.ts';
import { INGEST } from './kinds.ts';
import { parseCaptureLine } from './lookup.ts';
import { CAPTURE_HEADER } from './made-records.ts';
import { contentPath } from './object.ts';
import { COPIED_TYPES, RECEIVED_HEADER } from './received.ts';
import type { CaptureEntry, CaptureLine, RecordLocation, StoredCapture } from './types.ts';
import { readRecordAt } from './warc/read.ts';
import { header } from './warc/record.ts';

/**
 * Lists all batches of captures, sorted by id in UTF-16 code unit order (see `listBatchesOf`).
 *
 * @throws DamageError when a folder of the storage root cannot be an object's
 * @throws StoreIoError when the disk refuses
 */
export function listBatches(archive: Archive): Promise<BatchRef[]> {
  return listBatchesOf(archive, INGEST);
}

/**
 * Reads the look-up lines of a batch, in the order the captures came in, also while an erasure replaces it.
 *
 * @param batch one of `listBatches`, or its id (the batches are listed then)
 * @throws StoreUsageError when there is no such batch
 * @throws DamageError when a line is not what it must be
 * @throws StoreIoError when the disk refuses
 */
export async function* readCaptures(
  archive: Archive,
  batch: BatchRef | string,
): AsyncGenerator<CaptureEntry, void, void> {
  const ref = typeof batch === 'string' ? await findBatch(archive, INGEST, batch) : batch;
  yield* readNewestLookup(archive, INGEST, ref, { parse: parseCaptureLine });
}

/**
 * Reads the look-up lines of a batch as `readCaptures` does, each with its place in the file.
 *
 * @throws DamageError when a line is not what it must be
 * @throws StoreIoError when the disk refuses
 */
export function readCapturePlaces(
  archive: Archive,
  ref: BatchRef,
): AsyncGenerator<LinePlace<CaptureLine>, void, void> {
  return readLinePlaces(archive, INGEST, ref, { parse: parseCaptureLine });
}

/**
 * Reads one look-up line of a batch at its place.
 *
 * @throws DamageError when no line stands there
 * @throws StoreIoError when the disk refuses, or there is no such batch
 */
export function readCaptureAt(
  archive: Archive,
  batch: Placed,
  place: Pick<LinePlace<CaptureLine>, 'offset' | 'length'>,
): Promise<CaptureEntry> {
  return readLineAt(archive, INGEST, batch, place, { parse: parseCaptureLine });
}

/** The start of every line the store writes; other spellings of the same JSON are parsed whole. */
const QUICK_ID = /^\{"id":"(ni:\/\/\/sha-256;[A-Za-z0-9_-]{43})"/;

/**
 * Finds captures by id, in all batches. Reads every look-up file: for many searches build an index.
 *
 * @param id the first 4 to 64 hexadecimal digits of the SHA-256 in the capture's id (not of the
 *   content name), or the whole id
 * @returns what fits, by batch id, then in the order of the batch; the same id may stand in several
 *   batches
 * @throws StoreUsageError when `id` is neither
 * @throws DamageError when a look-up file is damaged, unless `onDamage` takes it
 * @throws StoreIoError when the disk refuses
 */
export async function findCaptures(
  archive: Archive,
  id: string,
  options: FindOptions = {},
): Promise<readonly CaptureEntry[]> {
  return (await findAskedCaptures(archive, [id], options)).of(id);
}

/**
 * Finds captures by some ids as `findCaptures` does by one, reading every look-up file once.
 *
 * @throws StoreUsageError when one of the ids is none
 * @throws DamageError when a look-up file is damaged, unless `onDamage` takes it
 * @throws StoreIoError when the disk refuses
 */
export async function findAskedCaptures(
  archive: Archive,
  ids: Iterable<string>,
  options: FindOptions = {},
): Promise<FoundById<CaptureEntry>> {
  const found = new FoundById<CaptureEntry>(ids);
  if (found.isEmpty) return found;
  const skip = (line: string): boolean => {
    const quick = QUICK_ID.exec(line)?.[1];
    return quick !== undefined && !found.has(quick);
  };
  const entries = readLookups(archive, INGEST, { parse: parseCaptureLine, skip }, options);
  for await (const entry of entries) found.add(entry.id, entry);
  return found;
}

/**
 * Reads the archive record of a capture alone, checked against its digests.
 *
 * @returns JSON in UTF-8
 * @throws DamageError when it is not what the look-up line says
 * @throws StoreIoError when the disk refuses
 */
export async function readCaptureRecord(
  archive: Archive,
  entry: Pick<CaptureEntry, 'id' | 'object' | 'record'>,
): Promise<Uint8Array> {
  const { block } = await readRecordOf(archive, folderOf(archive, entry), entry.record, [
    ['WARC-Type', 'metadata'],
    [CAPTURE_HEADER, entry.id],
  ]);
  return block;
}

/**
 * Reads the things kept of a capture, each checked against its digests.
 *
 * @throws DamageError when a record is not what the look-up line says
 * @throws StoreIoError when the disk refuses
 */
export async function readCapture(archive: Archive, entry: CaptureEntry): Promise<StoredCapture> {
  const folder = folderOf(archive, entry);
  const own = [CAPTURE_HEADER, entry.id] as const;
  const [raw, text, record, received] = await Promise.all([
    readRecordOf(archive, folder, entry.raw, [
      ['WARC-Type', 'resource'],
      // The record may be another capture's, of the same bytes.
      ['WARC-Payload-Digest', `sha256:${hexFromNi(entry.content)}`],
    ]),
    readRecordOf(archive, folder, entry.text, [['WARC-Type', 'conversion'], own]),
    readRecordOf(archive, folder, entry.record, [['WARC-Type', 'metadata'], own]),
    entry.received && readReceived(archive, folder, entry, entry.received),
  ]);
  return {
    raw: raw.block,
    text: text.block,
    record: record.block,
    rawRecord: (header(record, 'WARC-Refers-To') ?? '').slice(1, -1),
    ...(received && { received }),
  };
}

/** Reads what a capture was taken out of: the block of a record made for it, or a copied record. */
async function readReceived(
  { files }: Archive,
  folder: string,
  entry: CaptureEntry,
  { file, offset, length, sha256 }: RecordLocation,
): Promise<Uint8Array> {
  const path = contentPath(folder, file);
  const record = await readRecordAt(path, offset, length, { files });
  const expect = (expected: string, found: string | undefined, fits: boolean) => {
    if (!fits) throw new DamageError({ path, offset, expected, found: found ?? 'none' });
  };
  const digest = sha256Hex(record.block);
  expect(`a block of sha256 ${sha256}`, digest, digest === sha256);
  const type = header(record, 'WARC-Type');
  expect(`a record of type ${COPIED_TYPES.join(' or ')}`, type, COPIED_TYPES.includes(type ?? ''));
  const id = header(record, RECEIVED_HEADER);
  if (id === undefined) return record.bytes;
  expect(`${RECEIVED_HEADER} ${entry.id}`, id, id === entry.id);
  return record.block;
}

/** Reads batches and the captures in them. */
import type { Archive } from './archive.ts';
import { batchObjectId, batchOfObject } from './batch.ts';
import { CAPTURE_HEADER } from './capture-writer.ts';
import { hexFromNi, sha256Hex } from './digests.ts';
import { DamageError, StoreUsageError } from './errors.ts';
import { compareText } from './files.ts';
import { LOOKUP_FILE, parseCaptureLine, readLines } from './lookup.ts';
import { contentPath } from './object.ts';
import { listObjects, objectPath } from './ocfl/root.ts';
import { COPIED_TYPES, RECEIVED_HEADER } from './received.ts';
import type { CaptureEntry, RecordLocation, StoredCapture } from './types.ts';
import { readRecordAt } from './warc/read.ts';
import { header } from './warc/record.ts';

/** A batch that is in the archive. */
export interface BatchRef {
  /** The batch's id. */
  readonly batch: string;
  /** The folder of its object. */
  readonly path: string;
}

/**
 * Lists all batches, sorted by id in UTF-16 code unit order. Batches are told by their folders' names;
 * nothing in them is read.
 *
 * @throws DamageError when a folder of the storage root cannot be an object's (see `listObjects`)
 * @throws StoreIoError when the disk refuses
 */
export async function listBatches(archive: Archive): Promise<BatchRef[]> {
  const batches: BatchRef[] = [];
  for await (const { id, path } of listObjects(archive.files, archive.root)) {
    const batch = batchOfObject(id);
    if (batch !== null) batches.push({ batch, path });
  }
  return batches.sort((a, b) => compareText(a.batch, b.batch));
}

async function batchPath(archive: Archive, batch: string): Promise<string> {
  const path = objectPath(archive.root, batchObjectId(batch));
  if ((await archive.files.kind(path)) === null) {
    throw new StoreUsageError(`There is no batch '${batch}' in '${archive.folder}'.`);
  }
  return path;
}

function parseLine(path: string, offset: number, text: string | null, batch: string): CaptureEntry {
  const line = parseCaptureLine(text);
  if ('problem' in line) {
    throw new DamageError({ path, offset, expected: 'a line for a capture', found: line.problem });
  }
  return { ...line, batch };
}

/**
 * Reads the look-up lines of a batch, in the order the captures came in.
 *
 * @throws StoreUsageError when there is no such batch
 * @throws DamageError when a line is not what it must be
 * @throws StoreIoError when the disk refuses
 */
export async function* readCaptures(
  archive: Archive,
  batch: string,
): AsyncGenerator<CaptureEntry, void, void> {
  const path = contentPath(await batchPath(archive, batch), LOOKUP_FILE);
  for await (const { offset, text } of readLines(archive.files, path)) {
    yield parseLine(path, offset, text, batch);
  }
}

/** The start of every line the store writes; other spellings of the same JSON are parsed whole. */
const QUICK_ID = /^\{"id":"(ni:\/\/\/sha-256;[A-Za-z0-9_-]{43})"/;

function wantedHex(id: string): string {
  const full = hexFromNi(id);
  if (full !== null) return full;
  const prefix = id.toLowerCase();
  if (!/^[0-9a-f]{4,64}$/.test(prefix)) {
    throw new StoreUsageError(
      `${JSON.stringify(id)} names no capture: give 4 to 64 hexadecimal digits of its id, or the whole ni:///sha-256;… name.`,
    );
  }
  return prefix;
}

async function* searchBatch(
  archive: Archive,
  batch: string,
  folder: string,
  wanted: string,
): AsyncGenerator<CaptureEntry, void, void> {
  const file = contentPath(folder, LOOKUP_FILE);
  for await (const { offset, text } of readLines(archive.files, file)) {
    const quick = QUICK_ID.exec(text ?? '')?.[1];
    if (quick !== undefined && !hexFromNi(quick)?.startsWith(wanted)) continue;
    const entry = parseLine(file, offset, text, batch);
    if (hexFromNi(entry.id)?.startsWith(wanted)) yield entry;
  }
}

/** How to search. */
export interface FindOptions {
  /** Called with the damage that ends the search of a batch; the other batches are still searched. */
  readonly onDamage?: (damage: DamageError) => void;
}

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
): Promise<CaptureEntry[]> {
  const wanted = wantedHex(id);
  const found: CaptureEntry[] = [];
  for (const { batch, path } of await listBatches(archive)) {
    try {
      for await (const entry of searchBatch(archive, batch, path, wanted)) found.push(entry);
    } catch (error) {
      if (!(error instanceof DamageError) || !options.onDamage) throw error;
      options.onDamage(error);
    }
  }
  return found;
}

/**
 * Reads the things kept of a capture, each checked against its digests.
 *
 * @throws StoreUsageError when there is no such batch
 * @throws DamageError when a record is not what the look-up line says
 * @throws StoreIoError when the disk refuses
 */
export async function readCapture(archive: Archive, entry: CaptureEntry): Promise<StoredCapture> {
  const folder = await batchPath(archive, entry.batch);
  const read = async (location: RecordLocation, type: string): Promise<Uint8Array> => {
    const path = contentPath(folder, location.file);
    const { offset, length } = location;
    const record = await readRecordAt(path, offset, length, { files: archive.files });
    const expect = (name: string, expected: string) => {
      const found = header(record, name) ?? 'none';
      if (found === expected) return;
      throw new DamageError({ path, offset, expected: `${name} ${expected}`, found });
    };
    expect('WARC-Type', type);
    // The reader has compared this header with the block.
    expect('WARC-Block-Digest', `sha256:${location.sha256}`);
    // A raw record may be another capture's, of the same bytes.
    if (type === 'resource') expect('WARC-Payload-Digest', `sha256:${hexFromNi(entry.content)}`);
    else expect(CAPTURE_HEADER, entry.id);
    return record.block;
  };
  const [raw, text, record, received] = await Promise.all([
    read(entry.raw, 'resource'),
    read(entry.text, 'conversion'),
    read(entry.record, 'metadata'),
    entry.received && readReceived(archive, folder, entry, entry.received),
  ]);
  return { raw, text, record, ...(received && { received }) };
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

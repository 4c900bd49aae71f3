/** Reads derived batches: what was made of captures after their own batches were written. */
import { relative, sep } from 'node:path';
import type { Archive } from './archive.ts';
import {
  type BatchRef,
  type FindOptions,
  folderOf,
  type LinePlace,
  listBatchesOf,
  type Placed,
  readLineAt,
  readLinePlaces,
  readLookups,
  readRecordOf,
} from './batches.ts';
import { GENERATION_HEADER, LAYER_HEADER, WITH_HEADER } from './derived.ts';
import { compareText } from './files.ts';
import { DERIVED, objectIdOf } from './kinds.ts';
import { parseMadeLine } from './made-lookup.ts';
import { CAPTURE_HEADER } from './made-records.ts';
import { contentPath } from './object.ts';
import { objectPath } from './ocfl/root.ts';
import type { MadeEntry, MadeLine, StoredMade } from './types.ts';

/**
 * Lists all derived batches, sorted by id in UTF-16 code unit order (see `listBatchesOf`).
 *
 * @throws DamageError when a folder of the storage root cannot be an object's
 * @throws StoreIoError when the disk refuses
 */
export function listDerived(archive: Archive): Promise<BatchRef[]> {
  return listBatchesOf(archive, DERIVED);
}

/**
 * Reads the look-up lines of a derived batch, each with its place in the file.
 *
 * @throws DamageError when a line is not what it must be
 * @throws StoreIoError when the disk refuses
 */
export function readMadePlaces(
  archive: Archive,
  ref: BatchRef,
): AsyncGenerator<LinePlace<MadeLine>, void, void> {
  return readLinePlaces(archive, DERIVED, ref, { parse: parseMadeLine });
}

/**
 * Reads one look-up line of a derived batch at its place.
 *
 * @throws DamageError when no line stands there
 * @throws StoreIoError when the disk refuses, or there is no such batch
 */
export function readMadeAt(
  archive: Archive,
  batch: Placed,
  place: Pick<LinePlace<MadeLine>, 'offset' | 'length'>,
): Promise<MadeEntry> {
  return readLineAt(archive, DERIVED, batch, place, { parse: parseMadeLine });
}

/** Compares two of one capture and layer: the newer one is the greater. No clock has a say. */
export function compareMade(a: MadeEntry, b: MadeEntry): number {
  return a.generation - b.generation || compareText(a.batch, b.batch);
}

/**
 * Reads the look-up lines of all derived batches, by batch id, then in the order of the batch.
 *
 * @throws DamageError when a look-up file is damaged, unless `onDamage` takes it
 * @throws StoreIoError when the disk refuses
 */
export function readAllMade(
  archive: Archive,
  options: FindOptions = {},
): AsyncGenerator<MadeEntry, void, void> {
  return readLookups(archive, DERIVED, { parse: parseMadeLine }, options);
}

/**
 * Finds all that was made of a capture in a layer. Reads every look-up file of the derived batches.
 *
 * @param capture the capture's whole id
 * @returns what there is, oldest first; empty when the ingest batch has all there is
 * @throws DamageError when a look-up file is damaged, unless `onDamage` takes it
 * @throws StoreIoError when the disk refuses
 */
export async function findMade(
  archive: Archive,
  capture: string,
  layer: string,
  options: FindOptions = {},
): Promise<MadeEntry[]> {
  const found: MadeEntry[] = [];
  // The id has no character that JSON would spell in another way, unless a line is not ours.
  const skip = (line: string): boolean =>
    line.startsWith('{"capture":"ni:') && !line.includes(capture);
  for await (const entry of readLookups(
    archive,
    DERIVED,
    { parse: parseMadeLine, skip },
    options,
  )) {
    if (entry.capture === capture && entry.layer === layer) found.push(entry);
  }
  return found.sort(compareMade);
}

/**
 * Reads what was kept of something made, checked against its digests.
 *
 * @throws DamageError when a record is not what the look-up line says
 * @throws StoreIoError when the disk refuses
 */
export async function readMade(archive: Archive, entry: MadeEntry): Promise<StoredMade> {
  const folder = folderOf(archive, entry);
  const own = [
    [CAPTURE_HEADER, entry.capture],
    ...(entry.with === undefined ? [] : [[WITH_HEADER, entry.with] as const]),
    [LAYER_HEADER, entry.layer],
    [GENERATION_HEADER, String(entry.generation)],
  ] as const;
  const [text, record] = await Promise.all([
    entry.text && readRecordOf(archive, folder, entry.text, [['WARC-Type', 'conversion'], ...own]),
    readRecordOf(archive, folder, entry.record, [['WARC-Type', 'metadata'], ...own]),
  ]);
  return { ...(text && { text: text.block }), record: record.block };
}

/** The volume that something made is in: from the archive's folder, with `/`, as findings have it. */
export function madePath(archive: Archive, { batch, record }: MadeEntry): string {
  const object = objectPath(archive.root, objectIdOf(DERIVED, batch));
  return relative(archive.folder, contentPath(object, record.file)).split(sep).join('/');
}

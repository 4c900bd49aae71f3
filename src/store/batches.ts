/** Finds batches of any kind, and reads their look-up files and records. */
import { join } from 'node:path';
import type { Archive } from './archive.ts';
import { DamageError, StoreUsageError } from './errors.ts';
import { compareText, isSystemError, readWhole } from './files.ts';
import { type BatchKind, batchIdOf, DERIVED, INGEST, objectIdOf, revisionOf } from './kinds.ts';
import { readLines } from './lookup.ts';
import { contentPath } from './object.ts';
import { INVENTORY_FILE, parseInventory, SIDECAR_FILE } from './ocfl/inventory.ts';
import { listObjects, objectPath } from './ocfl/root.ts';
import type { RecordLocation } from './types.ts';
import { readRecordAt } from './warc/read.ts';
import { header, type WarcRecord } from './warc/record.ts';

/** A batch that is in the archive. */
export interface BatchRef {
  /** The batch's id. */
  readonly batch: string;
  /** The id of its OCFL object. */
  readonly object: string;
  /** The folder of its object. */
  readonly path: string;
}

/**
 * Lists all batches of a kind, sorted by id in UTF-16 code unit order. They are told by their folders'
 * names; nothing in them is read.
 *
 * @throws DamageError when a folder of the storage root cannot be an object's (see `listObjects`)
 * @throws StoreIoError when the disk refuses
 */
export async function listBatchesOf(archive: Archive, kind: BatchKind): Promise<BatchRef[]> {
  const [batches] = await listEach(archive, [kind]);
  return batches!;
}

/** All batches of an archive, by kind; each kind sorted as by `listBatchesOf`. */
export interface AllBatches {
  /** Batches of captures. */
  readonly ingested: readonly BatchRef[];
  readonly derived: readonly BatchRef[];
}

/**
 * Lists all batches of both kinds, which takes no longer than listing those of one.
 *
 * @throws DamageError when a folder of the storage root cannot be an object's (see `listObjects`)
 * @throws StoreIoError when the disk refuses
 */
export async function listAllBatches(archive: Archive): Promise<AllBatches> {
  const [ingested, derived] = await listEach(archive, [INGEST, DERIVED]);
  return { ingested: ingested!, derived: derived! };
}

/** Lists the batches of each kind, in one walk. */
async function listEach(archive: Archive, kinds: readonly BatchKind[]): Promise<BatchRef[][]> {
  const found = kinds.map((kind) => ({ kind, newest: new Map<string, BatchRef>() }));
  for await (const { id: object, path } of listObjects(archive.files, archive.root)) {
    for (const { kind, newest } of found) {
      const batch = batchIdOf(kind, object);
      if (batch === null) continue;
      // While an erasure is under way, the object it replaces is still there.
      const known = newest.get(batch);
      if (!known || revisionOf(known.object) < revisionOf(object))
        newest.set(batch, { batch, object, path });
    }
  }
  return found.map(({ newest }) =>
    [...newest.values()].sort((a, b) => compareText(a.batch, b.batch)),
  );
}

/**
 * Finds a batch by its id.
 *
 * @throws StoreUsageError when there is no such batch
 */
export async function findBatch(
  archive: Archive,
  kind: BatchKind,
  batch: string,
): Promise<BatchRef> {
  objectIdOf(kind, batch);
  const found = (await listBatchesOf(archive, kind)).find((each) => each.batch === batch);
  if (found) return found;
  throw new StoreUsageError(`There is no ${kind.called} '${batch}' in '${archive.folder}'.`);
}

/**
 * What tells a batch from any other under its name: the SHA-512 of its inventory, as the file beside the
 * inventory states it. It is not checked.
 *
 * @throws StoreIoError when the file cannot be read
 */
export async function readSeal(
  { files }: Archive,
  { path }: Pick<BatchRef, 'path'>,
): Promise<string> {
  const bytes = await readWhole(files, join(path, SIDECAR_FILE));
  return Buffer.from(bytes).toString('latin1').slice(0, 128);
}

/** The folder of the object that an entry of a look-up file stands in. */
export function folderOf(archive: Archive, { object }: { readonly object: string }): string {
  return objectPath(archive.root, object);
}

/** How the lines of a look-up file are read. */
export interface LineReader<Line> {
  /** Reads a line, or says what is wrong with it. */
  parse(text: string | null): Line | { readonly problem: string };
  /** Says of a line unread if it may be passed over. Default: none is. */
  skip?(text: string): boolean;
}

/** What is added to a line that is read. */
export type Placed = Pick<BatchRef, 'batch' | 'object'>;

/** A look-up line, and where it stands in its file. */
export interface LinePlace<Line> {
  readonly line: Line & Placed;
  /** Where the line starts: bytes from the start of the look-up file. */
  readonly offset: number;
  /** How long it is, in bytes, without its line end. */
  readonly length: number;
}

/**
 * Reads the look-up lines of a batch in their order, each with its place.
 *
 * @throws DamageError when a line is not what it must be
 * @throws StoreIoError when the disk refuses
 */
export async function* readLinePlaces<Line extends object>(
  archive: Archive,
  kind: BatchKind,
  { batch, object, path: folder }: BatchRef,
  { parse, skip }: LineReader<Line>,
): AsyncGenerator<LinePlace<Line>, void, void> {
  const path = contentPath(folder, kind.lookup);
  for await (const { offset, text } of readLines(archive.files, path)) {
    if (text !== null && skip?.(text)) continue;
    const line = parse(text);
    if ('problem' in line) throw lineDamage(kind, path, offset, line.problem);
    // A line that could be parsed is UTF-8.
    yield { line: { ...line, batch, object }, offset, length: Buffer.byteLength(text!) };
  }
}

function lineDamage(kind: BatchKind, path: string, offset: number, found: string): DamageError {
  return new DamageError({ path, offset, expected: `a line for ${kind.lineFor}`, found });
}

/**
 * Reads the look-up lines of a batch in their order, each with the ids of the batch and its object.
 *
 * @throws DamageError when a line is not what it must be
 * @throws StoreIoError when the disk refuses
 */
export async function* readLookup<Line extends object>(
  archive: Archive,
  kind: BatchKind,
  ref: BatchRef,
  reader: LineReader<Line>,
): AsyncGenerator<Line & Placed, void, void> {
  for await (const { line } of readLinePlaces(archive, kind, ref, reader)) yield line;
}

/**
 * Reads the look-up lines of a batch as `readLookup` does; where an erasure replaced the batch after it was
 * listed, those of its next revision.
 *
 * @throws DamageError when a line is not what it must be
 * @throws StoreIoError when the disk refuses
 */
export async function* readNewestLookup<Line extends object>(
  archive: Archive,
  kind: BatchKind,
  ref: BatchRef,
  reader: LineReader<Line>,
): AsyncGenerator<Line & Placed, void, void> {
  try {
    yield* readLookup(archive, kind, ref, reader);
  } catch (error) {
    // The file is opened before its first line is given, and stays open until its last.
    if (!isSystemError(error, 'ENOENT')) throw error;
    const now = (await listBatchesOf(archive, kind)).find(({ batch }) => batch === ref.batch);
    if (!now || now.object === ref.object) throw error;
    yield* readNewestLookup(archive, kind, now, reader);
  }
}

/**
 * Reads one look-up line at its place.
 *
 * @throws DamageError when no such line stands there
 * @throws StoreIoError when the disk refuses, or there is no such object
 */
export async function readLineAt<Line extends object>(
  archive: Archive,
  kind: BatchKind,
  { batch, object }: Placed,
  { offset, length }: Pick<LinePlace<Line>, 'offset' | 'length'>,
  { parse }: LineReader<Line>,
): Promise<Line & Placed> {
  const path = contentPath(objectPath(archive.root, object), kind.lookup);
  const file = await archive.files.openFile(path);
  try {
    const bytes = Buffer.alloc(length);
    let filled = 0;
    while (filled < length) {
      const count = await file.read(bytes.subarray(filled), offset + filled);
      if (count === 0) throw lineDamage(kind, path, offset, 'the end of the file');
      filled += count;
    }
    const line = parse(bytes.toString('utf8'));
    if ('problem' in line) throw lineDamage(kind, path, offset, line.problem);
    return { ...line, batch, object };
  } finally {
    await file.close();
  }
}

/** How to search. */
export interface FindOptions {
  /** Called with the damage that ends the search of a batch; the other batches are still searched. */
  readonly onDamage?: (damage: DamageError) => void;
}

/**
 * Reads the look-up lines of all batches of a kind, by batch id, then in the order of the batch.
 *
 * @throws DamageError when a look-up file is damaged, unless `onDamage` takes it
 * @throws StoreIoError when the disk refuses
 */
export async function* readLookups<Line extends object>(
  archive: Archive,
  kind: BatchKind,
  reader: LineReader<Line>,
  { onDamage }: FindOptions,
): AsyncGenerator<Line & Placed, void, void> {
  for (const each of await listBatchesOf(archive, kind)) {
    try {
      yield* readNewestLookup(archive, kind, each, reader);
    } catch (error) {
      if (!(error instanceof DamageError) || !onDamage) throw error;
      onDamage(error);
    }
  }
}

/**
 * Reads a record of a batch whose headers must be as given.
 *
 * @param folder the folder of the batch's object
 * @throws DamageError when it is not that record
 * @throws StoreIoError when the disk refuses
 */
export async function readRecordOf(
  { files }: Archive,
  folder: string,
  { file, offset, length, sha256 }: RecordLocation,
  expected: readonly (readonly [name: string, value: string])[],
): Promise<WarcRecord> {
  const path = contentPath(folder, file);
  const record = await readRecordAt(path, offset, length, { files });
  // The reader has compared the digest with the block.
  for (const [name, value] of [...expected, ['WARC-Block-Digest', `sha256:${sha256}`]] as const) {
    const found = header(record, name) ?? 'none';
    if (found !== value) {
      throw new DamageError({ path, offset, expected: `${name} ${value}`, found });
    }
  }
  return record;
}

/** When an object was made, as its inventory has it. */
export async function createdOf({ files }: Archive, folder: string): Promise<string> {
  const path = join(folder, INVENTORY_FILE);
  const { inventory, problems } = parseInventory(await readWhole(files, path));
  if (inventory) return inventory.versions.v1.created;
  const found = problems.join('; ');
  throw new DamageError({ path, expected: 'an inventory of one version', found });
}

/**
 * When the newest batch of any kind was made, as the inventories have it: ISO 8601 with zone. What an
 * erasure wrote anew has the time of the erasure.
 *
 * @returns the time; `null` when there is no batch
 * @throws DamageError when an inventory is damaged
 * @throws StoreIoError when the disk refuses
 */
export async function readNewestCreated(archive: Archive): Promise<string | null> {
  let newest: string | null = null;
  const { ingested, derived } = await listAllBatches(archive);
  for (const { path } of [...ingested, ...derived]) {
    const created = await createdOf(archive, path);
    if (newest === null || Date.parse(created) > Date.parse(newest)) newest = created;
  }
  return newest;
}

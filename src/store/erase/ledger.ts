/** The ledger of erasures: the tombstones in all batches. */
import type { Archive } from '../archive.ts';
import { type BatchRef, listAllBatches } from '../batches.ts';
import { DamageError } from '../errors.ts';
import { FoundById } from '../found-by-id.ts';
import { readLines } from '../lookup.ts';
import { contentPath } from '../object.ts';
import { parseTombstone, TOMBSTONES_FILE, type Tombstone } from '../tombstones.ts';

/** A tombstone with the batch it stands in. */
export interface LedgerEntry extends Tombstone {
  /** The batch's id. */
  readonly batch: string;
  /** The id of its object. */
  readonly object: string;
}

/**
 * Reads the tombstones of a batch, in the order they were written.
 *
 * @throws DamageError when a line is not what it must be
 * @throws StoreIoError when the disk refuses
 */
async function* readBatchTombstones(
  { files }: Archive,
  { batch, object, path: folder }: BatchRef,
): AsyncGenerator<LedgerEntry, void, void> {
  const path = contentPath(folder, TOMBSTONES_FILE);
  if ((await files.kind(path)) === null) return;
  for await (const { offset, text } of readLines(files, path)) {
    const tombstone = parseTombstone(text);
    if (!tombstone) {
      throw new DamageError({ path, offset, expected: 'a tombstone', found: 'another line' });
    }
    yield { ...tombstone, batch, object };
  }
}

/**
 * Reads all tombstones: those of batches of captures first, then those of derived batches; in each by
 * batch id, then as they were written.
 *
 * @throws DamageError when a line is not what it must be
 * @throws StoreIoError when the disk refuses
 */
export async function* readTombstones(archive: Archive): AsyncGenerator<LedgerEntry, void, void> {
  const { ingested, derived } = await listAllBatches(archive);
  for (const ref of [...ingested, ...derived]) yield* readBatchTombstones(archive, ref);
}

/**
 * Finds the tombstones that name a capture; only those can that were told to.
 *
 * @param id the capture's id, or the first 4 to 64 hexadecimal digits of it
 * @throws StoreUsageError when `id` is neither
 * @throws DamageError when a line is not what it must be
 * @throws StoreIoError when the disk refuses
 */
export async function findTombstones(
  archive: Archive,
  id: string,
): Promise<readonly LedgerEntry[]> {
  return (await findAskedTombstones(archive, [id])).of(id);
}

/**
 * Finds the tombstones that name some captures as `findTombstones` does those of one, reading all once.
 *
 * @throws StoreUsageError when one of the ids is none
 * @throws DamageError when a line is not what it must be
 * @throws StoreIoError when the disk refuses
 */
export async function findAskedTombstones(
  archive: Archive,
  ids: readonly string[],
): Promise<FoundById<LedgerEntry>> {
  const found = new FoundById<LedgerEntry>(ids);
  if (found.isEmpty) return found;
  for await (const entry of readTombstones(archive)) {
    if (entry.capture !== undefined) found.add(entry.capture, entry);
  }
  return found;
}

/** When a batch was begun, which no erasure changes. */
import type { Archive } from './archive.ts';
import { PROVENANCE_FILE } from './batch-object.ts';
import { createdOf, folderOf, listBatchesOf } from './batches.ts';
import { DamageError } from './errors.ts';
import { isSystemError, readWhole } from './files.ts';
import { DERIVED, INGEST } from './kinds.ts';
import { contentPath } from './object.ts';

/** The time that a provenance document states, if it states one. */
export function startOf(document: unknown): string | undefined {
  const activity = (document as { wasGeneratedBy?: { startedAtTime?: unknown } } | null)
    ?.wasGeneratedBy;
  const time = activity?.startedAtTime;
  return typeof time === 'string' && !Number.isNaN(Date.parse(time)) ? time : undefined;
}

/**
 * When the work on a batch of any kind was begun, as its provenance has it; else, also when that file is
 * missing, when its object was made, as its inventory has it. ISO 8601 with zone.
 *
 * @param at an entry of a look-up file, or what else names the OCFL object
 * @throws DamageError when the provenance is no JSON, or the inventory is damaged
 * @throws StoreIoError when the disk refuses
 */
export async function readStarted(
  archive: Archive,
  at: { readonly object: string },
): Promise<string> {
  const folder = folderOf(archive, at);
  const path = contentPath(folder, PROVENANCE_FILE);
  let bytes: Uint8Array;
  try {
    bytes = await readWhole(archive.files, path);
  } catch (error) {
    if (isSystemError(error, 'ENOENT')) return createdOf(archive, folder);
    throw error;
  }
  let document: unknown;
  try {
    document = JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    throw new DamageError({ path, expected: 'a document of JSON', found: 'something else' });
  }
  return startOf(document) ?? createdOf(archive, folder);
}

/**
 * When the work on the batches of an id was begun (see `readStarted`): of one that was ingested, else of
 * one that was derived.
 *
 * @returns the time: ISO 8601 with zone; `null` when there is no such batch
 * @throws DamageError when its inventory is damaged
 * @throws StoreIoError when the disk refuses
 */
export async function readBatchStarted(archive: Archive, batch: string): Promise<string | null> {
  for (const kind of [INGEST, DERIVED]) {
    const found = (await listBatchesOf(archive, kind)).find((each) => each.batch === batch);
    if (!found) continue;
    try {
      return await readStarted(archive, found);
    } catch (error) {
      // Whoever looks for damage asks, too: where its provenance is damaged a batch still has an inventory.
      if (!(error instanceof DamageError)) throw error;
      return createdOf(archive, found.path);
    }
  }
  return null;
}

/** When a batch was begun, which no erasure changes. */
import type { Archive } from './archive.ts';
import { PROVENANCE_FILE } from './batch-object.ts';
import { createdOf, folderOf } from './batches.ts';
import { DamageError } from './errors.ts';
import { readWhole } from './files.ts';
import { contentPath } from './object.ts';

/** The time that a provenance document states, if it states one. */
function startOf(document: unknown): string | undefined {
  const activity = (document as { wasGeneratedBy?: { startedAtTime?: unknown } } | null)
    ?.wasGeneratedBy;
  const time = activity?.startedAtTime;
  return typeof time === 'string' && !Number.isNaN(Date.parse(time)) ? time : undefined;
}

/**
 * When the work on a batch of any kind was begun, as its provenance has it; else when its object was
 * made, as its inventory has it. ISO 8601 with zone.
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
  const text = Buffer.from(await readWhole(archive.files, path)).toString('utf8');
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    throw new DamageError({ path, expected: 'a document of JSON', found: 'something else' });
  }
  return startOf(document) ?? createdOf(archive, folder);
}

/** Takes objects out of the storage root that a newer revision stands for. */
import { dirname, join, relative } from 'node:path';
import type { Archive } from '../archive.ts';
import { isSystemError } from '../files.ts';
import { newestRevisions, originalOf } from '../kinds.ts';
import { sweepStaging } from '../ocfl/commit.ts';
import { listObjects, walkRoot } from '../ocfl/root.ts';
import { stagingName, thisOwner } from '../owner.ts';

/**
 * Removes every object that a newer revision stands for, and whatever else an erasure that was cut short
 * left: what it had moved away to delete, and folders that led to nothing but that.
 *
 * @returns the ids of the objects removed
 * @throws DamageError when the id of an object cannot be told
 * @throws StoreIoError when the disk refuses; done again, it goes on where it stopped
 */
export async function withdrawSuperseded(archive: Archive): Promise<string[]> {
  await sweepStaging(archive);
  for await (const entry of walkRoot(archive.files, archive.root)) {
    if (entry.type !== 'empty') continue;
    await removeEmptyFolders(archive, join(archive.root, ...entry.segments));
  }
  const objects = new Map<string, string>();
  for await (const { id, path } of listObjects(archive.files, archive.root)) objects.set(id, path);
  const newest = newestRevisions(objects.keys());
  const withdrawn: string[] = [];
  for (const [id, path] of objects) {
    if (newest.get(originalOf(id)) === id) continue;
    await withdraw(archive, path);
    withdrawn.push(id);
  }
  return withdrawn;
}

/** Moves an object out of the root at once, so that no reader sees half of it, then deletes it. */
async function withdraw(archive: Archive, path: string): Promise<void> {
  const { files, work } = archive;
  const away = join(work, stagingName(thisOwner()));
  await files.move(path, away);
  await files.syncFolder(dirname(path));
  await files.remove(away);
  await files.syncFolder(work);
  await removeEmptyFolders(archive, dirname(path));
}

/** Removes a folder and those above it as long as they are empty: OCFL allows none (section 4). */
async function removeEmptyFolders({ files, root }: Archive, folder: string): Promise<void> {
  for (let path = folder; relative(root, path) !== ''; path = dirname(path)) {
    try {
      await files.removeEmptyFolder(path);
    } catch (error) {
      // Another object lies there.
      if (isSystemError(error, 'ENOTEMPTY', 'EEXIST')) return;
      throw error;
    }
    await files.syncFolder(dirname(path));
  }
}

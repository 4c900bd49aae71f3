/** Opens the archive that a command writes to, or creates it. */
import { existsSync, statSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { isArchive } from '../../archive/is-archive.ts';
import {
  type Archive,
  type Compression,
  createArchive,
  openArchive,
  StoreIoError,
  StoreUsageError,
} from '../../store/index.ts';
import { UsageError } from '../outcome.ts';

/**
 * Makes a folder and what holds it, one by one: where the system makes none, as in `/proc`, Node's own
 * recursive `mkdir` never ends.
 */
async function makeFolders(folder: string): Promise<void> {
  if (existsSync(folder)) return;
  const parent = dirname(folder);
  if (parent !== folder) await makeFolders(parent);
  try {
    await mkdir(folder);
  } catch (error) {
    if (existsSync(folder)) return;
    throw new StoreIoError('create', folder, error);
  }
}

/**
 * Opens the archive, or creates it when there is none.
 *
 * @param compression How a new archive is to write its volumes; of one that is there it must be this.
 * @throws UsageError when the folder is a file, or the compression of the archive is another.
 */
export async function openOrCreate(
  folder: string,
  compression: Compression | undefined,
): Promise<Archive> {
  if (!isArchive(folder)) {
    if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() === false) {
      throw new UsageError(
        `--archive '${folder}' is a file, and an archive is a folder: give the path of a folder.`,
      );
    }
    await makeFolders(resolve(folder));
    try {
      return await createArchive(folder, compression ? { compression } : {});
    } catch (error) {
      // Another process may have created it just now.
      if (!(error instanceof StoreUsageError) || !isArchive(folder)) throw error;
    }
  }
  const archive = await openArchive(folder);
  if (compression && compression !== archive.compression) {
    throw new UsageError(
      `The archive in '${folder}' has the compression ${archive.compression}; --compression can only be given for a new one.`,
    );
  }
  return archive;
}

/** Reads a file that an option names. */
import { readFile, stat } from 'node:fs/promises';
import { StoreIoError, StoreUsageError } from '../store/index.ts';

/**
 * Reads it whole.
 *
 * @param option What named it, such as `--about`.
 * @throws StoreUsageError when there is no such file, or it is a folder
 * @throws StoreIoError when the disk refuses
 */
export async function readGiven(path: string, option: string): Promise<Buffer> {
  const found = await stat(path).catch(() => null);
  if (!found) throw new StoreUsageError(`There is no file '${path}': check ${option}.`);
  if (found.isDirectory()) {
    throw new StoreUsageError(`'${path}' is a folder: give the file itself with ${option}.`);
  }
  return readFile(path).catch((error: unknown) => {
    throw new StoreIoError('read', path, error);
  });
}

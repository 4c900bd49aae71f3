/** Reading while an erasure replaces batches. */
import { StoreIoError } from './errors.ts';

/** So often may batches be replaced one after the other under one reader's hands. */
const MOST = 5;

/**
 * Reads something that stands in several files. Where one of them is gone because an erasure replaced
 * its batch after it was found, all is read again, from finding it on; a file that is really missing is
 * missing the next times too.
 *
 * @param read finds and reads all that is wanted, and writes nothing
 * @throws what `read` throws, at the latest the fifth time
 */
export async function readUndisturbed<T>(read: () => Promise<T>): Promise<T> {
  for (let again = 1; ; again++) {
    try {
      return await read();
    } catch (error) {
      if (again === MOST || !(error instanceof StoreIoError) || error.code !== 'ENOENT')
        throw error;
    }
  }
}

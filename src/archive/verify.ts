/** Verifies an archive down to its records. */
import { type VerifyOptions, type VerifyReport, verifyArchive } from '../store/index.ts';
import { checkLayer } from './check-layer.ts';
import { startReaders } from './verify-readers.ts';

/**
 * Verifies everything the store promises (see `verifyArchive`) and, for every record, its schema,
 * its spans, the conservation of bytes, and that its id is the capture's. Large volumes are read by several threads.
 *
 * @param folder The archive's folder.
 */
export async function verify(
  folder: string,
  options: Omit<VerifyOptions, 'checkRecord' | 'readElsewhere'> = {},
): Promise<VerifyReport> {
  // A disk made for a test is in this thread only.
  const readers = options.files ? null : startReaders();
  try {
    return await verifyArchive(folder, {
      ...options,
      checkRecord: checkLayer,
      ...(readers && { readElsewhere: readers.read }),
    });
  } finally {
    await readers?.close();
  }
}

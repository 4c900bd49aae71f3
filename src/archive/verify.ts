/** Verifies an archive down to its records. */
import { recordProblems } from '../record/check.ts';
import { type VerifyOptions, type VerifyReport, verifyArchive } from '../store/index.ts';

const decoder = new TextDecoder('utf-8', { fatal: true });

/** Tells what is wrong with the bytes of a stored record. */
export function recordBytesProblems(bytes: Uint8Array): string[] {
  let value: unknown;
  try {
    value = JSON.parse(decoder.decode(bytes));
  } catch (error) {
    return [`it is no JSON: ${error instanceof Error ? error.message : String(error)}`];
  }
  return recordProblems(value);
}

/**
 * Verifies everything the store promises (see `verifyArchive`) and, for every record, its schema,
 * its spans and the conservation of bytes.
 *
 * @param folder The archive's folder.
 */
export function verify(
  folder: string,
  options: Omit<VerifyOptions, 'checkRecord'> = {},
): Promise<VerifyReport> {
  return verifyArchive(folder, { ...options, checkRecord: recordBytesProblems });
}

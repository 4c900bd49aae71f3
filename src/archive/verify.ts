/** Verifies an archive down to its records. */
import { recordProblems } from '../record/check.ts';
import type { ArchiveRecord } from '../record/types.generated.ts';
import {
  type CheckRecord,
  RECORD_LAYER,
  type VerifyOptions,
  type VerifyReport,
  verifyArchive,
} from '../store/index.ts';

const decoder = new TextDecoder('utf-8', { fatal: true });

/**
 * Checks what is stored as JSON: an archive record whole, and that it is the capture's; of a layer of
 * annotations that it is JSON at all.
 */
export const checkLayer: CheckRecord = (bytes, { capture, layer }) => {
  let value: unknown;
  try {
    value = JSON.parse(decoder.decode(bytes));
  } catch (error) {
    return [`it is no JSON: ${error instanceof Error ? error.message : String(error)}`];
  }
  if (layer !== RECORD_LAYER) return [];
  const problems = recordProblems(value);
  if (problems.length > 0) return problems;
  const { id } = value as ArchiveRecord;
  return id === capture ? [] : [`/id is ${id}, not that of the capture ${capture}`];
};

/**
 * Verifies everything the store promises (see `verifyArchive`) and, for every record, its schema,
 * its spans, the conservation of bytes, and that its id is the capture's.
 *
 * @param folder The archive's folder.
 */
export function verify(
  folder: string,
  options: Omit<VerifyOptions, 'checkRecord'> = {},
): Promise<VerifyReport> {
  return verifyArchive(folder, { ...options, checkRecord: checkLayer });
}

/** Where findings go while an archive is verified. */
import { relative, sep } from 'node:path';
import type { Archive } from '../archive.ts';
import { DamageError, StoreIoError } from '../errors.ts';
import { FINDING_CODES, type Finding, type FindingCode, type VerifyTotals } from './codes.ts';

/** What is said of a finding besides its code and path. */
export interface Observation {
  readonly offset?: number | undefined;
  readonly expected: string;
  readonly found: string;
}

/** Checks an archive record (its bytes as stored) and answers with what is wrong with it. */
export type CheckRecord = (record: Uint8Array) => readonly string[];

/** What the checks share. */
export interface Verification {
  readonly archive: Archive;
  readonly totals: VerifyTotals;
  readonly checkRecord: CheckRecord | undefined;
  /** Reports a finding about a file or folder, by its absolute path. */
  report(code: FindingCode, path: string, observation: Observation): void;
  /**
   * Runs a check; what the disk refuses becomes the finding `unreadable`, damage the finding given.
   *
   * @returns what the check returns, or `null` when it was cut short
   */
  guard<T>(path: string, code: FindingCode, check: () => Promise<T>): Promise<T | null>;
}

/** Starts a verification whose findings go to `onFinding`. */
export function startVerification(
  archive: Archive,
  onFinding: (finding: Finding) => void,
  checkRecord: CheckRecord | undefined,
): Verification {
  const report: Verification['report'] = (code, path, { offset, expected, found }) => {
    onFinding({
      severity: FINDING_CODES[code].severity,
      code,
      path: relative(archive.folder, path).split(sep).join('/') || '.',
      ...(offset === undefined ? {} : { offset }),
      expected,
      found,
      message: FINDING_CODES[code].message,
    });
  };
  return {
    archive,
    totals: { objects: 0, batches: 0, captures: 0, files: 0, bytes: 0 },
    checkRecord,
    report,
    async guard(path, code, check) {
      try {
        return await check();
      } catch (error) {
        if (error instanceof DamageError) {
          report(code, error.path, error);
        } else if (error instanceof StoreIoError) {
          report('unreadable', path, { expected: 'something readable', found: error.code });
        } else {
          throw error;
        }
        return null;
      }
    },
  };
}

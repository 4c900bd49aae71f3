/** Where findings go while an archive is verified. */
import { relative, sep } from 'node:path';
import type { Archive } from '../archive.ts';
import { DamageError, StoreIoError } from '../errors.ts';
import type { JsonLd } from '../types.ts';
import { FINDING_CODES, type Finding, type FindingCode, type VerifyTotals } from './codes.ts';
import type { RawLinks } from './links.ts';
import type { VolumeReader } from './volumes.ts';

/** What is said of a finding besides its code and path. */
export interface Observation {
  readonly offset?: number | undefined;
  readonly expected: string;
  readonly found: string;
}

/** What a record that is JSON says of itself in its headers. */
export interface RecordAbout {
  /** The id of its capture, if it names one. */
  readonly capture: string | undefined;
  /** The other capture it is about, if it names one. */
  readonly with?: string | undefined;
  /** Its layer: `record` is that of archive records. */
  readonly layer: string;
}

/**
 * Checks a record of a layer (its bytes as stored, JSON if all is well) and answers with what is wrong
 * with it.
 */
export type CheckRecord = (record: Uint8Array, about: RecordAbout) => readonly string[];

/** Tells from the provenance of a batch the size in bytes of each file that it states. */
export type StatedSizes = (provenance: JsonLd) => ReadonlyMap<string, number>;

/** What the checks share. */
export interface Verification {
  readonly archive: Archive;
  readonly totals: VerifyTotals;
  readonly checkRecord: CheckRecord | undefined;
  /** What provenance says of the sizes of files. */
  readonly statedSizes: StatedSizes | undefined;
  /** Links from batches to others. */
  readonly rawLinks: RawLinks;
  /** Reads volumes in other threads; absent when all is done in this one. */
  readonly readElsewhere: VolumeReader | undefined;
  /** The same verification with findings that are kept until `flush` hands them on. */
  branch(): { readonly verification: Verification; flush(): void };
  /** Reports a finding about a file or folder, by its absolute path. */
  report(code: FindingCode, path: string, observation: Observation): void;
  /**
   * Runs a check; what the disk refuses becomes the finding `unreadable`, damage the finding given.
   *
   * @returns what the check returns, or `null` when it was cut short
   */
  guard<T>(path: string, code: FindingCode, check: () => Promise<T>): Promise<T | null>;
}

/** What a verification is started with. */
export type VerificationParts = Pick<
  Verification,
  'archive' | 'totals' | 'checkRecord' | 'statedSizes' | 'rawLinks' | 'readElsewhere'
>;

/** Starts a verification whose findings go to `onFinding`. */
export function startVerification(
  parts: VerificationParts,
  onFinding: (finding: Finding) => void,
): Verification {
  const report: Verification['report'] = (code, path, { offset, expected, found }) => {
    onFinding({
      severity: FINDING_CODES[code].severity,
      code,
      path: relative(parts.archive.folder, path).split(sep).join('/') || '.',
      ...(offset === undefined ? {} : { offset }),
      expected,
      found,
      message: FINDING_CODES[code].message,
    });
  };
  return {
    ...parts,
    report,
    branch() {
      const kept: Finding[] = [];
      const verification = startVerification(parts, (finding) => kept.push(finding));
      return { verification, flush: () => kept.forEach(onFinding) };
    },
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

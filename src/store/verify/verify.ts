/** Verifies an archive from its outermost file to the last byte of the last record. */
import { join } from 'node:path';
import { type Archive, archiveAt } from '../archive.ts';
import { type Files, nodeFiles } from '../files.ts';
import { batchIdOf, DERIVED, INGEST } from '../kinds.ts';
import { idFromFolderName } from '../ocfl/layout.ts';
import { walkRoot } from '../ocfl/root.ts';
import { captureRules, verifyBatch } from './batch.ts';
import type { Finding, VerifyTotals } from './codes.ts';
import { DERIVED_RULES } from './derived.ts';
import { verifyObject } from './object.ts';
import { type CheckRecord, startVerification } from './report.ts';
import { verifyFrame } from './root.ts';

/** How to verify. */
export interface VerifyOptions {
  /** Checks each record of a layer against its schema; the store knows none. */
  readonly checkRecord?: CheckRecord;
  /** Called with each finding as it is made. */
  readonly onFinding?: (finding: Finding) => void;
  /** The disk, when a folder is given. Default: the real one. */
  readonly files?: Files;
}

/** What verifying found. */
export interface VerifyReport {
  /** Everything wrong, in the order of the storage root; empty when all is well. */
  readonly findings: readonly Finding[];
  readonly totals: Readonly<VerifyTotals>;
}

/**
 * Verifies an archive: the files that never change, each object's declaration, path, inventory (both
 * copies and their digests) and the SHA-512 of every file; in each batch every WARC record (grammar,
 * gzip member, digests), every line of the look-up file against the records and every record against
 * the lines, and how raw and derived records refer to each other, across batches too.
 *
 * It goes on after each finding and never throws for what is stored, only for what `checkRecord` or
 * `onFinding` throw. It cannot tell that a whole object was deleted.
 *
 * @param where an archive, or its folder (for an archive too damaged to open)
 */
export async function verifyArchive(
  where: Archive | string,
  options: VerifyOptions = {},
): Promise<VerifyReport> {
  const archive =
    typeof where === 'string' ? archiveAt(where, 'gzip', options.files ?? nodeFiles) : where;
  const findings: Finding[] = [];
  const collect = (finding: Finding) => {
    findings.push(finding);
    options.onFinding?.(finding);
  };
  const verification = startVerification(archive, collect, options.checkRecord);
  await verifyFrame(verification);
  for await (const entry of walkRoot(archive.files, archive.root)) {
    const path = join(archive.root, ...entry.segments);
    if (entry.type === 'unexpected') {
      const found = `a ${entry.kind}`;
      verification.report('root-unexpected', path, { expected: 'nothing', found });
    } else if (entry.type === 'empty') {
      const found = 'an empty folder';
      verification.report('root-empty-folder', path, { expected: 'objects', found });
    } else if (entry.type === 'unreadable') {
      await verification.guard(path, 'unreadable', () => Promise.reject(entry.error));
    } else {
      verification.totals.objects++;
      const { id, present } = await verifyObject(verification, path, entry.segments);
      const known = id ?? idFromFolderName(entry.segments.at(-1)!);
      if (known === null) continue;
      if (batchIdOf(INGEST, known) !== null) {
        await verifyBatch(verification, captureRules(), path, present);
      } else if (batchIdOf(DERIVED, known) !== null) {
        await verifyBatch(verification, DERIVED_RULES, path, present);
      }
    }
  }
  verification.rawLinks.check(verification);
  return { findings, totals: verification.totals };
}

/** Verifies an archive from its outermost file to the last byte of the last record. */
import { join } from 'node:path';
import { type Archive, archiveAt } from '../archive.ts';
import { type Files, nodeFiles } from '../files.ts';
import { batchIdOf, DERIVED, INGEST } from '../kinds.ts';
import { idFromFolderName } from '../ocfl/layout.ts';
import { type RootEntry, walkRoot } from '../ocfl/root.ts';
import { captureRules, verifyBatch } from './batch.ts';
import type { Finding, VerifyTotals } from './codes.ts';
import { DERIVED_RULES } from './derived.ts';
import { RawLinks } from './links.ts';
import { verifyContent, verifyObject } from './object.ts';
import { type CheckRecord, startVerification, type Verification } from './report.ts';
import { verifyFrame } from './root.ts';
import type { VolumeReader } from './volumes.ts';

/** How to verify. */
export interface VerifyOptions {
  /** Checks each record of a layer against its schema; the store knows none. */
  readonly checkRecord?: CheckRecord;
  /** Called with each finding as it is made. */
  readonly onFinding?: (finding: Finding) => void;
  /** Reads volumes in other threads, with the same `checkRecord`. Default: all in this one. */
  readonly readElsewhere?: VolumeReader;
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
  const totals: VerifyTotals = { objects: 0, batches: 0, captures: 0, files: 0, bytes: 0 };
  const { checkRecord, readElsewhere } = options;
  const rawLinks = new RawLinks();
  const parts = { archive, totals, checkRecord, readElsewhere, rawLinks };
  const verification = startVerification(parts, collect);
  await verifyFrame(verification);
  // Some entries are under way at once, while findings keep the order of the storage root.
  const underWay: Promise<() => void>[] = [];
  for await (const entry of walkRoot(archive.files, archive.root)) {
    const branch = verification.branch();
    underWay.push(verifyEntry(branch.verification, entry).then(() => branch.flush));
    if (underWay.length >= AT_ONCE) (await underWay.shift()!)();
  }
  for (const verified of underWay) (await verified)();
  rawLinks.check(verification);
  return { findings, totals };
}

/** How many objects are under way at once. */
const AT_ONCE = 4;

async function verifyEntry(verification: Verification, entry: RootEntry): Promise<void> {
  const path = join(verification.archive.root, ...entry.segments);
  if (entry.type === 'unexpected') {
    const found = `a ${entry.kind}`;
    verification.report('root-unexpected', path, { expected: 'nothing', found });
  } else if (entry.type === 'empty') {
    const found = 'an empty folder';
    verification.report('root-empty-folder', path, { expected: 'objects', found });
  } else if (entry.type === 'unreadable') {
    await verification.guard(path, 'unreadable', () => Promise.reject(entry.error));
  } else {
    await verifyStored(verification, path, entry.segments);
  }
}

/** Verifies an object: its digests and, of a batch, its records, both at once. */
async function verifyStored(
  verification: Verification,
  path: string,
  segments: readonly string[],
): Promise<void> {
  verification.totals.objects++;
  const verified = await verifyObject(verification, path, segments);
  const id = verified.id ?? idFromFolderName(segments.at(-1)!);
  const records = verification.branch();
  const verifyRecords = async (): Promise<void> => {
    if (id === null) return;
    if (batchIdOf(INGEST, id) !== null) {
      await verifyBatch(records.verification, captureRules(), path, verified.present);
    } else if (batchIdOf(DERIVED, id) !== null) {
      await verifyBatch(records.verification, DERIVED_RULES, path, verified.present);
    }
  };
  await Promise.all([verifyContent(verification, path, verified), verifyRecords()]);
  records.flush();
}

/** Verifies an archive from its outermost file to the last byte of the last record. */
import { join } from 'node:path';
import { type Archive, archiveAt } from '../archive.ts';
import { checkpointNumber } from '../checkpoint/document.ts';
import { type Files, nodeFiles } from '../files.ts';
import { batchIdOf, DERIVED, INGEST, newestRevisions, originalOf } from '../kinds.ts';
import { idFromFolderName } from '../ocfl/layout.ts';
import { objectPath, type RootEntry, walkRoot } from '../ocfl/root.ts';
import { captureRules, verifyBatch, verifyBatchQuickly } from './batch.ts';
import { type CheckSignature, verifyCheckpoints } from './checkpoints.ts';
import type { Finding, VerifyTotals } from './codes.ts';
import { DERIVED_RULES } from './derived.ts';
import { RawLinks } from './links.ts';
import { readOlder, verifyContent, verifyObject } from './object.ts';
import {
  type CheckRecord,
  type StatedSizes,
  startVerification,
  type Verification,
} from './report.ts';
import { verifyFrame } from './root.ts';
import type { VolumeReader } from './volumes.ts';

/** How to verify. */
export interface VerifyOptions {
  /** Checks each record of a layer against its schema; the store knows none. */
  readonly checkRecord?: CheckRecord;
  /**
   * Reads neither volumes nor look-up files and computes no digest of a content file: only the files
   * around the objects, declarations, inventories and their sidecars, which files there are, and their
   * sizes as far as provenance states them. Default: false.
   */
  readonly quick?: boolean;
  /** Tells sizes from provenance, for `quick`; the store knows no vocabulary. */
  readonly statedSizes?: StatedSizes;
  /**
   * Passes over objects whose inventory says that they were made before this time (ISO 8601 with
   * zone); one whose inventory cannot be trusted is always verified. The links of derived records to
   * objects passed over are not checked. Default: nothing is passed over.
   */
  readonly since?: string;
  /** Checks the signature of each checkpoint; when given, every checkpoint must have one. */
  readonly checkSignature?: CheckSignature;
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
 * `onFinding` throw. That a whole object was deleted it can tell when a checkpoint saw it.
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
  const totals: VerifyTotals = {
    objects: 0,
    older: 0,
    batches: 0,
    checkpoints: 0,
    unwitnessed: 0,
    captures: 0,
    files: 0,
    bytes: 0,
  };
  const { checkRecord, readElsewhere, statedSizes, quick = false } = options;
  const since = options.since === undefined ? null : Date.parse(options.since);
  const rawLinks = new RawLinks();
  const parts = { archive, totals, checkRecord, statedSizes, readElsewhere, rawLinks };
  const verification = startVerification(parts, collect);
  const seen: SeenObjects = { states: new Map(), checkpoints: [] };
  await verifyFrame(verification);
  // Some entries are under way at once, while findings keep the order of the storage root.
  const underWay: Promise<() => void>[] = [];
  for await (const entry of walkRoot(archive.files, archive.root)) {
    const branch = verification.branch();
    const verifying = verifyEntry(branch.verification, entry, { quick, since, seen });
    underWay.push(verifying.then(() => branch.flush));
    if (underWay.length >= AT_ONCE) (await underWay.shift()!)();
  }
  for (const verified of underWay) (await verified)();
  if (!quick && since === null) rawLinks.check(verification);
  reportSuperseded(verification, seen.states.keys());
  await verifyCheckpoints(verification, {
    present: seen.states,
    numbers: seen.checkpoints,
    checkSignature: options.checkSignature,
  });
  return { findings, totals };
}

/** How many objects are under way at once. */
const AT_ONCE = 4;

/** The objects that were met. */
interface SeenObjects {
  /** The SHA-512 of the inventory of each, by id; those of checkpoints are left out. */
  readonly states: Map<string, string>;
  /** The numbers of checkpoints. */
  readonly checkpoints: number[];
}

interface Extent {
  readonly quick: boolean;
  /** Milliseconds since 1970. */
  readonly since: number | null;
  readonly seen: SeenObjects;
}

function see({ states, checkpoints }: SeenObjects, id: string, sha512: string | null): void {
  const number = checkpointNumber(id);
  if (number !== null) checkpoints.push(number);
  else states.set(id, sha512 ?? 'unreadable');
}

async function verifyEntry(
  verification: Verification,
  entry: RootEntry,
  extent: Extent,
): Promise<void> {
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
    await verifyStored(verification, path, entry.segments, extent);
  }
}

/** Verifies an object: its digests and, of a batch, its records, both at once. */
async function verifyStored(
  verification: Verification,
  path: string,
  segments: readonly string[],
  { quick, since, seen }: Extent,
): Promise<void> {
  const older = since === null ? null : await readOlder(verification, path, since);
  if (older) {
    verification.totals.older++;
    see(seen, older.id, older.sha512);
    return;
  }
  verification.totals.objects++;
  const verified = await verifyObject(verification, path, segments);
  const id = verified.id ?? idFromFolderName(segments.at(-1)!);
  if (id !== null) see(seen, id, verified.sha512);
  const records = verification.branch();
  const verifyRecords = async (): Promise<void> => {
    if (id === null) return;
    const kind = [INGEST, DERIVED].find((each) => batchIdOf(each, id) !== null);
    if (!kind) return;
    const { verification: into } = records;
    const { present } = verified;
    if (quick) await verifyBatchQuickly(into, kind, path, id, present);
    else if (kind === INGEST) await verifyBatch(into, captureRules(), path, id, present);
    else await verifyBatch(into, DERIVED_RULES, path, id, present);
  };
  await Promise.all([verifyContent(verification, path, verified, quick), verifyRecords()]);
  records.flush();
}

/** Reports objects that an erasure should have removed. */
function reportSuperseded(verification: Verification, objects: Iterable<string>): void {
  const all = [...objects];
  const newest = newestRevisions(all);
  for (const object of all) {
    const replacedBy = newest.get(originalOf(object))!;
    if (replacedBy === object) continue;
    const path = objectPath(verification.archive.root, object);
    const found = `'${object}' beside '${replacedBy}'`;
    verification.report('superseded', path, { expected: 'nothing', found });
  }
}

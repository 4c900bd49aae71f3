/** The kinds of batch, as far as they differ: in names only. Whatever writes or reads one takes a kind. */
import { StoreUsageError } from './errors.ts';

/** The series of volumes a batch may have. */
export type Series = 'raw' | 'derived';

/** A kind of batch. */
export interface BatchKind {
  /** What one is called in messages. */
  readonly called: string;
  /** What a line of its look-up file is for. */
  readonly lineFor: string;
  /** What the ids of its objects start with; the batch's id follows. */
  readonly prefix: string;
  /** The name of its look-up file. */
  readonly lookup: string;
  /** The name of the file with the Merkle root of the look-up file's lines. */
  readonly merkle: string;
  /** Its series of volumes. */
  readonly series: readonly Series[];
}

/** What came in: raw captures, and what was made of them at once. */
export const INGEST: BatchKind = {
  called: 'batch',
  lineFor: 'a capture',
  prefix: 'urn:kliping:batch:',
  lookup: 'captures.jsonl',
  merkle: 'captures.merkle.json',
  series: ['raw', 'derived'],
};

/** What was made later of captures in other batches; it holds nothing raw. */
export const DERIVED: BatchKind = {
  called: 'derived batch',
  lineFor: 'something made of a capture',
  prefix: 'urn:kliping:derived:',
  lookup: 'derived.jsonl',
  merkle: 'derived.merkle.json',
  series: ['derived'],
};

const BATCH_ID = /^[A-Za-z0-9._:-]{1,200}$/;
/** What an object that stands for one of which something was erased has behind the batch's id. */
const REVISION = /~r([1-9]\d{0,5})$/;

/** What the id of a batch's object says. */
export interface BatchName {
  readonly batch: string;
  /** 0 as it was written first; one more with each erasure. */
  readonly revision: number;
}

/**
 * The id of the OCFL object of a batch.
 *
 * @param revision how often something was erased from it
 * @throws StoreUsageError when the batch's id may not be one
 */
export function objectIdOf(kind: BatchKind, batch: string, revision = 0): string {
  if (!BATCH_ID.test(batch)) {
    throw new StoreUsageError(
      `The batch id cannot be ${JSON.stringify(batch)}: it must be 1 to 200 of A-Z, a-z, 0-9, ".", "_", ":" and "-".`,
    );
  }
  return `${kind.prefix}${batch}${revision === 0 ? '' : `~r${revision}`}`;
}

/** What the id of an object says of the batch of this kind in it; `null` when it is something else. */
export function batchNameOf(kind: BatchKind, object: string): BatchName | null {
  if (!object.startsWith(kind.prefix)) return null;
  const revision = REVISION.exec(object);
  const batch = object.slice(kind.prefix.length, revision?.index);
  return BATCH_ID.test(batch) ? { batch, revision: Number(revision?.[1] ?? 0) } : null;
}

/** The id of the batch of a kind that an object holds; `null` when the object is something else. */
export function batchIdOf(kind: BatchKind, object: string): string | null {
  return batchNameOf(kind, object)?.batch ?? null;
}

/**
 * The newest revisions of batches.
 *
 * @param objects the ids of all objects there are; those that are no batches do not matter
 * @returns by the id that the object had at first (see `originalOf`), the id of the newest
 */
export function newestRevisions(objects: Iterable<string>): Map<string, string> {
  const newest = new Map<string, string>();
  for (const object of objects) {
    const original = originalOf(object);
    const known = newest.get(original);
    if (known === undefined || revisionOf(known) < revisionOf(object)) newest.set(original, object);
  }
  return newest;
}

/** How often something was erased from the batch that an object holds. */
export function revisionOf(object: string): number {
  return Number(REVISION.exec(object)?.[1] ?? 0);
}

/** The id that the object of a batch had before anything was erased from it. */
export function originalOf(object: string): string {
  return object.replace(REVISION, '');
}

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
  /** Its series of volumes. */
  readonly series: readonly Series[];
}

/** What came in: raw captures, and what was made of them at once. */
export const INGEST: BatchKind = {
  called: 'batch',
  lineFor: 'a capture',
  prefix: 'urn:kliping:batch:',
  lookup: 'captures.jsonl',
  series: ['raw', 'derived'],
};

/** What was made later of captures in other batches; it holds nothing raw. */
export const DERIVED: BatchKind = {
  called: 'derived batch',
  lineFor: 'something made of a capture',
  prefix: 'urn:kliping:derived:',
  lookup: 'derived.jsonl',
  series: ['derived'],
};

const BATCH_ID = /^[A-Za-z0-9._:-]{1,200}$/;

/**
 * The id of the OCFL object of a batch.
 *
 * @throws StoreUsageError when the batch's id may not be one
 */
export function objectIdOf(kind: BatchKind, batch: string): string {
  if (!BATCH_ID.test(batch)) {
    throw new StoreUsageError(
      `The batch id cannot be ${JSON.stringify(batch)}: it must be 1 to 200 of A-Z, a-z, 0-9, ".", "_", ":" and "-".`,
    );
  }
  return kind.prefix + batch;
}

/** The id of the batch of a kind that an object holds; `null` when the object is something else. */
export function batchIdOf(kind: BatchKind, object: string): string | null {
  const batch = object.slice(kind.prefix.length);
  return object.startsWith(kind.prefix) && BATCH_ID.test(batch) ? batch : null;
}

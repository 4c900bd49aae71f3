/** Commits what a run over the archive made, as one derived batch. */
import {
  type Archive,
  batchObjectId,
  type DerivedReceipt,
  type Made,
  ObjectExistsError,
  writeDerived,
} from '../store/index.ts';
import { VERSION } from '../version.ts';
import { takenError } from './batch-id.ts';
import { type BatchFacts, provenanceOf } from './provenance.ts';

/** A derived batch to commit. */
export interface DerivedRun {
  readonly batch: string;
  /** Whether the archive has a derived batch of this id. */
  readonly isThere: boolean;
  /** ISO 8601 in UTC. */
  readonly now: string;
  /** What was made; read one at a time. */
  readonly made: AsyncIterable<Made>;
  /** The ids of the ingest batches that were read; filled while `made` is read. */
  readonly used: ReadonlySet<string>;
  /** What provenance tells besides, asked for once everything was made. */
  facts(): Omit<BatchFacts, 'now' | 'used'>;
}

/**
 * Commits a derived batch; without anything made nothing is written.
 *
 * @throws StoreUsageError when there is a batch of this id and something new was made
 * @throws StoreIoError when the disk refuses; the store is then as it was
 */
export async function commitDerived(
  archive: Archive,
  { batch, isThere, now, made, used, facts }: DerivedRun,
): Promise<Pick<DerivedReceipt, 'path'>> {
  if (isThere) {
    // The same again at the same time is fine as long as nothing in it is new.
    for await (const _new of made) throw takenError(batch);
    return {};
  }
  return writeDerived(archive, {
    batch,
    now,
    software: `kliping/${VERSION}`,
    made,
    provenance: (summary) =>
      provenanceOf(summary, { ...facts(), now, used: [...used].sort().map(batchObjectId) }),
  }).catch((error: unknown) => {
    throw error instanceof ObjectExistsError ? takenError(batch, error) : error;
  });
}

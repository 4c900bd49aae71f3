/** The ids of batches that the caller did not name. */
import { createHash } from 'node:crypto';
import { StoreUsageError } from '../store/index.ts';

/**
 * Makes the id of a batch out of its time and what goes into it: the same again has the same id.
 *
 * @param now ISO 8601 in UTC
 * @param parts what tells the batch from others of that time
 */
export function defaultBatchId(now: string, parts: Iterable<string>): string {
  const digest = createHash('sha256');
  for (const part of parts) digest.update(`${part}\n`);
  const time = now.replace(/\.\d+/, '').replace(/[-:]/g, '');
  return `${time}-${digest.digest('hex').slice(0, 8)}`;
}

/** The error for a batch id that is taken by a batch with other content. */
export function takenError(batch: string, cause?: unknown): StoreUsageError {
  return new StoreUsageError(
    `The archive has a batch '${batch}' already, and it is never changed. Give another --batch-id.`,
    { cause },
  );
}

/** The log of a store as a checkpoint saw it, in memory. */
import type { Archive } from '../archive.ts';
import { StoreUsageError } from '../errors.ts';
import type { LogEntry } from './entries.ts';
import { type Checkpoint, CheckpointChain } from './read.ts';

/** All lines of the log up to a checkpoint. */
export interface CheckpointLog {
  readonly checkpoint: Checkpoint;
  readonly entries: readonly LogEntry[];
  /** The hashes of the lines. */
  readonly leaves: readonly string[];
}

/**
 * Reads the log up to a checkpoint.
 *
 * @param number the checkpoint's number. Default: the last one.
 * @throws StoreUsageError when there is no such checkpoint
 * @throws DamageError when a checkpoint is not what it must be
 * @throws StoreIoError when the disk refuses
 */
export async function readLog(archive: Archive, number?: number): Promise<CheckpointLog> {
  const chain = new CheckpointChain(archive);
  const entries: LogEntry[] = [];
  const leaves: string[] = [];
  while (number === undefined || chain.nextNumber <= number) {
    const checkpoint = await chain.next();
    if (!checkpoint) break;
    for (const entry of checkpoint.entries) entries.push(entry);
    for (const leaf of checkpoint.leaves) leaves.push(leaf);
  }
  const { last } = chain;
  if (!last) {
    throw new StoreUsageError(
      `No checkpoint was ever taken of '${archive.folder}': take one first (kliping checkpoint).`,
    );
  }
  if (number !== undefined && last.document.checkpoint !== number) {
    throw new StoreUsageError(
      `There is no checkpoint ${number} in '${archive.folder}': the last one is ${last.document.checkpoint}.`,
    );
  }
  return { checkpoint: last, entries, leaves };
}

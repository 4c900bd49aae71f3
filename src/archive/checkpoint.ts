/** Takes a checkpoint of an archive, signed on request. */
import {
  type Archive,
  type CheckpointReceipt,
  ObjectExistsError,
  takeCheckpoint,
} from '../store/index.ts';
import { VERSION } from '../version.ts';
import { signWithSsh } from './signature.ts';

/** How to take a checkpoint. */
export interface CheckpointOptions {
  /** The time it states: ISO 8601 in UTC. */
  readonly now: string;
  /** The file of an SSH key to sign it with. Default: it is not signed. */
  readonly key?: string;
}

/**
 * Takes a checkpoint, or answers with the last one when nothing has changed since (see
 * `takeCheckpoint`, whose errors it throws). When another process takes the same one first, it goes on
 * from that.
 *
 * @throws StoreUsageError when ssh-keygen is missing or refuses the key; nothing is written then
 */
export async function checkpoint(
  archive: Archive,
  { now, key }: CheckpointOptions,
): Promise<CheckpointReceipt | null> {
  const input = {
    now,
    software: `kliping/${VERSION}`,
    ...(key !== undefined && { sign: (bytes: Uint8Array) => signWithSsh(bytes, key) }),
  };
  while (true) {
    try {
      return await takeCheckpoint(archive, input);
    } catch (error) {
      // Each time around, some other process has got one further.
      if (!(error instanceof ObjectExistsError)) throw error;
    }
  }
}

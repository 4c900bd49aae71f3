/** What an archive holds, as far as it must be known to add to it. */
import { type Archive, listBatches, readCaptures } from '../store/index.ts';

/** What an archive holds. */
export interface Held {
  /** The ids of all captures. */
  ids: Set<string>;
  /** The ids of all batches. */
  batches: Set<string>;
}

/** Reads the look-up files of all batches. */
export async function readHeld(archive: Archive): Promise<Held> {
  const held: Held = { ids: new Set(), batches: new Set() };
  for (const { batch } of await listBatches(archive)) {
    held.batches.add(batch);
    for await (const { id } of readCaptures(archive, batch)) held.ids.add(id);
  }
  return held;
}

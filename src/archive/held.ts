/** What an archive holds, as far as it must be known to add to it. */
import { type Archive, listBatches, readCaptures } from '../store/index.ts';
import { Stories } from './stories.ts';

/** What an archive holds. */
export interface Held {
  /** The ids of all captures. */
  ids: Set<string>;
  /** The ids of all batches. */
  batches: Set<string>;
  /** The captures of each address. */
  stories: Stories;
}

/** Reads the look-up files of all batches. */
export async function readHeld(archive: Archive): Promise<Held> {
  const held: Held = { ids: new Set(), batches: new Set(), stories: new Stories() };
  for (const each of await listBatches(archive)) {
    held.batches.add(each.batch);
    for await (const { id, uri } of readCaptures(archive, each)) {
      held.ids.add(id);
      held.stories.add(uri, id);
    }
  }
  return held;
}

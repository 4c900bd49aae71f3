/** Where a capture and what was made of it are. */
import {
  type Archive,
  type CaptureEntry,
  findAskedCaptures,
  findCaptures,
  findMade,
  type MadeEntry,
} from '../store/index.ts';

/** Finds the look-up lines of captures. */
export interface Finder {
  /**
   * Finds captures by id or its first hexadecimal digits; one that stands in several batches comes from each, in
   * their order.
   *
   * @throws StoreUsageError when `id` is neither
   * @throws DamageError when a look-up file is damaged
   */
  captures(id: string): Promise<readonly CaptureEntry[]>;
  /**
   * Finds what was made of a capture in a layer, oldest first.
   *
   * @throws DamageError when a look-up file is damaged
   */
  made(capture: string, layer: string): Promise<MadeEntry[]>;
}

/** Finds by reading the look-up files of all batches, which takes the longer the more there are. */
export function fileFinder(archive: Archive): Finder {
  return {
    captures: (id) => findCaptures(archive, id),
    made: (capture, layer) => findMade(archive, capture, layer),
  };
}

/**
 * Finds captures by these ids alone, and reads the look-up files once for all of them.
 *
 * @throws StoreUsageError when one of the ids is none
 * @throws DamageError when a look-up file is damaged
 */
export async function finderOf(archive: Archive, ids: readonly string[]): Promise<Finder> {
  const found = await findAskedCaptures(archive, ids);
  return { ...fileFinder(archive), captures: async (id) => found.of(id) };
}

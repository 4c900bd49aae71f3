/** Where a capture and what was made of it are. */
import {
  type Archive,
  type CaptureEntry,
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
  captures(id: string): Promise<CaptureEntry[]>;
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

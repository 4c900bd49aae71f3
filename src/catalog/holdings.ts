/** Says what an archive holds by the catalog, for those who add to it. */
import type { Holdings } from '../archive/held.ts';
import { addressNumber, MOST_FOLLOWED } from '../archive/stories.ts';
import { type Archive, niFromDigest } from '../store/index.ts';
import { indexedBatches } from './freshness.ts';
import { openIfFresh } from './keep.ts';
import type { Catalog } from './open.ts';

/**
 * Makes what `readHeld` takes in place of reading the look-up files of all batches. What comes into the catalog later is
 * left out, as where look-up files were read.
 *
 * @param catalog A catalog that is up to date, and stays open as long as it is asked.
 */
export function catalogHoldings(catalog: Catalog): Holdings {
  const { database } = catalog;
  const complete = indexedBatches(catalog).filter((each) => each.complete);
  const last = database.prepare('SELECT max(number) AS last FROM article').get()?.last ?? 0;
  const has = database.prepare('SELECT 1 FROM article WHERE id = ? AND number <= ?');
  const at = database.prepare(
    `SELECT id FROM article WHERE address = ? AND number <= ? ORDER BY number DESC LIMIT ${MOST_FOLLOWED}`,
  );
  return {
    objects: new Set(complete.map(({ object }) => object)),
    has: (digest) => has.get(digest, last) !== undefined,
    at(uri) {
      const address = addressNumber(uri);
      if (address === undefined) return [];
      return at.all(address, last).map(({ id }) => niFromDigest(id as Uint8Array));
    },
  };
}

/** Holdings that keep a catalog open. */
export interface OpenHoldings extends Holdings {
  close(): void;
}

/** Opens the holdings of an archive; undefined where its catalog is missing, behind or cannot be read. */
export async function openHoldings(archive: Archive): Promise<OpenHoldings | undefined> {
  const catalog = await openIfFresh(archive);
  if (!catalog) return undefined;
  try {
    return { ...catalogHoldings(catalog), close: catalog.close };
  } catch {
    catalog.close();
    return undefined;
  }
}

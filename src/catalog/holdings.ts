/** Says what an archive holds by the catalog, for those who add to it. */
import type { Holdings } from '../archive/held.ts';
import { addressNumber, MOST_FOLLOWED } from '../archive/stories.ts';
import { niFromDigest } from '../store/index.ts';
import type { Catalog } from './open.ts';

/**
 * Makes what `readHeld` takes in place of reading the look-up files of all batches.
 *
 * @param catalog A catalog that is up to date, and stays open as long as it is asked.
 */
export function catalogHoldings({ database }: Catalog): Holdings {
  const has = database.prepare('SELECT 1 FROM article WHERE id = ?');
  // Of a capture in several batches the first counts, as where look-up files are read.
  const at = database.prepare(
    `SELECT a.id, min(b.batch) AS first, p.start FROM article a JOIN place p ON p.article = a.number
     JOIN batch b ON b.number = p.batch WHERE a.address = ?
     GROUP BY a.number ORDER BY first DESC, p.start DESC LIMIT ${MOST_FOLLOWED}`,
  );
  return {
    has: (digest) => has.get(digest) !== undefined,
    at(uri) {
      const address = addressNumber(uri);
      if (address === undefined) return [];
      return at.all(address).map(({ id }) => niFromDigest(id as Uint8Array));
    },
  };
}

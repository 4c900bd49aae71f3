/** Finds captures and what was made of them by the catalog. */
import type { Finder } from '../archive/finder.ts';
import { compareMade, digestFromNi, type MadeEntry, readMadeAt } from '../store/index.ts';
import { lookUp } from './look-up.ts';
import { type Catalog, guarded } from './open.ts';

/** More captures than this are not counted where some digits fit many. */
const MOST = 1000;

/**
 * Makes a finder that answers as `fileFinder` does.
 *
 * @param catalog A catalog that is up to date.
 */
export function catalogFinder(catalog: Catalog): Finder {
  const { archive, database } = catalog;
  return {
    captures: (id) => lookUp(catalog, id, MOST),
    made: (capture, layer) =>
      guarded(archive, async () => {
        const rows = database
          .prepare(
            `SELECT m.start, m.length, b.batch, b.object FROM made m JOIN batch b ON b.number = m.batch
             WHERE m.capture = ? AND m.layer = ?`,
          )
          .all(digestFromNi(capture)!, layer);
        const found: MadeEntry[] = [];
        for (const { start, length, batch, object } of rows) {
          const where = { batch: String(batch), object: String(object) };
          const place = { offset: Number(start), length: Number(length) };
          const entry = await readMadeAt(archive, where, place);
          if (entry.capture === capture && entry.layer === layer) found.push(entry);
        }
        return found.sort(compareMade);
      }),
  };
}

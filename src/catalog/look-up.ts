/** Finds captures by id in the catalog. */
import { type CaptureEntry, hexFromNi, readCaptureAt, wantedHex } from '../store/index.ts';
import type { Value } from './engine.ts';
import { type Catalog, guarded } from './open.ts';

/** The least and the greatest digest that begin with these digits. */
function rangeOf(digits: string): [least: Uint8Array, greatest: Uint8Array] {
  return [Buffer.from(digits.padEnd(64, '0'), 'hex'), Buffer.from(digits.padEnd(64, 'f'), 'hex')];
}

/**
 * Finds captures by id or its first digits, with their look-up lines, which are read from the archive.
 *
 * @param id The capture's id, or the first hexadecimal digits of it (at least four).
 * @param most More captures than this are not looked at. Default: 2, enough to tell that there are several.
 * @returns What fits, by id, then by batch.
 * @throws StoreUsageError when `id` is neither
 * @throws DamageError when the archive has something else where the catalog says it is
 * @throws CatalogError when the catalog is damaged
 */
export async function lookUp(catalog: Catalog, id: string, most = 2): Promise<CaptureEntry[]> {
  const [least, greatest] = rangeOf(wantedHex(id));
  return guarded(catalog.archive, async () => {
    const rows = catalog.database
      .prepare(
        `SELECT b.batch, b.object, p.start, p.length FROM place p JOIN batch b ON b.number = p.batch
         JOIN (SELECT number, id FROM article WHERE id BETWEEN ? AND ? ORDER BY id LIMIT ?) a
         ON a.number = p.article ORDER BY a.id, b.batch`,
      )
      .all(least, greatest, most);
    const text = (value: Value | undefined): string => String(value);
    const found: CaptureEntry[] = [];
    for (const { batch, object, start, length } of rows) {
      const place = { offset: Number(start), length: Number(length) };
      const where = { batch: text(batch), object: text(object) };
      const entry = await readCaptureAt(catalog.archive, where, place);
      if (hexFromNi(entry.id)!.startsWith(wantedHex(id))) found.push(entry);
    }
    return found;
  });
}

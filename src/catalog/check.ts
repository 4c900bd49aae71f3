/** Checks a catalog against its archive. */
import { type Archive, StoreIoError } from '../store/index.ts';
import { CatalogError } from './errors.ts';
import { isFresh, staleness } from './freshness.ts';
import { guarded, openCatalog } from './open.ts';

/** What must add up in a whole catalog; each gives the number of rows that do not. */
const SUMS: readonly (readonly [what: string, sql: string])[] = [
  [
    'articles without a place in the archive',
    'SELECT count(*) AS n FROM article WHERE number NOT IN (SELECT article FROM place)',
  ],
  [
    'articles without a text',
    'SELECT count(*) AS n FROM article WHERE number NOT IN (SELECT article FROM body)',
  ],
  [
    'articles more or fewer than the full-text index has',
    `SELECT abs((SELECT count(*) FROM index_of_words_docsize) - (SELECT count(*) FROM article)) AS n`,
  ],
  [
    'mentions of nothing that has a name',
    'SELECT count(*) AS n FROM mention WHERE entity NOT IN (SELECT number FROM entity)',
  ],
  [
    'quotations of nobody who has a name',
    'SELECT count(*) AS n FROM spoken WHERE speaker NOT IN (SELECT number FROM speaker)',
  ],
  [
    'decisions of documents that are not there',
    `SELECT count(*) AS n FROM decided d
     WHERE NOT EXISTS (SELECT 1 FROM made m WHERE m.batch = d.batch AND m.start = d.start)`,
  ],
  [
    'batches with fewer articles than look-up lines',
    `SELECT count(*) AS n FROM batch b WHERE complete AND lines - skipped <>
     CASE WHEN derived THEN (SELECT count(*) FROM made m WHERE m.batch = b.number)
     ELSE (SELECT count(*) FROM place p WHERE p.batch = b.number) END`,
  ],
];

/**
 * Checks a catalog: that its file is whole, that its tables fit together, and that it says what the
 * archive holds.
 *
 * @returns What is wrong, in words; empty when all is well.
 * @throws CatalogError when there is none, or the engine is not installed
 */
export async function checkCatalog(archive: Archive): Promise<string[]> {
  try {
    const catalog = await openCatalog(archive);
    try {
      return await guarded(archive, async () => {
        const { database } = catalog;
        const whole = database
          .pragma('integrity_check(10)')
          .map((row) => String(row.integrity_check));
        const problems = whole.filter((each) => each !== 'ok');
        for (const [what, sql] of SUMS) {
          const count = Number(database.prepare(sql).get()!.n);
          if (count > 0) problems.push(`${count} ${what}`);
        }
        const stale = await staleness(catalog);
        if (stale.isUnfinished)
          problems.push('An update of it was cut short: kliping index does it.');
        else if (!isFresh(stale)) {
          problems.push(
            `It is behind the archive: ${stale.missing.length} batches are not in it, ${stale.gone.length} are no longer in the archive.`,
          );
        }
        return problems;
      });
    } finally {
      catalog.close();
    }
  } catch (error) {
    if (error instanceof StoreIoError) return [error.message];
    if (error instanceof CatalogError && error.code === 'damaged') return [error.message];
    throw error;
  }
}

/** Sees to it that what left the catalog is in none of its files. */
import type { Catalog } from './open.ts';

/** Takes note, within a transaction, that something leaves. */
export function markUnclean({ database }: Catalog): void {
  database.prepare("INSERT OR REPLACE INTO meta VALUES ('unclean', 1)").run();
}

/**
 * After something left, writes the full-text index anew, in which the engine only marks words as gone, then
 * moves everything from the write-ahead log into the database, and empties it. What is deleted from the
 * database is overwritten with zeros (`secure_delete`). FTS5's own `secure-delete` would save the
 * rewriting, but leaves an index behind that its `integrity-check` calls malformed (SQLite 3.45.1).
 *
 * @returns Whether all is clean; not so while somebody reads an older state.
 */
export function scrub({ database, readOnly }: Catalog): boolean {
  const unclean = database.prepare("SELECT 1 FROM meta WHERE name = 'unclean'").get();
  if (!unclean) return true;
  if (readOnly) return false;
  database.exec("INSERT INTO index_of_words (index_of_words) VALUES ('optimize')");
  const [row] = database.pragma('wal_checkpoint(TRUNCATE)');
  if (row?.busy !== 0) return false;
  database.prepare("DELETE FROM meta WHERE name = 'unclean'").run();
  return true;
}

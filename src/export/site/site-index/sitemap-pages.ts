/** The pages that sitemaps list. */
import { type Database, preparedOnce } from '../../../catalog/engine.ts';

/** A page that sitemaps list. */
export interface SitemapPage {
  /** Below the base URL. */
  readonly path: string;
  /** When it changed last: ISO 8601 in UTC; not there when nobody knows. */
  readonly changed?: string;
}

/** Stands before all times in the table of pages. */
const UNKNOWN_TIME = '-';

/** The pages of a site that sitemaps list. */
export class SitemapPages {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /**
   * Adds a page; articles that may be listed are in them without it.
   *
   * @param changed When it changed last: ISO 8601 in UTC. Default: nobody knows.
   */
  add(path: string, changed = ''): void {
    preparedOnce(this.#database, 'INSERT INTO page VALUES (?, ?)').run(
      path,
      changed || UNKNOWN_TIME,
    );
  }

  /**
   * All of them, what did not change for longest first: so that what comes in later leaves the
   * first of them as they are.
   */
  *all(): Generator<SitemapPage, void, void> {
    const statement = this.#database.prepare(
      `SELECT path, changed FROM page WHERE (changed, path) > (?, ?)
       ORDER BY changed, path LIMIT 1000`,
    );
    for (let after = { path: '', changed: '' }; ; ) {
      const rows = statement.all(after.changed, after.path) as (typeof after)[];
      if (rows.length === 0) return;
      for (const { path, changed } of rows) {
        yield { path, ...(changed !== UNKNOWN_TIME && { changed }) };
      }
      after = rows.at(-1)!;
    }
  }
}

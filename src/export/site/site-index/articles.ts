/** The articles of a site in their order, and what they have in common. */
import { type Database, preparedOnce } from '../../../catalog/engine.ts';
import type { SiteEntry } from '../entry.ts';
import { entryOf, PAGE_SIZE } from './rows.ts';

/** Something that articles have in common. */
export interface Group {
  readonly path: string;
  readonly name: string;
  readonly count: number;
}

/** The articles of a list, page by page. */
export interface EntryPages {
  readonly count: number;
  /** How many pages there are; one at least. */
  readonly pages: number;
  /** When any of the articles changed last: ISO 8601 in UTC. */
  readonly changed: string;
  /** The entries of each page, in order. */
  read(): Generator<SiteEntry[], void, void>;
}

/** The articles of a site; the newest is the first. */
export class Articles {
  readonly #database: Database;
  #changed: string | undefined;
  #indexable: number | undefined;

  constructor(database: Database) {
    this.#database = database;
  }

  /** When any article changed last: ISO 8601 in UTC; empty when there is none. */
  get changed(): string {
    this.#changed ??= this.#pages('1').changed;
    return this.#changed;
  }

  /** How many articles search engines may list. */
  get indexable(): number {
    this.#indexable ??= this.#count('indexable = 1');
    return this.#indexable;
  }

  /** How many articles there are. */
  get size(): number {
    return this.#count('1');
  }

  #count(condition: string): number {
    const sql = `SELECT COUNT(*) AS n FROM article WHERE ${condition}`;
    return this.#database.prepare(sql).get()!.n as number;
  }

  /** Reads articles in their order, some at a time. `condition` may use `article` and values. */
  *#entries(
    condition: string,
    values: readonly (string | number)[],
  ): Generator<SiteEntry[], void, void> {
    const statement = preparedOnce(
      this.#database,
      `SELECT * FROM article WHERE ${condition} AND rank > ? ORDER BY rank LIMIT ${PAGE_SIZE}`,
    );
    for (let after = 0; ; ) {
      const rows = statement.all(...values, after);
      if (rows.length === 0) return;
      after = rows.at(-1)!.rank as number;
      yield rows.map(entryOf);
    }
  }

  #pages(condition: string, ...values: (string | number)[]): EntryPages {
    const { count, changed } = preparedOnce(
      this.#database,
      `SELECT COUNT(*) AS count, COALESCE(MAX(changed), '') AS changed
       FROM article WHERE ${condition}`,
    ).get(...values) as { count: number; changed: string };
    return {
      count,
      changed,
      pages: Math.max(1, Math.ceil(count / PAGE_SIZE)),
      read: () => this.#entries(condition, values),
    };
  }

  /** The newest articles. */
  newest(count: number): SiteEntry[] {
    const rows = this.#database.prepare('SELECT * FROM article ORDER BY rank LIMIT ?').all(count);
    return rows.map(entryOf);
  }

  /** The articles that search engines may list and that changed last. */
  latest(count: number): SiteEntry[] {
    return this.#database
      .prepare('SELECT * FROM article WHERE indexable = 1 ORDER BY changed DESC, rank LIMIT ?')
      .all(count)
      .map(entryOf);
  }

  /** The articles of a language, by its path. */
  ofLanguage(path: string): EntryPages {
    return this.#pages('language_path = ?', path);
  }

  /** The articles of a source, by its path. */
  ofSource(path: string): EntryPages {
    return this.#pages('source_path = ?', path);
  }

  /** The articles of a year or month: `2024`, `2024-05`. */
  ofTime(time: string): EntryPages {
    // Both are indexed with the rank: a range would have all of a year sorted for each of its pages.
    return this.#pages(`substr(published, 1, ${time.length === 4 ? 4 : 7}) = ?`, time);
  }

  /** The months and years that articles were published in, the latest first: `2024-05`, or `2024` alone. */
  times(): { time: string; count: number }[] {
    return this.#database
      .prepare(
        `SELECT substr(published, 1, 7) AS time, COUNT(*) AS count FROM article
         WHERE published GLOB '[0-9][0-9][0-9][0-9]*' GROUP BY 1 ORDER BY 1 DESC`,
      )
      .all()
      .map(({ time, count }) => ({ time: time as string, count: count as number }));
  }

  #groups(path: string, name: string): Group[] {
    return this.#database
      .prepare(
        `SELECT path, name, SUM(each) OVER (PARTITION BY path) AS count FROM (
           SELECT ${path} AS path, ${name} AS name, COUNT(*) AS each,
             ROW_NUMBER() OVER (PARTITION BY ${path} ORDER BY COUNT(*) DESC, ${name}) AS place
           FROM article WHERE ${path} IS NOT NULL GROUP BY 1, 2
         ) ORDER BY count DESC, path, place`,
      )
      .all()
      .filter(({ path: own }, index, rows) => index === 0 || rows[index - 1]!.path !== own)
      .map((row) => ({
        path: row.path as string,
        name: row.name as string,
        count: row.count as number,
      }));
  }

  /** The languages, those with most articles first. */
  languages(): Group[] {
    return this.#groups('language_path', 'language');
  }

  /** The sources, those with most articles first. */
  sources(): Group[] {
    return this.#groups('source_path', 'source');
  }
}

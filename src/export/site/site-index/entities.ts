/** The people, organisations and places of a site that have pages. */
import { type Database, preparedOnce } from '../../../catalog/engine.ts';
import type { Mention } from '../../../record/types.generated.ts';
import type { SiteEntry } from '../entry.ts';
import { entryOf, PAGE_SIZE } from './rows.ts';

/** An entity that has a page. */
export interface IndexedEntity {
  readonly number: number;
  readonly path: string;
  readonly type: Mention['type'];
  readonly name: string;
  readonly wikidata?: string;
  /** How many articles name it. */
  readonly count: number;
}

/** The entities of a site. */
export class Entities {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** How many have a page. */
  get count(): number {
    return this.#database.prepare('SELECT COUNT(*) AS n FROM entity').get()!.n as number;
  }

  /** Those that have a page, those that most articles name first. */
  *all(): Generator<IndexedEntity, void, void> {
    const statement = this.#database.prepare(
      'SELECT * FROM entity WHERE place > ? ORDER BY place LIMIT 1000',
    );
    for (let after = 0; ; ) {
      const rows = statement.all(after);
      if (rows.length === 0) return;
      after = rows.at(-1)!.place as number;
      for (const { number, path, type, name, wikidata, count } of rows) {
        yield {
          number: number as number,
          path: path as string,
          type: type as Mention['type'],
          name: name as string,
          ...(wikidata !== null && { wikidata: wikidata as string }),
          count: count as number,
        };
      }
    }
  }

  /** The articles that name an entity, page by page, with what it says in each. */
  *naming({
    number,
  }: IndexedEntity): Generator<
    { entry: SiteEntry; said: { id: string; text: string }[] }[],
    void,
    void
  > {
    const statement = preparedOnce(
      this.#database,
      `SELECT article.* FROM named JOIN article ON article.rank = named.rank
       WHERE entity = ? AND named.rank > ? ORDER BY named.rank LIMIT ${PAGE_SIZE}`,
    );
    const said = preparedOnce(
      this.#database,
      'SELECT id, text FROM said WHERE entity = ? AND article = ? ORDER BY position',
    );
    for (let after = 0; ; ) {
      const rows = statement.all(number, after);
      if (rows.length === 0) return;
      after = rows.at(-1)!.rank as number;
      yield rows.map((row) => ({
        entry: entryOf(row),
        said: said
          .all(number, row.number!)
          .map(({ id, text }) => ({ id: id as string, text: text as string })),
      }));
    }
  }

  /** When any of the articles that name an entity changed last: ISO 8601 in UTC. */
  namingChanged({ number }: IndexedEntity): string {
    return preparedOnce(
      this.#database,
      `SELECT MAX(changed) AS changed FROM named JOIN article ON article.rank = named.rank
       WHERE entity = ?`,
    ).get(number)!.changed as string;
  }
}

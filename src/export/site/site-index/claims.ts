/** The claims of a site. */
import type { Database } from '../../../catalog/engine.ts';
import type { PublicReview } from '../../../jsonld/publish.ts';
import type { SiteEntry } from '../entry.ts';
import { entryOf, PAGE_SIZE } from './rows.ts';

/** A claim, and the article that it is in. */
export interface IndexedClaim {
  readonly entry: SiteEntry;
  /** Its id in the article. */
  readonly id: string;
  readonly text: string;
  /** Its review, only if that is published: as the article's graph has it. */
  readonly review?: PublicReview;
}

/** The public claims of a site. */
export class Claims {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** How many there are. */
  get count(): number {
    return this.#database.prepare('SELECT COUNT(*) AS n FROM claim').get()!.n as number;
  }

  /** All of them, page by page: those with a published review first. */
  *all(): Generator<IndexedClaim[], void, void> {
    const statement = this.#database.prepare(
      `SELECT article.*, claim.id AS claim, claim.text AS text, review, claim.rank AS place
       FROM claim JOIN article ON article.number = claim.article
       WHERE claim.rank > ? ORDER BY claim.rank LIMIT ${PAGE_SIZE}`,
    );
    for (let after = 0; ; ) {
      const rows = statement.all(after);
      if (rows.length === 0) return;
      after = rows.at(-1)!.place as number;
      yield rows.map((row) => ({
        entry: entryOf(row),
        id: row.claim as string,
        text: row.text as string,
        ...(row.review !== null && { review: JSON.parse(row.review as string) as PublicReview }),
      }));
    }
  }
}

/** The stories of a site: captures of one address. */
import { type Database, preparedOnce, type Row } from '../../../catalog/engine.ts';
import type { SiteEntry } from '../entry.ts';
import { entryOf, PAGE_SIZE } from './rows.ts';

/** A story that the archive has several captures of. */
export interface IndexedStory {
  readonly path: string;
  /** How many captures there are. */
  readonly count: number;
}

/** A capture of a story. */
export interface StoryCapture extends SiteEntry {
  /** The address that all of them share. */
  readonly address?: string;
  /** The id of the capture. */
  readonly id: string;
  /** How many words it has. */
  readonly words: number;
  /** Changes with its text. */
  readonly digest: string;
  /** Whether just its beginning is shown. */
  readonly isCut: boolean;
}

/** The captures on a page of a story, and the one that the next page begins with. */
export interface StoryPart {
  readonly captures: readonly StoryCapture[];
  readonly next?: StoryCapture;
}

/** Reads a capture of a story out of a row of the table `article`. */
function captureOf(row: Row): StoryCapture {
  return {
    ...entryOf(row),
    ...(row.address !== null && { address: row.address as string }),
    id: row.id as string,
    words: row.words as number,
    digest: row.words_digest as string,
    isCut: row.is_cut === 1,
  };
}

/** The stories that the archive has several captures of. */
export class Stories {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** All of them, in the order of their paths. */
  *all(): Generator<IndexedStory, void, void> {
    const statement = this.#database.prepare(
      `SELECT story, COUNT(*) AS count FROM article
       WHERE story > ? GROUP BY story HAVING count > 1 ORDER BY story LIMIT 1000`,
    );
    for (let after = ''; ; ) {
      const rows = statement.all(after);
      if (rows.length === 0) return;
      after = rows.at(-1)!.story as string;
      for (const { story, count } of rows) {
        yield { path: story as string, count: count as number };
      }
    }
  }

  /**
   * The captures of a story, page by page: the latest by their own dates first, and of one date that which
   * stands last in the archive.
   */
  *captures({ path }: IndexedStory): Generator<StoryPart, void, void> {
    const statement = preparedOnce(
      this.#database,
      `SELECT * FROM article WHERE story = ?
       ORDER BY COALESCE(modified, published, '') DESC, arrived DESC LIMIT ${PAGE_SIZE + 1} OFFSET ?`,
    );
    for (let at = 0; ; at += PAGE_SIZE) {
      const captures = statement.all(path, at).map(captureOf);
      if (captures.length === 0) return;
      const next = captures[PAGE_SIZE];
      yield { captures: captures.slice(0, PAGE_SIZE), ...(next && { next }) };
    }
  }
}

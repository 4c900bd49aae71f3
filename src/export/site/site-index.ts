/**
 * What a site knows of all articles at once: a temporary database, so that memory stays bounded. It is
 * filled article by article, then put in order; what is read from it is sorted and comes in pages.
 */
import { createHash } from 'node:crypto';
import { storyKey } from '../../archive/story-key.ts';
import { type Database, loadEngine, type Row, type Statement } from '../../catalog/engine.ts';
import { wikidataOf } from '../../catalog/facts.ts';
import type { PublicReview } from '../../jsonld/publish.ts';
import type { Mention } from '../../record/types.generated.ts';
import { compareText } from '../../store/index.ts';
import { entityPath, languagePath, sourcePath, storyPath } from './addresses.ts';
import type { SiteEntry } from './entry.ts';
import type { PublicArticle } from './public-article.ts';

/** Articles, claims or names on a page of a list. */
export const PAGE_SIZE = 100;

/** An article that goes into the index. */
export interface Indexed {
  /** The id of its capture. */
  readonly id: string;
  /** Orders captures as they came into the archive. */
  readonly arrived: number;
  readonly path: string;
  readonly article: PublicArticle;
  /** ISO 8601 in UTC. */
  readonly changed: string;
}

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

/** A story that the archive has several captures of. */
export interface IndexedStory {
  readonly path: string;
  /** How many captures there are. */
  readonly count: number;
  /** When any of them changed last: ISO 8601 in UTC. */
  readonly changed: string;
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

/** Something that articles have in common. */
export interface Group {
  readonly path: string;
  readonly name: string;
  readonly count: number;
}

/** A page that sitemaps list. */
export interface SitemapPage {
  /** Below the base URL. */
  readonly path: string;
  /** When it changed last: ISO 8601 in UTC; not there when nobody knows. */
  readonly changed?: string;
}

/** Stands before all times in the table of pages. */
const UNKNOWN_TIME = '-';

const SCHEMA = `
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE article (
  number INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, rank INTEGER, instant TEXT NOT NULL,
  published TEXT, modified TEXT, headline TEXT NOT NULL, extract TEXT NOT NULL,
  language TEXT NOT NULL, language_path TEXT NOT NULL, source TEXT, source_path TEXT,
  story TEXT, address TEXT, changed TEXT NOT NULL, indexable INTEGER NOT NULL, license TEXT,
  words INTEGER NOT NULL, words_digest TEXT NOT NULL, id TEXT NOT NULL, arrived INTEGER NOT NULL,
  is_cut INTEGER NOT NULL
);
CREATE TABLE entity (
  number INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, wikidata TEXT,
  type TEXT, name TEXT, count INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE mention (
  entity INTEGER NOT NULL, article INTEGER NOT NULL, id TEXT NOT NULL, type TEXT NOT NULL,
  name TEXT NOT NULL, PRIMARY KEY (article, id)
) WITHOUT ROWID;
CREATE TABLE said (
  entity INTEGER NOT NULL, article INTEGER NOT NULL, position INTEGER NOT NULL, id TEXT NOT NULL,
  text TEXT NOT NULL, PRIMARY KEY (entity, article, position)
) WITHOUT ROWID;
CREATE TABLE claim (
  number INTEGER PRIMARY KEY, article INTEGER NOT NULL, position INTEGER NOT NULL, id TEXT NOT NULL,
  text TEXT NOT NULL, review TEXT, rank INTEGER
);
CREATE TABLE page (path TEXT PRIMARY KEY, changed TEXT NOT NULL);
CREATE INDEX page_changed ON page (changed, path);
`;

/** Numbers everything once it is all there: the newest article is the first. */
const ORDER = `
UPDATE article SET rank = ranked.rank FROM (
  SELECT number, ROW_NUMBER() OVER (ORDER BY instant DESC, path) AS rank FROM article
) AS ranked WHERE ranked.number = article.number;
CREATE UNIQUE INDEX article_rank ON article (rank);
CREATE INDEX article_language ON article (language_path, rank);
CREATE INDEX article_source ON article (source_path, rank);
CREATE INDEX article_published ON article (substr(published, 1, 7), rank);
CREATE INDEX article_story ON article (story, COALESCE(modified, published, '') DESC, arrived DESC);
CREATE INDEX mention_entity ON mention (entity, article);
UPDATE entity SET count = (SELECT COUNT(DISTINCT article) FROM mention WHERE entity = entity.number);
CREATE TABLE named (entity INTEGER NOT NULL, rank INTEGER NOT NULL, PRIMARY KEY (entity, rank))
  WITHOUT ROWID;
INSERT INTO named SELECT DISTINCT entity, rank FROM mention JOIN article ON number = article;
UPDATE claim SET rank = ranked.rank FROM (
  SELECT claim.number, ROW_NUMBER() OVER (
    ORDER BY review IS NULL, article.rank, position
  ) AS rank FROM claim JOIN article ON article.number = article
) AS ranked WHERE ranked.number = claim.number;
CREATE UNIQUE INDEX claim_rank ON claim (rank);
CREATE INDEX article_changed ON article (changed DESC, rank) WHERE indexable = 1;
INSERT INTO page SELECT path, changed FROM article WHERE indexable = 1;
`;

/** The fullest count of a name wins; of equal ones that which sorts first. */
const MOST = (column: string): string =>
  `(SELECT ${column} FROM mention WHERE entity = entity.number
    GROUP BY ${column} ORDER BY COUNT(*) DESC, ${column} LIMIT 1)`;

/** When something was published, so that it can be compared; empty when nobody knows. */
function instantOf(value: string | undefined): string {
  if (value === undefined) return '';
  // A leap second is no time to JavaScript.
  const time = Date.parse(value.replace(/:60(?=[Z+-])/, ':59'));
  return Number.isNaN(time) ? '' : new Date(time).toISOString();
}

/** Reads an article out of a row of the table `article`. */
export function entryOf(row: Row): SiteEntry {
  const { path, headline, extract, language, published, modified, source, changed } = row;
  return {
    path: path as string,
    headline: headline as string,
    extract: extract as string,
    language: language as string,
    ...(published !== null && { datePublished: published as string }),
    ...(modified !== null && { dateModified: modified as string }),
    ...(source !== null && { source: { name: source as string, path: row.source_path as string } }),
    changed: changed as string,
    indexable: row.indexable === 1,
    ...(row.license !== null && { license: row.license as string }),
  };
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

/** The index of a site. */
export class SiteIndex {
  readonly database: Database;
  readonly #statements: Record<
    'article' | 'entity' | 'entityOf' | 'mention' | 'said' | 'claim',
    Statement
  >;
  /** Of each kind of what was taken out of articles, how many passages. */
  readonly #removals = new Map<string, number>();
  #changed: string | undefined;
  #indexable: number | undefined;

  private constructor(database: Database) {
    this.database = database;
    database.exec(SCHEMA);
    const insert = (table: string, columns: string, or = ''): Statement =>
      database.prepare(
        `INSERT ${or} INTO ${table} (${columns}) VALUES (${columns.replace(/\w+/g, '?')})`,
      );
    this.#statements = {
      article: insert(
        'article',
        'path, instant, published, modified, headline, extract, language, language_path, source, source_path, story, address, changed, indexable, license, words, words_digest, id, arrived, is_cut',
      ),
      entity: insert('entity', 'path, wikidata', 'OR IGNORE'),
      entityOf: database.prepare('SELECT number FROM entity WHERE path = ?'),
      mention: insert('mention', 'entity, article, id, type, name'),
      said: insert('said', 'entity, article, position, id, text'),
      claim: insert('claim', 'article, position, id, text, review'),
    };
    database.exec('BEGIN');
  }

  /**
   * Makes an empty index; it is gone when it is closed.
   *
   * @throws CatalogError when the database engine is not installed
   */
  static async open(): Promise<SiteIndex> {
    // A database without a name is a file of SQLite's own, which it removes itself.
    return new SiteIndex((await loadEngine())(''));
  }

  /** Takes in an article. */
  add({ id, arrived, path, article: shown, changed }: Indexed): void {
    const { record, graph, extract, rights, license, from, story, isCut } = shown;
    const { article, source } = record;
    const address = source.uri === undefined ? undefined : storyKey(source.uri);
    const { lastInsertRowid: number } = this.#statements.article.run(
      path,
      instantOf(article.datePublished?.value),
      article.datePublished?.value ?? null,
      article.dateModified?.value ?? null,
      article.headline ?? '',
      extract,
      article.language.tag,
      languagePath(article.language.tag),
      from ?? null,
      from === undefined ? null : sourcePath(from),
      story === undefined ? null : storyPath(story),
      address ?? null,
      changed,
      rights === 'unknown' ? 0 : 1,
      license ?? null,
      article.wordCount,
      // What the search knows of it.
      createHash('sha256')
        .update(
          JSON.stringify([article.headline, article.datePublished?.value, from, article.text]),
        )
        .digest('base64url'),
      id,
      arrived,
      isCut ? 1 : 0,
    );
    for (const { kind } of record.removed) {
      this.#removals.set(kind, (this.#removals.get(kind) ?? 0) + 1);
    }
    const entities = this.#addMentions(record.mentions, number);
    record.quotations.forEach(({ id, content, speaker }, position) => {
      const entity = entities.get(speaker?.mention ?? '');
      const isPerson = speaker?.kind === 'person' || speaker?.kind === 'organization';
      if (entity === undefined || !isPerson) return;
      const text = content.map((each) => each.text).join(' ');
      this.#statements.said.run(entity, number, position, id, text);
    });
    const reviews = new Map(
      graph['@graph'].flatMap((node) =>
        node['@type'] === 'ClaimReview' ? [[node.itemReviewed['@id'], node] as const] : [],
      ),
    );
    record.claims.forEach(({ id, text }, position) => {
      const review = reviews.get(`#${id}`);
      this.#statements.claim.run(
        number,
        position,
        id,
        text,
        review ? JSON.stringify(review) : null,
      );
    });
  }

  #addMentions(mentions: readonly Mention[], article: number): Map<string, number> {
    const entities = new Map<string, number>();
    for (const { id, type, name, sameAs } of mentions) {
      const wikidata = wikidataOf(sameAs);
      const path = entityPath({ type, name }, wikidata);
      this.#statements.entity.run(path, wikidata ?? null);
      const entity = this.#statements.entityOf.get(path)!.number as number;
      this.#statements.mention.run(entity, article, id, type, name);
      entities.set(id, entity);
    }
    return entities;
  }

  /** Puts everything in order; after it nothing may be added. */
  finish(entityMinimum: number): void {
    this.database.exec(ORDER);
    this.database
      .prepare(`UPDATE entity SET type = ${MOST('type')}, name = ${MOST('name')} WHERE count >= ?`)
      .run(entityMinimum);
    // What has no page is none.
    this.database.prepare('DELETE FROM entity WHERE count < ?').run(entityMinimum);
    this.database.exec(
      'CREATE INDEX entity_count ON entity (count DESC, name, path); COMMIT; BEGIN',
    );
  }

  /** When any article changed last: ISO 8601 in UTC; empty when there is none. */
  get changed(): string {
    this.#changed ??= this.#pages('1').changed;
    return this.#changed;
  }

  /** How many articles search engines may list. */
  get indexable(): number {
    this.#indexable ??= this.#number('SELECT COUNT(*) AS n FROM article WHERE indexable = 1');
    return this.#indexable;
  }

  /**
   * Has sitemaps list a page; articles that may be listed are in them without it.
   *
   * @param changed When it changed last: ISO 8601 in UTC. Default: nobody knows.
   */
  addPage(path: string, changed = ''): void {
    this.database.prepare('INSERT INTO page VALUES (?, ?)').run(path, changed || UNKNOWN_TIME);
  }

  /**
   * What sitemaps list, what did not change for longest first: so that what comes in later leaves the
   * first of them as they are.
   */
  *sitemapPages(): Generator<SitemapPage, void, void> {
    const statement = this.database.prepare(
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

  /** What was taken out of articles, by kind, the kinds with most passages first. */
  removals(): { kind: string; count: number }[] {
    return [...this.#removals]
      .map(([kind, count]) => ({ kind, count }))
      .sort((a, b) => b.count - a.count || compareText(a.kind, b.kind));
  }

  /** How many articles there are. */
  get size(): number {
    return this.#number('SELECT COUNT(*) AS n FROM article');
  }

  #number(sql: string, ...values: (string | number)[]): number {
    return this.database.prepare(sql).get(...values)!.n as number;
  }

  /** Reads articles in their order, some at a time. `condition` may use `article` and values. */
  *#entries(
    condition: string,
    values: readonly (string | number)[],
    size: number,
  ): Generator<SiteEntry[], void, void> {
    const statement = this.database.prepare(
      `SELECT * FROM article WHERE ${condition} AND rank > ? ORDER BY rank LIMIT ${size}`,
    );
    for (let after = 0; ; ) {
      const rows = statement.all(...values, after);
      if (rows.length === 0) return;
      after = rows.at(-1)!.rank as number;
      yield rows.map(entryOf);
    }
  }

  #pages(condition: string, ...values: (string | number)[]): EntryPages {
    const { count, changed } = this.database
      .prepare(
        `SELECT COUNT(*) AS count, COALESCE(MAX(changed), '') AS changed
         FROM article WHERE ${condition}`,
      )
      .get(...values) as { count: number; changed: string };
    return {
      count,
      changed,
      pages: Math.max(1, Math.ceil(count / PAGE_SIZE)),
      read: () => this.#entries(condition, values, PAGE_SIZE),
    };
  }

  /** All articles, the newest first. */
  *entries(): Generator<SiteEntry, void, void> {
    for (const some of this.#entries('1', [], 1000)) yield* some;
  }

  /** The newest articles. */
  newest(count: number): SiteEntry[] {
    const rows = this.database.prepare('SELECT * FROM article ORDER BY rank LIMIT ?').all(count);
    return rows.map(entryOf);
  }

  /** The articles that search engines may list and that changed last. */
  latest(count: number): SiteEntry[] {
    return this.database
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
    const key = 'substr(published, 1, 7)';
    return time.length === 4
      ? this.#pages(`${key} >= ? AND ${key} <= ?`, time, `${time}-12`)
      : this.#pages(`${key} = ?`, time);
  }

  /** The months and years that articles were published in, the latest first: `2024-05`, or `2024` alone. */
  times(): { time: string; count: number }[] {
    return this.database
      .prepare(
        `SELECT substr(published, 1, 7) AS time, COUNT(*) AS count FROM article
         WHERE published GLOB '[0-9][0-9][0-9][0-9]*' GROUP BY 1 ORDER BY 1 DESC`,
      )
      .all()
      .map(({ time, count }) => ({ time: time as string, count: count as number }));
  }

  #groups(path: string, name: string): Group[] {
    return this.database
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

  /** How many entities have a page. */
  get entityCount(): number {
    return this.#number('SELECT COUNT(*) AS n FROM entity');
  }

  /** The entities that have a page, those that most articles name first. */
  *entities(): Generator<IndexedEntity, void, void> {
    const statement = this.database.prepare(
      'SELECT * FROM entity ORDER BY count DESC, name, path LIMIT 1000 OFFSET ?',
    );
    for (let at = 0; ; at += 1000) {
      const rows = statement.all(at);
      if (rows.length === 0) return;
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
    const statement = this.database.prepare(
      `SELECT article.* FROM named JOIN article ON article.rank = named.rank
       WHERE entity = ? AND named.rank > ? ORDER BY named.rank LIMIT ${PAGE_SIZE}`,
    );
    const said = this.database.prepare(
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
    return this.database
      .prepare(
        `SELECT MAX(changed) AS changed FROM named JOIN article ON article.rank = named.rank
         WHERE entity = ?`,
      )
      .get(number)!.changed as string;
  }

  /** How many claims are public. */
  get claimCount(): number {
    return this.#number('SELECT COUNT(*) AS n FROM claim');
  }

  /** The public claims, page by page: those with a published review first. */
  *claims(): Generator<
    { entry: SiteEntry; id: string; text: string; review?: PublicReview }[],
    void,
    void
  > {
    const statement = this.database.prepare(
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

  /** The stories that the archive has several captures of. */
  *stories(): Generator<IndexedStory, void, void> {
    const statement = this.database.prepare(
      `SELECT story, COUNT(*) AS count, MAX(changed) AS changed FROM article
       WHERE story > ? GROUP BY story HAVING count > 1 ORDER BY story LIMIT 1000`,
    );
    for (let after = ''; ; ) {
      const rows = statement.all(after);
      if (rows.length === 0) return;
      after = rows.at(-1)!.story as string;
      for (const { story, count, changed } of rows) {
        yield { path: story as string, count: count as number, changed: changed as string };
      }
    }
  }

  /**
   * The captures of a story, page by page: the latest by their own dates first, and of one date that which
   * came into the archive last.
   */
  *captures({ path }: IndexedStory): Generator<StoryPart, void, void> {
    const statement = this.database.prepare(
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

  /** What an article links to: the pages of its entities and of its story. */
  linksOf(path: string): {
    changed: string;
    entities: Record<string, string>;
    story?: string;
  } {
    const { number, story, changed } = this.database
      .prepare('SELECT number, story, changed FROM article WHERE path = ?')
      .get(path)!;
    const entities = this.database
      .prepare(
        `SELECT id, path FROM mention JOIN entity ON entity.number = entity
         WHERE article = ? ORDER BY id`,
      )
      .all(number!);
    const another = this.database
      .prepare('SELECT 1 FROM article WHERE story = ? LIMIT 1 OFFSET 1')
      .get(story!);
    return {
      changed: changed as string,
      entities: Object.fromEntries(entities.map((row) => [row.id, row.path])),
      ...(another && { story: story as string }),
    };
  }

  /** Ends it; what was in it is gone. */
  close(): void {
    this.database.close();
  }
}

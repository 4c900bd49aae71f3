/**
 * What a site knows of all articles at once: temporary tables of a database, so that memory stays bounded. They are
 * filled article by article, then put in order; what is read from them is sorted and comes in pages.
 */
import { tmpdir } from 'node:os';
import { type Database, engineCode, loadEngine } from '../../../catalog/engine.ts';
import { StoreIoError } from '../../../store/index.ts';
import type { ArticleLinks } from '../article-links.ts';
import { Articles } from './articles.ts';
import { Claims } from './claims.ts';
import { Entities } from './entities.ts';
import { Filling, type Indexed } from './filling.ts';
import { linksOf } from './links.ts';
import { SitemapPages } from './sitemap-pages.ts';
import { Stories } from './stories.ts';

/** Where SQLite makes its temporary files, if it may. */
function temporaryFolder(): string {
  const { SQLITE_TMPDIR, TMPDIR } = process.env;
  return SQLITE_TMPDIR ?? TMPDIR ?? (process.platform === 'win32' ? tmpdir() : '/var/tmp');
}

/** Tells what the engine throws as a disk that refuses; all else stays as it is. */
export function explainedTemporary(error: unknown): unknown {
  const code = engineCode(error);
  if (code === undefined) return error;
  const why = `${(error as Error).message}. What a site is made of is kept there while it is made; SQLITE_TMPDIR names another folder`;
  return new StoreIoError('use', temporaryFolder(), Object.assign(new Error(why), { code }));
}

/** The index of a site. */
export class SiteIndex {
  readonly database: Database;
  readonly articles: Articles;
  readonly entities: Entities;
  readonly claims: Claims;
  readonly stories: Stories;
  /** What sitemaps list; articles that may be listed are among them by themselves. */
  readonly pages: SitemapPages;
  readonly #filling: Filling;

  private constructor(database: Database) {
    this.database = database;
    // It makes the tables that the others read.
    this.#filling = new Filling(database);
    this.articles = new Articles(database);
    this.entities = new Entities(database);
    this.claims = new Claims(database);
    this.stories = new Stories(database);
    this.pages = new SitemapPages(database);
  }

  /**
   * Makes an empty index; it is gone when it is closed.
   *
   * @throws CatalogError when the database engine is not installed
   */
  static async open(): Promise<SiteIndex> {
    // The database itself would stay in memory. Its temporary tables are in a file of SQLite's own, which it removes itself.
    return new SiteIndex((await loadEngine())(':memory:'));
  }

  /** Takes in an article. */
  add(article: Indexed): void {
    this.#filling.add(article);
  }

  /** Puts everything in order; after it nothing may be added. */
  finish(entityMinimum: number): void {
    this.#filling.finish(entityMinimum);
  }

  /** What was taken out of articles, by kind, the kinds with most passages first. */
  removals(): { kind: string; count: number }[] {
    return this.#filling.removals();
  }

  /** What the pages of an article link to. */
  linksOf(path: string): ArticleLinks {
    return linksOf(this.database, path);
  }

  /** Ends it; what was in it is gone. */
  close(): void {
    this.database.close();
  }
}

/**
 * What a site knows of all articles at once: temporary tables of a database, so that memory stays bounded. They are
 * filled article by article, then put in order; what is read from them is sorted and comes in pages.
 */
import { type Database, loadEngine } from '../../../catalog/engine.ts';
import type { ArticleLinks } from '../article-links.ts';
import { Articles } from './articles.ts';
import { Claims } from './claims.ts';
import { Entities } from './entities.ts';
import { Filling, type Indexed } from './filling.ts';
import { linksOf } from './links.ts';
import { SitemapPages } from './sitemap-pages.ts';
import { Stories } from './stories.ts';

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
    // The database itself stays in memory. Its temporary tables are in a file of SQLite's own, which it removes.
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

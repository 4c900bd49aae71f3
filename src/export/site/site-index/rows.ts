/** What stands in rows of the table `article`. */
import type { Row } from '../../../catalog/engine.ts';
import type { SiteEntry } from '../entry.ts';

/** Articles, claims or names on a page of a list. */
export const PAGE_SIZE = 100;

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

/** What lists, feeds and sitemaps say of an article. */
export interface SiteEntry {
  /** Path below the base URL: `articles/<hex>/`. */
  readonly path: string;
  /** Empty when it has none. */
  readonly headline: string;
  /** How the story begins, at most 200 code points. */
  readonly extract: string;
  /** BCP 47. */
  readonly language: string;
  /** As in the record: it may be a day or a year only. */
  readonly datePublished?: string;
  readonly dateModified?: string;
  readonly source?: { readonly name: string; readonly path: string };
  /** When the newest record, or the newest decision on it, came into the archive: ISO 8601 in UTC. */
  readonly changed: string;
  /** Whether search engines may list it: its rights are owned or licensed. */
  readonly indexable: boolean;
  /** The address of its licence. */
  readonly license?: string;
}

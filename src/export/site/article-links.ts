/** What an article's pages link to besides what its record says. */
export interface ArticleLinks {
  /** Path of the article below the base URL. */
  readonly path: string;
  /** The paths of the pages of entities, by the ids of mentions. */
  readonly entities: Readonly<Record<string, string>>;
  /** The page of its story, where the archive has several captures of it. */
  readonly story?: string;
  /** When it came into the archive: ISO 8601 in UTC. */
  readonly changed: string;
}

/** What an article is linked to. */
import { type Database, preparedOnce } from '../../../catalog/engine.ts';
import type { ArticleLinks } from '../article-links.ts';

/** What the pages of an article link to: the pages of its entities and of its story. */
export function linksOf(database: Database, path: string): ArticleLinks {
  const { number, story, changed } = preparedOnce(
    database,
    'SELECT number, story, changed FROM article WHERE path = ?',
  ).get(path)!;
  const entities = preparedOnce(
    database,
    `SELECT id, path FROM mention JOIN entity ON entity.number = entity
     WHERE article = ? ORDER BY id`,
  ).all(number!);
  const another = preparedOnce(
    database,
    'SELECT 1 FROM article WHERE story = ? LIMIT 1 OFFSET 1',
  ).get(story!);
  return {
    path,
    changed: changed as string,
    entities: Object.fromEntries(entities.map((row) => [row.id, row.path])),
    ...(another && { story: story as string }),
  };
}

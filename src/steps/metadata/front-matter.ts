/** Reads what front matter says about an article. */
import type { RootContent } from 'mdast';
import type { Description } from '../../document/data.ts';
import { readFrontMatter } from '../../document/front-matter.ts';
import { readUri } from '../../record/uri.ts';
import { statedAuthors } from './authors.ts';
import { parseMachineDate } from './machine-date.ts';

/** What fields are called by the tools that write them; dates of clipping (`created`) are no one's. */
const NAMES = {
  headline: ['title', 'headline'],
  authors: ['author', 'authors', 'byline', 'creator'],
  datePublished: ['date', 'published', 'datepublished', 'date_published', 'publishdate', 'pubdate'],
  dateModified: [
    'modified',
    'updated',
    'lastmod',
    'datemodified',
    'date_modified',
    'last_modified',
  ],
  publisher: ['sitename', 'site_name', 'site', 'publisher', 'source_name'],
  section: ['section', 'category', 'categories', 'rubric'],
  image: ['image', 'cover', 'thumbnail'],
} as const;

/** Obsidian writes links to notes of people: `[[Siti Rahma]]`. */
const WIKI_LINK = /^\[\[([^\]|]+)(?:\|[^\]]*)?\]\]$/;

/**
 * Reads what front matter says about its article.
 *
 * @param node The first node of the tree.
 * @returns undefined when it is no front matter.
 */
export function readFrontMatterMetadata(
  node: RootContent | undefined,
): Partial<Description> | undefined {
  if (node?.type !== 'yaml') return undefined;
  const fields = readFrontMatter(`---\n${node.value}\n---`);
  if (!fields) return undefined;
  const all = (key: keyof typeof NAMES): string[] =>
    NAMES[key]
      .flatMap((name) => fields.get(name) ?? [])
      .map((text) => text.replace(WIKI_LINK, '$1'));
  const date = (key: 'datePublished' | 'dateModified') => {
    const value = all(key)
      .map(parseMachineDate)
      .find((each) => each !== undefined);
    return value && { [key]: { ...value, basis: 'metadata' as const } };
  };
  const first = (key: 'headline' | 'publisher' | 'section') => {
    const [text] = all(key);
    return text !== undefined && { [key]: text };
  };
  const image = all('image')
    .map((text) => readUri(text))
    .find((uri) => uri !== undefined && /^https?:/i.test(uri));
  const authors = statedAuthors(
    all('authors').flatMap((text) => text.split(';')),
    all('publisher')[0],
  );
  return {
    ...first('headline'),
    bylines: authors.map((name) => ({ name, text: name, basis: 'metadata' as const })),
    ...date('datePublished'),
    ...date('dateModified'),
    ...first('publisher'),
    ...first('section'),
    ...(image !== undefined && { image }),
  };
}

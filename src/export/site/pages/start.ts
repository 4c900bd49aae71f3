/** The start page. */
import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import type { SiteEntry } from '../entry.ts';
import type { Frame, Page } from '../layout.ts';
import { siteGraph } from '../site-graph.ts';
import { entryList } from './entries.ts';
import { type ListLink, linkList } from './lists.ts';

/** What is on the start page. */
export interface StartFacts {
  /** How many articles the site has. */
  readonly count: number;
  readonly newest: readonly SiteEntry[];
  /** The largest lists of each kind, under the path of all of that kind. */
  readonly lists: readonly {
    readonly path: string;
    readonly title: string;
    readonly links: readonly ListLink[];
  }[];
}

/**
 * Makes the page.
 *
 * @param figures Pictures of what the archive holds, to stand between introduction and articles.
 * @param more What stands at its end.
 */
export function startPage(
  { count, newest, lists }: StartFacts,
  frame: Frame,
  figures: readonly ElementContent[] = [],
  more: readonly ElementContent[] = [],
): Page {
  const { words, settings } = frame;
  const { title, description = words.describe(title) } = settings;
  return {
    path: '',
    title,
    description,
    section: '',
    graph: siteGraph(settings, '', { name: title }, [], true),
    main: [
      h('h1', title),
      h('p', { className: ['lead'] }, description),
      h('p', { className: ['facts'] }, words.articles(count)),
      ...figures,
      h('h2', words.newest),
      entryList(newest, words, ''),
      ...lists
        .filter(({ links }) => links.length > 0)
        .flatMap(({ path, title: name, links }) => [
          h('h2', h('a', { href: path }, name)),
          linkList(links, '', frame),
        ]),
      ...more,
    ],
  };
}

/** Pages that list articles, and pages that list such lists. */
import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import { isolate } from '../../../page/isolate.ts';
import { rootOf } from '../addresses.ts';
import type { SiteEntry } from '../entry.ts';
import type { Frame, Page, SECTIONS } from '../layout.ts';
import { siteGraph } from '../site-graph.ts';
import { entryList, type Paging, pager, pageTitle, pathOf } from './entries.ts';

/** A link to a list, and how many articles are in it. */
export interface ListLink {
  readonly path: string;
  readonly name: string;
  readonly count: number;
  /** The language of the name, when it is not that of the interface. */
  readonly foreign?: boolean;
}

/** A page of a list. */
export interface ListFacts extends Paging {
  readonly title: string;
  readonly section: (typeof SECTIONS)[number];
  readonly entries: readonly SiteEntry[];
  /** Lists of parts of it, such as the months of a year. */
  readonly parts?: readonly ListLink[];
}

/** Links to lists. */
export function linkList(links: readonly ListLink[], path: string, { words }: Frame) {
  const root = rootOf(path);
  return h(
    'ul',
    { className: ['lists'] },
    links.map((link) =>
      h('li', [
        h('a', { href: root + link.path }, link.foreign ? isolate(link.name) : link.name),
        ' ',
        h('span', { className: ['count'] }, words.articles(link.count)),
      ]),
    ),
  );
}

/** Makes a page of a list of articles. */
export function listPage(facts: ListFacts, frame: Frame): Page {
  const { words, settings } = frame;
  const path = pathOf(facts);
  const title = pageTitle(facts.title, facts, words);
  return {
    path,
    title,
    section: facts.section,
    graph: siteGraph(settings, path, { type: 'CollectionPage', name: title }),
    main: [
      h('h1', title),
      ...(facts.parts && facts.page === 1 ? [linkList(facts.parts, path, frame)] : []),
      entryList(facts.entries, words, path),
      ...pager(facts, words),
    ],
  };
}

/** A page that lists lists. */
export interface DirectoryFacts extends Paging {
  readonly title: string;
  readonly note?: string;
  readonly section: (typeof SECTIONS)[number];
  readonly links: readonly ListLink[];
}

/** Makes a page that lists lists. */
export function directoryPage(facts: DirectoryFacts, frame: Frame): Page {
  const { words, settings } = frame;
  const path = pathOf(facts);
  const title = pageTitle(facts.title, facts, words);
  const body: ElementContent =
    facts.links.length === 0 ? h('p', words.noArticles) : linkList(facts.links, path, frame);
  return {
    path,
    title,
    section: facts.section,
    graph: siteGraph(settings, path, { type: 'CollectionPage', name: title }),
    main: [
      h('h1', title),
      ...(facts.note === undefined ? [] : [h('p', facts.note)]),
      body,
      ...pager(facts, words),
    ],
  };
}

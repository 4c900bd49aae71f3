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

/** What every page of links has besides them. */
interface CollectionFacts extends Paging {
  readonly title: string;
  readonly section: (typeof SECTIONS)[number];
}

/** A page of a list. */
export interface ListFacts extends CollectionFacts {
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

/** Makes a page of links: its title over them, and the way to the other pages under them. */
function collectionPage(
  facts: CollectionFacts,
  { words, settings }: Frame,
  body: readonly ElementContent[],
): Page {
  const path = pathOf(facts);
  const title = pageTitle(facts.title, facts, words);
  return {
    path,
    title,
    section: facts.section,
    graph: siteGraph(settings, path, { type: 'CollectionPage', name: title }),
    main: [h('h1', title), ...body, ...pager(facts, words)],
  };
}

/** Makes a page of a list of articles. */
export function listPage(facts: ListFacts, frame: Frame): Page {
  const path = pathOf(facts);
  return collectionPage(facts, frame, [
    ...(facts.parts && facts.page === 1 ? [linkList(facts.parts, path, frame)] : []),
    entryList(facts.entries, frame.words, path),
  ]);
}

/** A page that lists lists. */
export interface DirectoryFacts extends CollectionFacts {
  readonly note?: string;
  readonly links: readonly ListLink[];
  /** What stands there instead of links. */
  readonly none: string;
}

/** Makes a page that lists lists. */
export function directoryPage(facts: DirectoryFacts, frame: Frame): Page {
  const { links, note, none } = facts;
  return collectionPage(facts, frame, [
    ...(note === undefined ? [] : [h('p', note)]),
    links.length === 0 ? h('p', none) : linkList(links, pathOf(facts), frame),
  ]);
}

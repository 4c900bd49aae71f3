/** The page of an entity: where it is mentioned, and what it said there. */
import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import { hostOf } from '../../../page/found.ts';
import { isolate } from '../../../page/isolate.ts';
import type { Mention } from '../../../record/types.generated.ts';
import { rootOf } from '../addresses.ts';
import type { SiteEntry } from '../entry.ts';
import { type Frame, type Page, pageUrl } from '../layout.ts';
import { siteGraph } from '../site-graph.ts';
import { entryItem, type Paging, pager, pageTitle, pathOf } from './entries.ts';

/** An article that names an entity. */
export interface EntityEntry {
  readonly entry: SiteEntry;
  /** Public quotations of it there: the id in the article, and the words. */
  readonly said: readonly { readonly id: string; readonly text: string }[];
}

/** What is known of an entity, and a page of the articles that name it. */
export interface EntityFacts extends Paging {
  readonly type: Mention['type'];
  readonly name: string;
  readonly wikidata?: string;
  /** How many articles name it. */
  readonly count: number;
  readonly entries: readonly EntityEntry[];
}

function quotes({ entry, said }: EntityEntry, root: string, title: string): ElementContent[] {
  if (said.length === 0) return [];
  return [
    h('p', { className: ['label'] }, `${title}:`),
    ...said.map(
      ({ id, text }): Element =>
        h('blockquote', [
          h('p', { lang: entry.language, dir: 'auto' }, [
            h('a', { href: `${root}${entry.path}#${id}` }, h('q', text)),
          ]),
        ]),
    ),
  ];
}

/** Makes the page. */
export function entityPage(facts: EntityFacts, frame: Frame): Page {
  const { words, settings } = frame;
  const { type, name, wikidata, count, entries } = facts;
  const path = pathOf(facts);
  const root = rootOf(path);
  const id = `${pageUrl(settings, facts.path)}#entity`;
  const address = wikidata === undefined ? undefined : `http://www.wikidata.org/entity/${wikidata}`;
  const title = pageTitle(name, facts, words);
  const node = { '@type': type, '@id': id, name, ...(address && { sameAs: [address] }) };
  return {
    path,
    title,
    section: 'entities/',
    description: `${name}: ${words.articles(count)}`,
    graph: siteGraph(settings, path, { type: 'CollectionPage', name: title, mainEntity: id }, [
      node,
    ]),
    main: [
      h('h1', { id: 'entity' }, isolate(name)),
      h('p', { className: ['facts'] }, [
        `${words.type[type]} · ${words.articles(count)}`,
        ...(address === undefined
          ? []
          : [` · ${words.elsewhere}: `, h('a', { href: address }, hostOf(address))]),
      ]),
      h('h2', words.mentionedIn),
      h(
        'ol',
        { className: ['entries'] },
        entries.map((each) => entryItem(each.entry, words, root, quotes(each, root, words.said))),
      ),
      ...pager(facts, words),
    ],
  };
}

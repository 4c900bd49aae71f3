/** The history of a story: the captures of one address. */
import { h } from 'hastscript';
import { webAddress } from '../../../jsonld/web-address.ts';
import { isolate } from '../../../page/isolate.ts';
import { time } from '../../../page/plain.ts';
import { rootOf } from '../addresses.ts';
import type { SiteEntry } from '../entry.ts';
import type { Frame, Page } from '../layout.ts';
import { siteGraph } from '../site-graph.ts';
import { entryItem, type Paging, pager, pageTitle, pathOf } from './entries.ts';

/** A story with several captures. */
export interface StoryFacts extends Paging {
  /** The address that the captures share, if it may be published. */
  readonly address?: string;
  /** What it is called: by the latest capture that has a headline, or by how the latest begins; may be empty. */
  readonly called: string;
  /** How many captures there are. */
  readonly count: number;
  /** Those on this page: the latest by their own dates first; those without a date last. */
  readonly versions: readonly (SiteEntry & { readonly words: number })[];
}

/** Makes the page. */
export function storyPage(facts: StoryFacts, frame: Frame): Page {
  const { address, called, count, versions } = facts;
  const path = pathOf(facts);
  const { words, settings } = frame;
  const root = rootOf(path);
  const name = called === '' ? words.untitled : called;
  const title = pageTitle(`${words.storyTitle}: ${name}`, facts, words);
  const link = webAddress(address);
  return {
    path,
    title,
    noindex: true,
    graph: siteGraph(settings, path, { type: 'CollectionPage', name: title }),
    main: [
      h('h1', [`${words.storyTitle}: `, isolate(name)]),
      h('p', words.storyNote(count)),
      ...(link === undefined
        ? []
        : [
            h('p', { className: ['facts'] }, [
              `${words.address}: `,
              h('a', { href: link, rel: ['nofollow'] }, isolate(link)),
            ]),
          ]),
      h(
        'ol',
        { className: ['entries'] },
        versions.map((version) =>
          entryItem(version, words, root, [
            h('p', { className: ['facts'] }, [
              words.page.words(version.words),
              ...(version.dateModified === undefined
                ? []
                : [` · ${words.page.updated} `, time(version.dateModified, words.page)]),
              ` · ${words.changedOn} `,
              time(version.changed.slice(0, 10), words.page),
            ]),
          ]),
        ),
      ),
      ...pager(facts, words),
    ],
  };
}

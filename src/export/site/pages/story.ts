/** The history of a story: the captures of one address. */
import { h } from 'hastscript';
import { webAddress } from '../../../jsonld/web-address.ts';
import { isolate } from '../../../page/isolate.ts';
import { time } from '../../../page/plain.ts';
import { rootOf } from '../addresses.ts';
import type { Frame, Page } from '../layout.ts';
import { siteGraph } from '../site-graph.ts';
import type { StoryCapture } from '../site-index/stories.ts';
import { type Comparison, changesFrom, changesLegend } from './changes.ts';
import { entryItem, type Paging, pager, pageTitle, pathOf } from './entries.ts';

/** A story with several captures. */
export interface StoryFacts extends Paging {
  /** The address that the captures share, if it may be published. */
  readonly address?: string;
  /** What it is called: by the latest capture that has a headline, or by how the latest begins; may be empty. */
  readonly called: string;
  /** The language of that. */
  readonly language: string;
  /** How many captures there are. */
  readonly count: number;
  /** Those on this page: the latest by their own dates first; those without a date last. */
  readonly versions: readonly StoryCapture[];
  /** The version that the next page begins with. */
  readonly next?: StoryCapture;
}

/**
 * Makes the page.
 *
 * @param comparisons What changed in each version from that below, where it may be told.
 */
export function storyPage(
  facts: StoryFacts,
  comparisons: readonly (Comparison | undefined)[],
  frame: Frame,
): Page {
  const { address, called, language, count, versions } = facts;
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
      h('h1', [`${words.storyTitle}: `, isolate(name, called === '' ? {} : { lang: language })]),
      h('p', words.storyNote(count)),
      ...(link === undefined
        ? []
        : [
            h('p', { className: ['facts'] }, [
              `${words.address}: `,
              h('a', { href: link, rel: ['nofollow'] }, isolate(link)),
            ]),
          ]),
      ...(comparisons.some((each) => each !== undefined) ? [changesLegend(words)] : []),
      h(
        'ol',
        { className: ['entries'] },
        versions.map((version, index) =>
          entryItem(version, words, root, [
            h('p', { className: ['facts'] }, [
              words.page.words(version.words),
              ...(version.dateModified === undefined
                ? []
                : [` · ${words.page.updated} `, time(version.dateModified, words.page)]),
              ` · ${words.changedOn} `,
              time(version.changed.slice(0, 10), words.page),
            ]),
            ...(comparisons[index] === undefined
              ? []
              : [changesFrom(comparisons[index], version.language, words)]),
          ]),
        ),
      ),
      ...pager(facts, words),
    ],
  };
}

/** Pages of claims, with the reviews of them that are published. */
import type { Element } from 'hast';
import { h } from 'hastscript';
import type { PublicReview } from '../../../jsonld/publish.ts';
import { verdict } from '../../../page/found.ts';
import { isolate } from '../../../page/isolate.ts';
import { rootOf } from '../addresses.ts';
import type { SiteEntry } from '../entry.ts';
import { calledOf, type Frame, type Page, pageUrl, plainTitle } from '../layout.ts';
import { absolute, type GraphNode, siteGraph } from '../site-graph.ts';
import type { IndexedClaim } from '../site-index/claims.ts';
import { type Paging, pager, pageTitle, pathOf } from './entries.ts';

/** A page of claims. */
export interface ClaimsFacts extends Paging {
  readonly claims: readonly IndexedClaim[];
}

function item({ entry, id, text, review }: IndexedClaim, root: string, { words }: Frame): Element {
  const { path, language } = entry;
  const title = calledOf(entry);
  return h('li', [
    h('p', { className: ['claim'], lang: language, dir: 'auto' }, [
      h('a', { href: `${root}${path}#${id}` }, text),
    ]),
    h('p', { className: ['facts'] }, [
      `${words.claimedIn} `,
      h(
        'a',
        { href: root + path },
        isolate(title || words.untitled, title ? { lang: language } : {}),
      ),
    ]),
    ...(review ? [verdict(review, words.page)] : []),
  ]);
}

/** The node of a review, where its article is not on the page. */
function reviewNode(review: PublicReview, { path, headline }: SiteEntry, { settings }: Frame) {
  const url = pageUrl(settings, path);
  const { itemReviewed, ...node } = review;
  const article = {
    '@type': 'NewsArticle',
    '@id': '#article',
    url,
    ...(headline !== '' && { headline: plainTitle(headline) }),
  };
  return absolute(
    { ...node, itemReviewed: { ...itemReviewed, appearance: [article] } },
    url,
  ) as unknown as GraphNode;
}

/** Makes a page of claims. */
export function claimsPage(facts: ClaimsFacts, frame: Frame): Page {
  const { words, settings } = frame;
  const path = pathOf(facts);
  const root = rootOf(path);
  const title = pageTitle(words.claimsTitle, facts, words);
  const nodes = facts.claims.flatMap(({ review, entry }) =>
    review ? [reviewNode(review, entry, frame)] : [],
  );
  return {
    path,
    title,
    section: 'claims/',
    description: words.claimsNote,
    graph: siteGraph(settings, path, { type: 'CollectionPage', name: title }, nodes),
    main: [
      h('h1', title),
      h('p', words.claimsNote),
      facts.claims.length === 0
        ? h('p', words.noClaims)
        : h(
            'ol',
            { className: ['entries'] },
            facts.claims.map((each) => item(each, root, frame)),
          ),
      ...pager(facts, words),
    ],
  };
}

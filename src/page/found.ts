/** The sections that list what software found in the article: entities and claims. */

import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { PublicGraph, PublicReview } from '../jsonld/publish.ts';
import { webAddress } from '../jsonld/web-address.ts';
import type { ArchiveRecord, Claim } from '../record/types.generated.ts';

type Node = PublicGraph['@graph'][number];
type EntityNode = Extract<Node, { '@type': 'Person' | 'Organization' | 'Place' }>;

const GROUPS = [
  { type: 'Person', title: 'People' },
  { type: 'Organization', title: 'Organisations' },
  { type: 'Place', title: 'Places' },
] as const;

/** The host of an address, as the text of a link to it. */
export function hostOf(address: string): string {
  return address.replace(/^https?:\/\/(?:www\.)?/i, '').replace(/[:/?#].*$/, '');
}

function entity({ name, sameAs }: EntityNode, lang: string): Element {
  const links = (sameAs ?? []).filter((uri) => webAddress(uri) !== undefined);
  return h('li', [
    h('bdi', { lang }, name),
    ...links.flatMap((href): (ElementContent | string)[] => [' ', h('a', { href }, hostOf(href))]),
  ]);
}

/** Lists the entities of the graph with the authorities that know them. */
export function entitySection(graph: PublicGraph, lang: string): Element[] {
  const rows = GROUPS.flatMap(({ type, title }) => {
    const nodes = graph['@graph'].filter((node): node is EntityNode => node['@type'] === type);
    if (nodes.length === 0) return [];
    return [
      h('h3', title),
      h(
        'ul',
        nodes.map((node) => entity(node, lang)),
      ),
    ];
  });
  if (rows.length === 0) return [];
  return [
    h('section', { className: ['entities'], lang: 'en', dir: 'ltr' }, [
      h('h2', 'Named in this article'),
      ...rows,
    ]),
  ];
}

/** A link to the paragraph that a claim begins in. */
function whereabouts(claim: Claim | undefined, record: ArchiveRecord): ElementContent[] {
  const paragraph = record.article.paragraphs.find(
    ({ start, end }) => claim !== undefined && claim.start >= start && claim.start < end,
  );
  if (!paragraph) return [];
  return [
    { type: 'text', value: ' ' },
    h('a', { href: `#${paragraph.id}`, lang: 'en' }, 'in the text'),
  ];
}

/** The verdict on a claim, in the words of the graph: what is shown is what is marked up. */
function verdict({ url, author, reviewRating, datePublished }: PublicReview): Element {
  const address = webAddress(url);
  const words = h('bdi', reviewRating.alternateName);
  return h('p', { className: ['verdict'] }, [
    'Checked: ',
    h('strong', address === undefined ? words : h('a', { href: address }, words)),
    ' (',
    h('bdi', author.name),
    ', ',
    h('time', { dateTime: datePublished }, datePublished),
    ')',
  ]);
}

/** Lists the claims of the graph, plainly marked as found by software, with what people found of them. */
export function claimSection(record: ArchiveRecord, graph: PublicGraph): Element[] {
  const reviews = new Map(
    graph['@graph'].flatMap((node) =>
      node['@type'] === 'ClaimReview' ? [[node.itemReviewed['@id'], node] as const] : [],
    ),
  );
  const items = graph['@graph'].flatMap((node) => {
    if (node['@type'] !== 'Claim') return [];
    const id = node['@id'].slice(1);
    const claim = record.claims.find((each) => each.id === id);
    const text = h('span', { lang: record.article.language.tag, dir: 'auto' }, node.text);
    const review = reviews.get(node['@id']);
    const found = review ? [h('div', { id: review['@id'].slice(1) }, [verdict(review)])] : [];
    return [h('li', { id }, [text, ...whereabouts(claim, record), ...found])];
  });
  if (items.length === 0) return [];
  const checked =
    reviews.size === 0
      ? 'Nobody has checked them yet: being listed is no verdict.'
      : 'Where there is no verdict, nobody has checked them yet: being listed is none.';
  return [
    h('section', { className: ['claims'], lang: 'en', dir: 'ltr' }, [
      h('h2', 'Claims to check'),
      h('p', `Picked out by software. ${checked}`),
      h('ol', items),
    ]),
  ];
}

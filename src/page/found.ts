/** The sections that list what software found in the article: entities and claims. */

import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { PublicGraph, PublicReview } from '../jsonld/publish.ts';
import { webAddress } from '../jsonld/web-address.ts';
import type { ArchiveRecord, Claim } from '../record/types.generated.ts';
import { closeTurns } from '../unicode/turns.ts';
import { isolate } from './isolate.ts';
import { time } from './plain.ts';
import type { PageWords } from './words.ts';

type Node = PublicGraph['@graph'][number];
type EntityNode = Extract<Node, { '@type': 'Person' | 'Organization' | 'Place' }>;

const TYPES = ['Person', 'Organization', 'Place'] as const;

/** The address of the page that a site has of an entity, by the id of its mention. */
export type EntityHref = (mention: string) => string | undefined;

/** The host of an address, as the text of a link to it. */
export function hostOf(address: string): string {
  return address.replace(/^https?:\/\/(?:www\.)?/i, '').replace(/[:/?#].*$/, '');
}

function entity({ '@id': id, name, sameAs }: EntityNode, lang: string, to: EntityHref): Element {
  const page = to(id.slice(1));
  const links = (sameAs ?? []).filter((uri) => webAddress(uri) !== undefined);
  return h('li', [
    page === undefined ? isolate(name, { lang }) : h('a', { href: page }, isolate(name, { lang })),
    ...links.flatMap((href): (ElementContent | string)[] => [' ', h('a', { href }, hostOf(href))]),
  ]);
}

/**
 * Lists the entities of the graph with the authorities that know them.
 *
 * @param lang The article's language.
 * @param to The pages of entities, which their names link to.
 */
export function entitySection(
  graph: PublicGraph,
  lang: string,
  words: PageWords,
  to: EntityHref,
): Element[] {
  const rows = TYPES.flatMap((type) => {
    const nodes = graph['@graph'].filter((node): node is EntityNode => node['@type'] === type);
    if (nodes.length === 0) return [];
    return [
      h('h3', words.types[type]),
      h(
        'ul',
        nodes.map((node) => entity(node, lang, to)),
      ),
    ];
  });
  if (rows.length === 0) return [];
  return [
    h('section', { className: ['entities'], lang: words.language, dir: 'ltr' }, [
      h('h2', words.named),
      ...rows,
    ]),
  ];
}

/** A link to the paragraph that a claim begins in. */
function whereabouts(
  claim: Claim | undefined,
  record: ArchiveRecord,
  words: PageWords,
): ElementContent[] {
  const paragraph = record.article.paragraphs.find(
    ({ start, end }) => claim !== undefined && claim.start >= start && claim.start < end,
  );
  if (!paragraph) return [];
  return [
    { type: 'text', value: ' ' },
    h('a', { href: `#${paragraph.id}`, lang: words.language }, words.inText),
  ];
}

/** A name, as a link where it has an address. */
function linked(name: string, url: string | undefined): Element {
  const href = webAddress(url);
  const text = isolate(name);
  return href === undefined ? text : h('a', { href }, text);
}

function scale(
  { ratingValue, worstRating, bestRating }: PublicReview['reviewRating'],
  words: PageWords,
) {
  if (ratingValue === undefined || worstRating === undefined || bestRating === undefined) return '';
  const [value, worst, best] = [ratingValue, worstRating, bestRating].map((number) =>
    String(number).replace('.', words.decimal),
  );
  return `, ${words.rating(value!, worst!, best!)}`;
}

/** What a review rests on. */
function sources(citation: PublicReview['citation']): (ElementContent | string)[] {
  return citation.flatMap(({ name, url }, index) => [
    ...(index > 0 ? ['; '] : []),
    linked(name ?? url ?? '', url),
  ]);
}

/**
 * The verdict on a claim, in the words of the graph: all that is marked up is shown.
 *
 * @param review A published review.
 */
export function verdict(review: PublicReview, words: PageWords): Element {
  const { url, author, reviewRating, datePublished, dateModified, claimReviewed } = review;
  const { text, author: claimant } = review.itemReviewed;
  const line = (label: string, ...content: (ElementContent | string)[]): Element =>
    h('p', [`${label} `, ...content]);
  return h('div', { className: ['verdict'] }, [
    line(
      words.checked,
      h('strong', linked(reviewRating.alternateName, url)),
      scale(reviewRating, words),
      ' (',
      linked(author.name, author.url),
      ', ',
      time(datePublished, words),
      ...(dateModified === undefined ? [] : [`, ${words.updated} `, time(dateModified, words)]),
      ')',
    ),
    ...(claimReviewed === text ? [] : [line(words.claimReviewed, isolate(claimReviewed))]),
    ...(claimant ? [line(words.claimedBy, isolate(claimant.name))] : []),
    line(words.reviewSources, ...sources(review.citation)),
  ]);
}

/** Lists the claims of the graph, plainly marked as found by software, with what people found of them. */
export function claimSection(
  record: ArchiveRecord,
  graph: PublicGraph,
  words: PageWords,
): Element[] {
  const reviews = new Map(
    graph['@graph'].flatMap((node) =>
      node['@type'] === 'ClaimReview' ? [[node.itemReviewed['@id'], node] as const] : [],
    ),
  );
  const items = graph['@graph'].flatMap((node) => {
    if (node['@type'] !== 'Claim') return [];
    const id = node['@id'].slice(1);
    const claim = record.claims.find((each) => each.id === id);
    const text = h(
      'span',
      { lang: record.article.language.tag, dir: 'auto' },
      closeTurns(node.text),
    );
    const review = reviews.get(node['@id']);
    const found = review
      ? [h('div', { id: review['@id'].slice(1) }, [verdict(review, words)])]
      : [];
    return [h('li', { id }, [text, ...whereabouts(claim, record, words), ...found])];
  });
  if (items.length === 0) return [];
  return [
    h('section', { className: ['claims'], lang: words.language, dir: 'ltr' }, [
      h('h2', words.claims),
      h('p', words.claimsNote(reviews.size > 0)),
      h('ol', items),
    ]),
  ];
}

/** The schema.org graph of a record. */
import type { Claim, NewsArticle, Organization, Person, Place, Quotation } from 'schema-dts';
import type * as record from '../record/types.generated.ts';
import { utf16Offsets } from '../unicode/code-points.ts';

/** What a record holds before its graph is made. */
export type GraphSource = Omit<record.ArchiveRecord, 'jsonld'>;

const ARTICLE = { '@id': '#article' };
/** Paragraphs that are the story itself, as opposed to what is said about it. */
const BODY_KINDS = new Set(['subtitle', 'paragraph', 'heading', 'listItem', 'caption']);
/** An entity at least this salient may be what the article is about. */
const ABOUT = { salience: 0.3, most: 3 };

const ref = (id: string): record.NodeReference => ({ '@id': `#${id}` });

/** A property with a list, or nothing for an empty one. */
function list<Name extends string, Item>(name: Name, items: Item[]): { [Key in Name]?: Item[] } {
  return items.length > 0 ? ({ [name]: items } as { [Key in Name]?: Item[] }) : {};
}

/** The words of a quotation; pieces that an incise parts are joined by a space. */
export function quotationText({ content }: record.Quotation): string {
  return content.map(({ text }) => text).join(' ');
}

function articleBody({ text, paragraphs }: record.Article): string {
  const toUtf16 = utf16Offsets(text);
  return paragraphs
    .filter(({ kind }) => BODY_KINDS.has(kind))
    .map(({ start, end }) => text.slice(toUtf16(start), toUtf16(end)))
    .join('\n\n');
}

function articleNode(source: GraphSource): record.NewsArticleNode {
  const { article, mentions, quotations, claims } = source;
  const about = mentions
    .filter(({ salience }) => salience >= ABOUT.salience)
    .sort((a, b) => b.salience - a.salience)
    .slice(0, ABOUT.most);
  const node = {
    '@type': 'NewsArticle',
    '@id': '#article',
    ...(article.headline !== undefined && { headline: article.headline }),
    inLanguage: article.language.tag,
    articleBody: articleBody(article),
    wordCount: article.wordCount,
    identifier: source.id,
    ...list(
      'author',
      article.bylines.map(({ name }) => ({ '@type': 'Person' as const, name })),
    ),
    ...(article.datePublished && { datePublished: article.datePublished.value }),
    ...(article.dateModified && { dateModified: article.dateModified.value }),
    ...(article.dateline && { dateline: article.dateline.text }),
    ...(article.publisher !== undefined && {
      publisher: { '@type': 'Organization' as const, name: article.publisher },
    }),
    ...(article.section !== undefined && { articleSection: article.section }),
    ...(article.image !== undefined && { image: article.image }),
    ...(source.source.uri !== undefined && { isBasedOn: { '@id': source.source.uri } }),
    ...list(
      'about',
      about.map(({ id }) => ref(id)),
    ),
    ...list(
      'mentions',
      mentions.map(({ id }) => ref(id)),
    ),
    ...list(
      'hasPart',
      quotations.map(({ id }) => ref(id)),
    ),
    ...list(
      'interpretedAsClaim',
      claims.map(({ id }) => ref(id)),
    ),
  } as const;
  return node satisfies NewsArticle;
}

type EntityNode = record.PersonNode | record.OrganizationNode | record.PlaceNode;

function entityNode({ id, type, name, sameAs }: record.Mention): EntityNode {
  const node = { '@type': type, '@id': `#${id}`, name, ...list('sameAs', sameAs) };
  return node satisfies Person | Organization | Place;
}

/** Who said it: an entity of the graph, a name, or nobody for sources that hide their names. */
function speakerNode(
  speaker: record.Speaker | undefined,
  speaking: ReadonlySet<string>,
): Pick<record.QuotationNode, 'spokenByCharacter'> {
  if (!speaker) return {};
  if (speaker.mention !== undefined && speaking.has(speaker.mention)) {
    return { spokenByCharacter: ref(speaker.mention) };
  }
  if (speaker.kind !== 'person' && speaker.kind !== 'organization') return {};
  const type = speaker.kind === 'person' ? 'Person' : 'Organization';
  return { spokenByCharacter: { '@type': type, name: speaker.name } };
}

/**
 * Makes the graph of an article: base-free, so that it holds wherever the article is published. It
 * is what the pipeline found; what of it may become public is for `publish` to say.
 *
 * @param source The record, with or without a graph.
 */
export function articleGraph(source: GraphSource): record.NewsArticleGraph {
  const speaking = new Set(
    source.mentions.filter(({ type }) => type !== 'Place').map(({ id }) => id),
  );
  const quotations = source.quotations.map((quotation) => {
    const node = {
      '@type': 'Quotation',
      '@id': `#${quotation.id}`,
      text: quotationText(quotation),
      isPartOf: ARTICLE,
      ...speakerNode(quotation.speaker, speaking),
    } as const;
    return node satisfies Quotation;
  });
  const claims = source.claims.map(({ id, text, quotation, claimant }) => {
    const author = claimant?.mention;
    const node = {
      '@type': 'Claim',
      '@id': `#${id}`,
      text,
      appearance: ARTICLE,
      ...(quotation !== undefined && { isBasedOn: ref(quotation) }),
      ...(author !== undefined && speaking.has(author) && { author: ref(author) }),
    } as const;
    return node satisfies Claim;
  });
  return {
    '@context': 'https://schema.org',
    '@graph': [articleNode(source), ...source.mentions.map(entityNode), ...quotations, ...claims],
  };
}

/** The schema.org graph of a record. */
import type * as record from '../record/types.generated.ts';
import { utf16Offsets } from '../unicode/code-points.ts';
import { quotationTexts } from './quotation-text.ts';
import { describeSpeaker, type Mentions, referToSpeaker } from './speaker.ts';
import { type Article, type Claim, type Entity, node, type Quotation } from './vocabulary.ts';
import { webAddress } from './web-address.ts';

/** What a record holds before its graph is made. */
export type GraphSource = Omit<record.ArchiveRecord, 'jsonld'>;

const ARTICLE: record.NodeReference = { '@id': '#article' };
/** Paragraphs that are the story itself, as opposed to what is said about it. */
const BODY_KINDS: ReadonlySet<record.Paragraph['kind']> = new Set([
  'subtitle',
  'paragraph',
  'heading',
  'listItem',
  'caption',
]);
/**
 * An article is about its most salient entity, if that is more than named somewhere, and about those that
 * come close to it; about three at most.
 */
const ABOUT = { salience: 0.3, share: 0.6, most: 3 };

/** A list, or undefined for an empty one: JSON-LD has no use for empty properties. */
function filled<Item>(items: readonly Item[]): Item[] | undefined {
  return items.length > 0 ? [...items] : undefined;
}

function refer(items: readonly { id: string }[]): record.NodeReference[] | undefined {
  return filled(items.map(({ id }) => ({ '@id': `#${id}` })));
}

function articleBody({ text, paragraphs }: record.Article): string {
  const toUtf16 = utf16Offsets(text);
  return paragraphs
    .filter(({ kind }) => BODY_KINDS.has(kind))
    .map(({ start, end }) => text.slice(toUtf16(start), toUtf16(end)))
    .join('\n\n');
}

/** The authors, each once; an organisation only when the article itself shows that it is one. */
function authors({ article, mentions }: GraphSource): record.AuthorNode[] {
  const organizations = new Set([
    article.publisher,
    article.dateline?.agency,
    ...article.bylines.filter(({ kind }) => kind === 'organization').map(({ name }) => name),
    ...mentions.filter(({ type }) => type === 'Organization').map(({ name }) => name),
  ]);
  const names = new Set(article.bylines.map(({ name }) => name).filter((name) => name !== ''));
  return [...names].map((name) => ({
    '@type': organizations.has(name) ? 'Organization' : 'Person',
    name,
  }));
}

function centralEntities(mentions: readonly record.Mention[]): record.Mention[] {
  const most = mentions.reduce((best, { salience }) => Math.max(best, salience), 0);
  const least = Math.max(ABOUT.salience, most * ABOUT.share);
  return mentions
    .filter(({ salience }) => salience >= least)
    .sort((a, b) => b.salience - a.salience)
    .slice(0, ABOUT.most);
}

function articleNode(source: GraphSource): Article {
  const { article, mentions, quotations, claims } = source;
  const { tag } = article.language;
  const uri = webAddress(source.source.uri);
  return node<Article>({
    '@type': 'NewsArticle',
    '@id': '#article',
    headline: article.headline,
    inLanguage: tag === 'und' ? undefined : tag,
    articleBody: articleBody(article) || undefined,
    wordCount: article.wordCount,
    identifier: source.id,
    author: filled(authors(source)),
    datePublished: article.datePublished?.value,
    dateModified: article.dateModified?.value,
    dateline: article.dateline?.text,
    publisher: article.publisher ? { '@type': 'Organization', name: article.publisher } : undefined,
    articleSection: article.section,
    image: webAddress(article.image),
    isBasedOn: uri === undefined ? undefined : { '@id': uri },
    about: refer(centralEntities(mentions)),
    mentions: refer(mentions),
    hasPart: refer(quotations),
    interpretedAsClaim: refer(claims),
  });
}

function entityNode({ id, type, name, sameAs }: record.Mention): Entity {
  const addresses = sameAs.filter((uri) => webAddress(uri) !== undefined);
  return node<Entity>({ '@type': type, '@id': `#${id}`, name, sameAs: filled(addresses) });
}

function quotationNode(quotation: record.Quotation, text: string, mentions: Mentions): Quotation {
  return node<Quotation>({
    '@type': 'Quotation',
    '@id': `#${quotation.id}`,
    text,
    isPartOf: ARTICLE,
    spokenByCharacter: describeSpeaker(quotation.speaker, mentions),
  });
}

function claimNode(claim: record.Claim, mentions: Mentions, quotations: Set<string>): Claim {
  const { id, text, quotation, claimant } = claim;
  const isQuoted = quotation !== undefined && quotations.has(quotation);
  return node<Claim>({
    '@type': 'Claim',
    '@id': `#${id}`,
    text,
    appearance: ARTICLE,
    isBasedOn: isQuoted ? { '@id': `#${quotation}` } : undefined,
    author: referToSpeaker(claimant, mentions),
  });
}

/**
 * Makes the graph of an article: base-free, so that it holds wherever the article is published, and
 * every reference in it resolves in it. It is what the pipeline found; what of it may become public
 * is for `publish` to say.
 *
 * @param source The record, with or without a graph.
 * @returns The article first, then entities, quotations and claims.
 * @see https://schema.org/NewsArticle
 */
export function articleGraph(source: GraphSource): record.NewsArticleGraph {
  const mentions = new Map(source.mentions.map((mention) => [mention.id, mention]));
  const quotations = new Set(source.quotations.map(({ id }) => id));
  const textOf = quotationTexts(source.article.text);
  return {
    '@context': 'https://schema.org',
    '@graph': [
      articleNode(source),
      ...source.mentions.map(entityNode),
      ...source.quotations.map((each) => quotationNode(each, textOf(each), mentions)),
      ...source.claims.map((claim) => claimNode(claim, mentions, quotations)),
    ],
  };
}

/**
 * The metadata step: what an HTML page says about its article, in JSON-LD, meta elements and print, and
 * Markdown in its front matter.
 */
import type { Element, Root as HastRoot, Nodes } from 'hast';
import type { Root } from 'mdast';
import type { Plugin } from 'unified';
import type { Node } from 'unist';
import type { VFile } from 'vfile';
import type { Description, Stated } from '../../document/data.ts';
import { headlineKey } from '../../document/headline.ts';
import { readUri } from '../../record/uri.ts';
import { statedAuthors, visibleAuthors } from './authors.ts';
import { readFrontMatterMetadata } from './front-matter.ts';
import { chooseHeadline } from './headline.ts';
import {
  addressOf,
  articlesIn,
  firstText,
  type JsonLdNode,
  namesOf,
  nodesIn,
  parseJsonLd,
  REVIEW_TYPES,
} from './json-ld.ts';
import { parseMachineDate } from './machine-date.ts';

/** What was found on a page, before anything is chosen. */
interface Found {
  meta: Map<string, string[]>;
  jsonld: unknown[];
  /** The texts of `h1` elements. */
  headings: string[];
  title?: string;
  /** The values of `time` elements, with whether they say that they are an update. */
  times: { value: string; modified: boolean }[];
}

const PUBLISHED = [
  'article:published_time',
  'og:article:published_time',
  'datepublished',
  'parsely-pub-date',
  'sailthru.date',
  'dc.date.issued',
  'dcterms.created',
  'dcterms.issued',
  'dc.date',
  'cxenseparse:recs:publishtime',
  'publish-date',
  'publication_date',
  'pubdate',
  'publishdate',
  'date',
];
const MODIFIED = [
  'article:modified_time',
  'og:updated_time',
  'og:article:modified_time',
  'datemodified',
  'dcterms.modified',
  'dc.date.modified',
  'lastmod',
  'last-modified',
];
const AUTHORS = [
  'author',
  'byl',
  'parsely-author',
  'sailthru.author',
  'article:author',
  'dc.creator',
  'dcterms.creator',
  'cxenseparse:author',
];

/** An outlet or agency that a meta element puts in the author's place. */
const ACRONYM = /^[A-Z0-9.]{2,6}$/;
const DESCRIPTIONS = ['og:description', 'description', 'twitter:description'];

function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map(textOf).join('') : '';
}

/** Folds white space as HTML does, which leaves a no-break space alone. */
function plain(text: string): string {
  return text.replace(/[ \t\n\f\r]+/g, ' ').trim();
}

function readMeta({ properties }: Element, found: Found): void {
  const { content } = properties;
  const value = plain(typeof content === 'string' ? content : '');
  if (value === '') return;
  for (const key of [properties.property, properties.name, properties.itemProp].flat()) {
    if (typeof key !== 'string') continue;
    const name = key.toLowerCase();
    const values = found.meta.get(name);
    if (values) values.push(value);
    else found.meta.set(name, [value]);
  }
}

function search(node: Nodes, found: Found): void {
  if (node.type === 'element') {
    const { properties, tagName } = node;
    if (tagName === 'meta') readMeta(node, found);
    else if (tagName === 'script' && properties.type === 'application/ld+json') {
      found.jsonld.push(parseJsonLd(textOf(node)));
    } else if (tagName === 'h1') found.headings.push(plain(textOf(node)));
    else if (tagName === 'title') found.title ??= plain(textOf(node));
    else if (tagName === 'time' && typeof properties.dateTime === 'string') {
      const names = [properties.className, properties.itemProp].flat().join(' ');
      found.times.push({ value: properties.dateTime, modified: /modif|updat/i.test(names) });
    }
    if (tagName === 'script' || tagName === 'svg') return;
  }
  if ('children' in node) for (const child of node.children) search(child, found);
}

/** The article node that speaks of this page: the one whose headline the page shows. */
function ownArticle(found: Found): JsonLdNode {
  const articles = found.jsonld.flatMap((document) => articlesIn(document));
  const shown = new Set(
    [...found.headings, ...(found.meta.get('og:title') ?? [])].map(headlineKey),
  );
  return (
    articles.find(
      ({ headline }) => typeof headline === 'string' && shown.has(headlineKey(headline)),
    ) ??
    articles[0] ??
    {}
  );
}

/** When the fact-checks of a page were published, which often stand there in place of an article. */
function reviewDates({ jsonld }: Found): (string | undefined)[] {
  return jsonld
    .flatMap((document) => nodesIn(document, REVIEW_TYPES))
    .map(({ datePublished }) => firstText(datePublished));
}

/** Whether one of two names begins with the other, as `CBC News` with `CBC`. */
function isPartOf(a: string, b: string): boolean {
  return `${a} `.startsWith(`${b} `) || `${b} `.startsWith(`${a} `);
}

/** An address of the web, or nothing: a page may say anything. */
function readWebAddress(text: string | undefined): string | undefined {
  const uri = text === undefined ? undefined : readUri(text);
  return uri !== undefined && /^https?:/i.test(uri) ? uri : undefined;
}

function firstDate(values: readonly (string | undefined)[]): Description['datePublished'] {
  for (const value of values) {
    const date = parseMachineDate(value);
    if (date) return { ...date, basis: 'html' };
  }
  return undefined;
}

/**
 * Reads what a page says about its article. For authors what the page shows wins over its metadata;
 * the headline is the one on which most places agree; dates come from JSON-LD, then from meta elements,
 * then from the first `time` element.
 *
 * @param tree The whole page, before anything is cut away.
 * @param file Gets a message where what is shown and what is stated differ.
 */
export function readPageMetadata(
  tree: HastRoot,
  file?: VFile,
): { page: Partial<Description>; stated: Stated } {
  const found: Found = { meta: new Map(), jsonld: [], headings: [], times: [] };
  search(tree, found);
  const { meta } = found;
  const all = (names: readonly string[]): string[] => names.flatMap((name) => meta.get(name) ?? []);
  const article = ownArticle(found);
  const time = (modified: boolean) => found.times.find((each) => each.modified === modified)?.value;
  const published = firstDate([
    firstText(article.datePublished, article.dateCreated),
    ...reviewDates(found),
    ...all(PUBLISHED),
    time(false),
  ]);
  const modified = firstDate([firstText(article.dateModified), ...all(MODIFIED), time(true)]);
  const publisher = firstText(namesOf(article.publisher), all(['og:site_name']));
  const shown = visibleAuthors(tree).filter(
    (name, index) => index === 0 || publisher === undefined || !isPartOf(name, publisher),
  );
  const stated = statedAuthors(
    namesOf(article.author).length > 0
      ? namesOf(article.author)
      : all(AUTHORS).filter((name) => !ACRONYM.test(name)),
    publisher,
  );
  const known = new Set(stated.map(headlineKey));
  const differ =
    shown.length > 0 && stated.length > 0 && !shown.some((name) => known.has(headlineKey(name)));
  if (differ) {
    const reason = `The page shows ${shown.join(', ')} as its authors, its metadata states ${stated.join(', ')}; what is shown was taken.`;
    file?.message(reason, { ruleId: 'authors', source: 'metadata' });
  }
  // Metadata that agrees with what is shown is the fuller list.
  const authors = differ || stated.length === 0 ? shown : stated;
  const headline = chooseHeadline([
    ...found.headings.slice(0, 2),
    firstText(article.headline),
    // One vote for what is written to be shared, however many networks it is repeated for.
    ...all(['og:title', 'twitter:title']).slice(0, 1),
    found.title,
  ]);
  const section = firstText(article.articleSection, all(['article:section']));
  const image = readWebAddress(firstText(all(['og:image']), addressOf(article.image)));
  const page: Partial<Description> = {
    ...(headline && { headline }),
    bylines: authors.map((name) => ({ name, text: name, basis: 'html' as const })),
    ...(published && { datePublished: published }),
    ...(modified && { dateModified: modified }),
    ...(publisher && { publisher }),
    ...(section && { section }),
    ...(image !== undefined && { image }),
  };
  const descriptions = [firstText(article.description), ...all(DESCRIPTIONS)].filter(
    (text) => text !== undefined,
  );
  const hasBody = firstText(article.articleBody) !== undefined;
  return { page, stated: { descriptions, isDated: published !== undefined, hasBody } };
}

/** Sets `file.data.page` for HTML and for front matter, and `file.data.stated` for HTML. */
export const metadata: Plugin<[], Node> = () => (tree, file) => {
  if (file.data.mediaType === 'text/html') {
    Object.assign(file.data, readPageMetadata(tree as HastRoot, file));
  } else if (file.data.mediaType === 'text/markdown') {
    const page = readFrontMatterMetadata((tree as Root).children[0]);
    if (page) file.data.page = page;
  }
};

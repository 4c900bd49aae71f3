/** The metadata step: what an HTML page says about its article, in JSON-LD and meta elements. */
import type { Root as HastRoot, Nodes } from 'hast';
import type { Plugin } from 'unified';
import type { Node } from 'unist';
import type { Description } from '../../document/data.ts';
import { parseDate } from '../../document/iso-date.ts';
import { readUri } from '../../record/uri.ts';

const ARTICLE_TYPES = /^(?:News|Reportage|AnalysisNews|OpinionNews|BackgroundNews|Report)?Article$/;

interface Found {
  meta: Map<string, string>;
  jsonld: unknown[];
}

function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map(textOf).join('') : '';
}

function search(node: Nodes, found: Found): void {
  if (node.type === 'element') {
    const { properties } = node;
    if (node.tagName === 'meta') {
      const key = properties.property ?? properties.name ?? properties.itemProp;
      const { content } = properties;
      const name = String(Array.isArray(key) ? key[0] : key);
      if (key && typeof content === 'string' && !found.meta.has(name))
        found.meta.set(name, content.trim());
    } else if (node.tagName === 'script' && properties.type === 'application/ld+json') {
      try {
        found.jsonld.push(JSON.parse(textOf(node)));
      } catch {
        // A page's broken JSON-LD says nothing; the bytes stay in the raw capture.
      }
      return;
    }
  }
  if ('children' in node) for (const child of node.children) search(child, found);
}

/** Every node of a JSON-LD document that is an article. */
function articles(value: unknown): Record<string, unknown>[] {
  if (Array.isArray(value)) return value.flatMap(articles);
  if (typeof value !== 'object' || value === null) return [];
  const node = value as Record<string, unknown>;
  const types = [node['@type']].flat();
  const own = types.some((type) => typeof type === 'string' && ARTICLE_TYPES.test(type))
    ? [node]
    : [];
  return [...own, ...articles(node['@graph'] ?? [])];
}

function nameOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value.trim() || undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  return nameOf((value as Record<string, unknown>).name);
}

function firstString(...values: unknown[]): string | undefined {
  return values
    .find((value): value is string => typeof value === 'string' && value.trim() !== '')
    ?.trim();
}

/**
 * Reads what a page says about its article: JSON-LD first, then Open Graph and meta elements.
 *
 * @param tree The whole page, before anything is cut away.
 */
export function readPageMetadata(tree: HastRoot): Partial<Description> {
  const found: Found = { meta: new Map(), jsonld: [] };
  search(tree, found);
  const { meta } = found;
  const article = found.jsonld.flatMap(articles)[0] ?? {};
  const published = parseDate(
    firstString(article.datePublished, meta.get('article:published_time')),
  );
  const modified = parseDate(firstString(article.dateModified, meta.get('article:modified_time')));
  const authors = [article.author]
    .flat()
    .map(nameOf)
    .filter((name) => name !== undefined);
  const named =
    authors.length > 0
      ? authors
      : [firstString(meta.get('author'))].filter((name) => name !== undefined);
  const publisher = firstString(nameOf(article.publisher), meta.get('og:site_name'));
  const section = firstString(article.articleSection, meta.get('article:section'));
  const headline = firstString(article.headline, meta.get('og:title'));
  const address = firstString(meta.get('og:image'));
  const image = address === undefined ? undefined : readWebAddress(address);
  return {
    ...(headline && { headline }),
    bylines: named.map((name) => ({ name, text: name, basis: 'html' as const })),
    ...(published && { datePublished: { ...published, basis: 'html' as const } }),
    ...(modified && { dateModified: { ...modified, basis: 'html' as const } }),
    ...(publisher && { publisher }),
    ...(section && { section }),
    ...(image !== undefined && { image }),
  };
}

/** An address of the web, or nothing: a page may say anything. */
function readWebAddress(text: string): string | undefined {
  const uri = readUri(text);
  return uri !== undefined && /^https?:/i.test(uri) ? uri : undefined;
}

/** Sets `file.data.page` for an HTML tree; does nothing for others. */
export const metadata: Plugin<[], Node> = () => (tree, file) => {
  if (file.data.mediaType !== 'text/html') return;
  file.data.page = readPageMetadata(tree as HastRoot);
};

/** What of a page's tree matters here: its JSON-LD scripts, its address, the ids in it, its article. */
import type { Element, Nodes, Root } from 'hast';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { webAddress } from '../jsonld/web-address.ts';
import { makeRecord } from '../pipeline.ts';
import type { ArchiveRecord } from '../record/types.generated.ts';

/** What was found in a page. */
export interface Page {
  /** The `script` elements of JSON-LD, in their order. */
  scripts: Element[];
  /** The ids of its elements. */
  ids: Set<string>;
  /** Its canonical address, or what Open Graph calls it. */
  address?: string;
}

const JSON_LD = /^\s*application\/ld\+json\s*(?:;|$)/i;

/** The text of an element. */
export function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map(textOf).join('') : '';
}

function isJsonLd({ tagName, properties: { type } }: Element): boolean {
  return tagName === 'script' && typeof type === 'string' && JSON_LD.test(type);
}

/** Looks through a tree. */
export function readPage(tree: Root): Page {
  const page: Page = { scripts: [], ids: new Set() };
  let shared: string | undefined;
  const visit = (node: Nodes): void => {
    if (node.type === 'element') {
      const { tagName, properties } = node;
      const { id, rel, href, property, content } = properties;
      if (typeof id === 'string') page.ids.add(id);
      if (isJsonLd(node)) page.scripts.push(node);
      if (tagName === 'link' && [rel].flat().includes('canonical')) {
        const address = webAddress(String(href));
        if (address !== undefined) page.address ??= address;
      }
      if (tagName === 'meta' && property === 'og:url') shared ??= webAddress(String(content));
    }
    if ('children' in node) for (const child of node.children) visit(child);
  };
  visit(tree);
  if (shared !== undefined) page.address ??= shared;
  return page;
}

/**
 * A copy in which JSON-LD ends where its script ends: in a tree that no parser made it may hold the end tag
 * itself, and all of the page behind it would be read as part of it.
 */
function contained<Kind extends Nodes>(node: Kind): Kind {
  if (!('children' in node)) return node;
  const children =
    node.type === 'element' && isJsonLd(node)
      ? [{ type: 'text', value: textOf(node).replace(/<(?=\/?script)/gi, '\\u003c') }]
      : node.children.map(contained);
  return { ...node, children };
}

const writer = unified().use(rehypeStringify, { allowDangerousHtml: true }).freeze();

/**
 * Makes the record of the article in a page, by the pipeline that reads files: a tree may come without
 * positions or be changed since it was read, so what is read is the page that it would be written as.
 *
 * @param address The page's address, if known.
 * @param language BCP 47; found out when not given.
 * @throws RefusalError when the page holds no article.
 */
export function readArticle(tree: Root, address?: string, language?: string): ArchiveRecord {
  const bytes = new TextEncoder().encode(writer.stringify(contained(tree)));
  return makeRecord(bytes, {
    name: 'page.html',
    // What the page declares is the encoding that it will have.
    mediaType: 'text/html; charset=utf-8',
    metadata: {
      ...(address !== undefined && { uri: address }),
      ...(language !== undefined && { language }),
    },
  });
}

/** Reading pages back. */
import type { Element, Nodes } from 'hast';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';

/** Parses a page as a browser does. */
export function parse(html: string): Nodes {
  return unified().use(rehypeParse).parse(html);
}

/** Every element, or every one of a name, in document order. */
export function elements(node: Nodes, tagName?: string): Element[] {
  const own = node.type === 'element' && (!tagName || node.tagName === tagName) ? [node] : [];
  return 'children' in node
    ? [...own, ...node.children.flatMap((child) => elements(child, tagName))]
    : own;
}

/** Finds the element of an id. */
export function byId(node: Nodes, id: string): Element | undefined {
  return elements(node).find(({ properties }) => properties.id === id);
}

/** The elements of a class. */
export function byClass(node: Nodes, name: string): Element[] {
  return elements(node).filter(({ properties }) => [properties.className].flat().includes(name));
}

/** All text inside a node. */
export function textOf(node: Nodes | undefined): string {
  if (node?.type === 'text') return node.value;
  return node && 'children' in node ? node.children.map(textOf).join('') : '';
}

/** What a reader sees. */
export function visibleText(page: Nodes): string {
  return textOf(elements(page, 'body')[0]);
}

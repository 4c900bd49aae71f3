/** Parses HTML into hast with positions, as browsers read it. */
import type { Nodes, Root } from 'hast';
import { parse } from 'parse5';
import type { Point } from 'unist';
import { hasEndTag, hastAdapter } from './hast-adapter.ts';

/** The place after the last character of a text. */
function endOf(text: string): Point {
  let line = 1;
  let start = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', start)) {
    line++;
    start = at + 1;
  }
  return { line, column: text.length - start + 1, offset: text.length };
}

/** Lets an element without an end tag reach to the end of what it holds. */
function close(node: Nodes, depth: number, deepest: number): boolean {
  if (depth > deepest) return false;
  if (!('children' in node)) return true;
  if ('content' in node && node.content && !close(node.content, depth + 1, deepest)) return false;
  for (const child of node.children) if (!close(child, depth + 1, deepest)) return false;
  const end = node.children.at(-1)?.position?.end;
  if (node.type === 'element' && node.position && end && !hasEndTag(node)) {
    node.position.end = { ...end };
  }
  return true;
}

/**
 * Parses a page.
 *
 * @param text The decoded page.
 * @param deepest How deep a tree may be.
 * @returns The tree, with offsets in UTF-16 units; undefined for one that is deeper.
 */
export function parseHtml(text: string, deepest: number): Root | undefined {
  const root = parse(text, { treeAdapter: hastAdapter, sourceCodeLocationInfo: true });
  if (!close(root, 0, deepest)) return undefined;
  // unified takes plain objects only.
  const position = { start: { line: 1, column: 1, offset: 0 }, end: endOf(text) };
  return { type: 'root', children: root.children, data: root.data, position };
}

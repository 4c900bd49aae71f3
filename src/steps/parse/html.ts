/** Parses HTML into hast with positions, as browsers read it. */
import type { Nodes, Root } from 'hast';
import type { Point } from 'unist';
import { type HastMap, reachLast } from './hast-adapter.ts';
import { PageParser } from './page-parser.ts';

/** The place after the last character of a text. */
function endOf(text: string): Point {
  const lineEnd = /\r\n?|\n/g;
  let line = 1;
  let start = 0;
  while (lineEnd.test(text)) {
    line++;
    start = lineEnd.lastIndex;
  }
  return { line, column: text.length - start + 1, offset: text.length };
}

/** Lets elements without an end tag reach to the end of what they hold. */
function close(node: Nodes, depth: number, deepest: number): boolean {
  if (depth > deepest) return false;
  if (node.type !== 'element' && node.type !== 'root') return true;
  if (node.type === 'element' && node.content && !close(node.content, depth + 1, deepest))
    return false;
  for (const child of node.children) if (!close(child, depth + 1, deepest)) return false;
  reachLast(node);
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
  const root = PageParser.parse<HastMap>(text);
  if (!close(root, 0, deepest)) return undefined;
  // unified takes plain objects only.
  const position = { start: { line: 1, column: 1, offset: 0 }, end: endOf(text) };
  return { type: 'root', children: root.children, data: root.data, position };
}

/** The blocks step: whatever tree the parser gave becomes a flat list of blocks. */
import type { Element, Root as HastRoot } from 'hast';
import { type State, toMdast } from 'hast-util-to-mdast';
import type { Paragraph, Root } from 'mdast';
import type { Plugin } from 'unified';
import type { Node } from 'unist';
import { need } from '../../document/need.ts';
import { flatten } from './flatten.ts';
import { keepMainContent } from './main-content.ts';

function figcaption(state: State, node: Element): Paragraph {
  const children = state.all(node) as Paragraph['children'];
  const result: Paragraph = { type: 'paragraph', children, data: { caption: true } };
  state.patch(node, result);
  return result;
}

function isHast(tree: Root | HastRoot): tree is HastRoot {
  return tree.children.some((child) => child.type === 'element' || child.type === 'doctype');
}

/**
 * Sets `file.data.blocks`. An HTML tree is cut down to the article first, which starts
 * `file.data.removals`; any Markdown or plain tree is taken whole.
 */
export const blocks: Plugin<[], Node> = () => (node, file) => {
  const tree = node as Root | HastRoot;
  const { text } = need(file, 'decoded', 'blocks');
  const outside = isHast(tree) ? keepMainContent(tree) : [];
  const mdast = isHast(tree) ? (toMdast(tree, { handlers: { figcaption } }) as Root) : tree;
  const { blocks: found, removals, repaired } = flatten(mdast, text);
  file.data.blocks = found;
  file.data.removals = [...(file.data.removals ?? []), ...outside, ...removals];
  if (repaired > 0) {
    const reason = `${repaired} characters were UTF-8 read in another encoding; each was repaired and maps to its bytes as a whole.`;
    file.message(reason, { ruleId: 'mojibake', source: 'blocks' });
  }
};

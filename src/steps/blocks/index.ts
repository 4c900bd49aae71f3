/** The blocks step: whatever tree the parser gave becomes a flat list of blocks. */
import type { Root as HastRoot } from 'hast';
import type { Root } from 'mdast';
import type { Plugin } from 'unified';
import type { Node } from 'unist';
import type { Stated } from '../../document/data.ts';
import { need } from '../../document/need.ts';
import { refuseShell } from './app-shell.ts';
import { flatten } from './flatten.ts';
import { flattenPage } from './flatten-page.ts';
import { keepMainContent } from './main-content.ts';
import { measurePage } from './page-measures.ts';

const NOTHING_STATED: Stated = { descriptions: [], isDated: false, hasBody: false };

function isHast(tree: Root | HastRoot): tree is HastRoot {
  return tree.children.some((child) => child.type === 'element' || child.type === 'doctype');
}

function readPage(tree: HastRoot, text: string, stated: Stated) {
  const page = measurePage(tree);
  refuseShell(tree, page, stated);
  const { removals, kinds } = keepMainContent(tree, page, stated);
  return { list: flattenPage(tree, text, kinds), outside: removals };
}

/**
 * Sets `file.data.blocks`. An HTML tree is cut down to the article first, which starts
 * `file.data.removals`; any Markdown or plain tree is taken whole.
 *
 * @throws RefusalError `no-text` for an HTML page that holds none.
 */
export const blocks: Plugin<[], Node> = () => (node, file) => {
  const tree = node as Root | HastRoot;
  const { text } = need(file, 'decoded', 'blocks');
  const { list, outside } = isHast(tree)
    ? readPage(tree, text, file.data.stated ?? NOTHING_STATED)
    : { list: flatten(tree, text), outside: [] };
  file.data.blocks = list.blocks;
  file.data.removals = [...(file.data.removals ?? []), ...outside, ...list.removals];
  if (list.repaired > 0) {
    const reason = `${list.repaired} characters were UTF-8 read in another encoding; each was repaired and maps to its bytes as a whole.`;
    file.message(reason, { ruleId: 'mojibake', source: 'blocks' });
  }
};

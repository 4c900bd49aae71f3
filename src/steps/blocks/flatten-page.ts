/** Flattens the tree of an HTML page into blocks. */
import type { Element, Nodes, Root } from 'hast';
import type { Block } from '../../document/data.ts';
import { MappedTextBuilder } from '../../document/mapped-text.ts';
import { align } from './align.ts';
import { BlockList, type BlockMarkup } from './block-list.ts';
import { isInline, SILENT } from './elements.ts';
import { sourceOf } from './source-of.ts';

/** What blocks are beyond what their elements say. */
export type BlockKinds = ReadonlyMap<Nodes, 'subtitle' | 'caption'>;

const KINDS: Record<string, Block['kind']> = {
  li: 'listItem',
  dd: 'listItem',
  dt: 'listItem',
  figure: 'caption',
  figcaption: 'caption',
  caption: 'caption',
};
const HEADING = /^h([1-6])$/;
/** Line breaks in a row part paragraphs; a single one is white space. */
const BREAKS_THAT_PART = 2;

/** Whether an element holds nothing but inline content, so that it is one block, markup and all. */
function isLeaf(node: Element): boolean {
  return node.children.every(
    (child) => child.type !== 'element' || (isInline(child.tagName) && isLeaf(child)),
  );
}

/**
 * Lists the blocks of a page in document order. An element that is not inline begins a block, and so
 * does what follows it; two line breaks in a row part paragraphs; a row of a table is one block.
 *
 * @param tree The page, with positions into `source`, cut down to what is to be read.
 * @param source The decoded capture.
 * @param kinds What blocks are beyond what their elements say.
 */
export function flattenPage(tree: Root, source: string, kinds: BlockKinds): BlockList {
  const list = new BlockList();
  let out = new MappedTextBuilder();
  let breaks = 0;
  const flush = (markup: BlockMarkup): void => {
    if (out.length > 0) list.add(out.build(), markup);
    out = new MappedTextBuilder();
    breaks = 0;
  };
  const visitText = (node: Extract<Nodes, { type: 'text' }>): void => {
    const span = sourceOf(node);
    if (span) out.append(align(source, span.start, span.end, node.value));
    else out.insert(node.value);
    if (node.value.trim() !== '') breaks = 0;
  };
  const visitBreak = (node: Element, markup: BlockMarkup): void => {
    const span = sourceOf(node);
    breaks++;
    if (breaks >= BREAKS_THAT_PART) flush({ kind: markup.kind });
    else if (span) out.add('\n', span.start, span.end - span.start, false);
    else out.insert('\n');
  };
  const visitAll = (nodes: readonly Nodes[], markup: BlockMarkup): void => {
    for (const node of nodes) visit(node, markup);
  };
  const visit = (node: Nodes, markup: BlockMarkup): void => {
    if (node.type === 'text') visitText(node);
    if (node.type === 'root') visitAll(node.children, markup);
    if (node.type !== 'element' || SILENT.has(node.tagName)) return;
    const { tagName } = node;
    if (tagName === 'br') visitBreak(node, markup);
    else if (tagName === 'td' || tagName === 'th') {
      if (out.length > 0) out.insert(' ');
      visitAll(node.children, markup);
    } else if (isInline(tagName)) visitAll(node.children, markup);
    else {
      flush({ kind: markup.kind });
      const level = HEADING.exec(tagName)?.[1];
      const plain = kinds.get(node) ?? KINDS[tagName] ?? markup.kind;
      const kind = level && !kinds.has(node) ? 'heading' : plain;
      const own: BlockMarkup = { kind, ...(level && { level: Number(level) }) };
      visitAll(node.children, own);
      flush({ ...own, ...(isLeaf(node) && { source: sourceOf(node) }) });
    }
  };
  visit(tree, { kind: 'paragraph' });
  flush({ kind: 'paragraph' });
  return list;
}

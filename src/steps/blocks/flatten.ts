/** Flattens an mdast tree into blocks. */
import type { Nodes, Root } from 'mdast';
import type { Block, SourceRemoval, Span } from '../../document/data.ts';
import { type MappedText, MappedTextBuilder, verbatim } from '../../document/mapped-text.ts';
import { align } from './align.ts';
import { BlockList } from './block-list.ts';
import { sourceOf } from './source-of.ts';

type Kind = Block['kind'];

const FRONT_MATTER: Omit<SourceRemoval, keyof Span> = {
  kind: 'metadata',
  rule: 'markdown/front-matter',
  score: 1,
  reason: 'Fields about the article in front of its text, which were read as metadata.',
};

/** What of a node's descendants is text: values of text and code, line breaks. */
function collect(node: Nodes, source: string, out: MappedTextBuilder): void {
  const span = sourceOf(node);
  if (node.type === 'text' || node.type === 'inlineCode') {
    if (!span) out.insert(node.value);
    else out.append(align(source, span.start, span.end, node.value));
  } else if (node.type === 'break') {
    if (!span) out.insert('\n');
    else out.add('\n', span.start, span.end - span.start, false);
  } else if ('children' in node) {
    for (const child of node.children) collect(child, source, out);
  }
}

function contentOf(node: Nodes, source: string): MappedText {
  const out = new MappedTextBuilder();
  collect(node, source, out);
  return out.build();
}

/**
 * Lists the blocks of a tree in document order: headings, paragraphs, items, table rows, code.
 * Containers only lend their kind; blocks without text are left out.
 *
 * @param tree The tree, with positions into `source`.
 * @param source The decoded capture.
 */
export function flatten(tree: Root, source: string): BlockList {
  const list = new BlockList();
  const visit = (node: Nodes, kind: Kind): void => {
    const span = sourceOf(node);
    switch (node.type) {
      case 'heading':
        list.add(contentOf(node, source), { kind: 'heading', level: node.depth, source: span });
        break;
      case 'code':
        if (span) list.add(align(source, span.start, span.end, node.value), { kind, source: span });
        break;
      case 'html':
        if (span) list.addMarkup(verbatim(source, span.start, span.end), { kind });
        break;
      case 'yaml':
        if (span) list.removals.push({ ...span, ...FRONT_MATTER });
        break;
      case 'tableRow': {
        const row = new MappedTextBuilder();
        node.children.forEach((cell, index) => {
          if (index > 0) row.insert(' ');
          row.append(contentOf(cell, source));
        });
        list.add(row.build(), { kind, source: span });
        break;
      }
      case 'paragraph':
      case 'text':
      case 'link':
      case 'emphasis':
      case 'strong':
      case 'inlineCode':
        list.add(contentOf(node, source), { kind, source: span });
        break;
      default:
        if (!('children' in node)) break;
        for (const child of node.children) {
          visit(child, node.type === 'listItem' ? 'listItem' : kind);
        }
    }
  };
  visit(tree, 'paragraph');
  return list;
}

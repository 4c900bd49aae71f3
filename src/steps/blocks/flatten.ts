/** Flattens an mdast tree into blocks. */
import type { Nodes, Root } from 'mdast';
import type { Block, SourceRemoval } from '../../document/data.ts';
import { type MappedText, MappedTextBuilder, verbatim } from '../../document/mapped-text.ts';
import { align } from './align.ts';
import { type Leftovers, readLeftovers, readMarkup } from './leftovers.ts';
import { repairMojibake } from './mojibake.ts';
import { tidy } from './tidy.ts';

declare module 'mdast' {
  interface ParagraphData {
    /** Set for HTML's `figcaption`. */
    caption?: boolean;
  }
}

type Kind = Block['kind'];

/** What of a node's descendants is text: values of text and code, line breaks. */
function collect(node: Nodes, source: string, out: MappedTextBuilder): void {
  const start = node.position?.start.offset;
  const end = node.position?.end.offset;
  if (node.type === 'text' || node.type === 'inlineCode') {
    if (start === undefined || end === undefined) out.insert(node.value);
    else out.append(align(source, start, end, node.value));
  } else if (node.type === 'break') {
    if (start === undefined || end === undefined) out.insert('\n');
    else out.add('\n', start, end - start, false);
  } else if ('children' in node) {
    for (const child of node.children) collect(child, source, out);
  }
}

function contentOf(node: Nodes, source: string): MappedText {
  const out = new MappedTextBuilder();
  collect(node, source, out);
  return out.build();
}

/** What flattening gives besides the blocks. */
export interface Flattened {
  blocks: Block[];
  /** What is text but was never shown to readers. */
  removals: SourceRemoval[];
  /** How many characters were repaired (see `repairMojibake`). */
  repaired: number;
}

/**
 * Lists the blocks of a tree in document order: headings, paragraphs, items, table rows, code.
 * Containers only lend their kind; blocks without text are left out.
 *
 * @param tree The tree, with positions into `source`.
 * @param source The decoded capture.
 */
export function flatten(tree: Root, source: string): Flattened {
  const flattened: Flattened = { blocks: [], removals: [], repaired: 0 };
  const pushPiece = (kind: Kind, piece: MappedText, node?: Nodes): void => {
    const { content: whole, repaired } = repairMojibake(piece);
    const content = tidy(whole);
    if (content.text === '') return;
    flattened.repaired += repaired;
    const start = node?.position?.start.offset;
    const end = node?.position?.end.offset;
    flattened.blocks.push({
      kind,
      content,
      ...(node?.type === 'heading' && { level: node.depth }),
      ...(start !== undefined && end !== undefined && { source: { start, end } }),
    });
  };
  const pushAll = (kind: Kind, { pieces, removals }: Leftovers, node?: Nodes): void => {
    flattened.removals.push(...removals);
    for (const piece of pieces) pushPiece(kind, piece, pieces.length > 1 ? undefined : node);
  };
  const push = (kind: Kind, raw: MappedText, node: Nodes): void => {
    pushAll(kind, readLeftovers(raw), node);
  };
  const visit = (node: Nodes, kind: Kind): void => {
    switch (node.type) {
      case 'heading':
        push('heading', contentOf(node, source), node);
        break;
      case 'paragraph':
        push(node.data?.caption ? 'caption' : kind, contentOf(node, source), node);
        break;
      case 'code': {
        const start = node.position?.start.offset ?? 0;
        push(kind, align(source, start, node.position?.end.offset ?? start, node.value), node);
        break;
      }
      case 'html': {
        const start = node.position?.start.offset;
        if (start === undefined) break;
        pushAll(kind, readMarkup(verbatim(source, start, node.position!.end.offset!)));
        break;
      }
      case 'tableRow': {
        const row = new MappedTextBuilder();
        node.children.forEach((cell, index) => {
          if (index > 0) row.insert(' ');
          row.append(contentOf(cell, source));
        });
        push(kind, row.build(), node);
        break;
      }
      case 'text':
      case 'link':
      case 'emphasis':
      case 'strong':
      case 'inlineCode':
        push(kind, contentOf(node, source), node);
        break;
      default:
        if (!('children' in node)) break;
        for (const child of node.children) {
          visit(child, node.type === 'listItem' ? 'listItem' : kind);
        }
    }
  };
  visit(tree, 'paragraph');
  return flattened;
}

/** The text step: the kept blocks become the article's text. */
import type { Plugin } from 'unified';
import type { Node } from 'unist';
import type { Block, Body } from '../../document/data.ts';
import { MappedTextBuilder } from '../../document/mapped-text.ts';
import { need } from '../../document/need.ts';

const SEPARATOR = '\n\n';

/** Joins blocks by two line feeds into one text with paragraphs and the way back to the source. */
export function joinBlocks(blocks: readonly Block[]): Body {
  const out = new MappedTextBuilder();
  const paragraphs = blocks.map(({ kind, content, language }, index) => {
    if (index > 0) out.insert(SEPARATOR);
    const start = out.length;
    out.append(content);
    const end = out.length;
    return { id: `p${index + 1}`, kind, ...(language !== undefined && { language }), start, end };
  });
  const { text, runs } = out.build();
  return { text, runs, paragraphs, blocks: [...blocks] };
}

/** Sets `file.data.body`. */
export const text: Plugin<[], Node> = () => (_tree, file) => {
  file.data.body = joinBlocks(need(file, 'blocks', 'text'));
};

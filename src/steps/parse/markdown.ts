/** Markdown to mdast, in time that grows with the text and no faster. */
import type { Root } from 'mdast';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { markdownLimits } from './markdown-limits.ts';

/** What came of Markdown. */
export interface ParsedMarkdown {
  tree: Root;
  /** Whether marks were read as text since they cost more than those of any prose. */
  limited: boolean;
}

/**
 * Parses Markdown (CommonMark) by remark, within the limits of {@link markdownLimits}.
 *
 * @param text The decoded text.
 * @returns The tree, with positions in UTF-16 units.
 */
export function parseMarkdown(text: string): ParsedMarkdown {
  let limited = false;
  const limits = markdownLimits(text.length, () => {
    limited = true;
  });
  const tree = unified().data('micromarkExtensions', [limits]).use(remarkParse).parse(text);
  return { tree, limited };
}

/** Markdown to mdast, in time that grows with the text and no faster. */
import type { Root } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { readFrontMatter } from '../../document/front-matter.ts';
import { markdownLimits } from './markdown-limits.ts';

/** What came of Markdown. */
export interface ParsedMarkdown {
  tree: Root;
  /** Whether marks were read as text since they cost more than those of any prose. */
  limited: boolean;
}

/**
 * Parses Markdown (CommonMark) by remark, within the limits of {@link markdownLimits}. Front matter
 * becomes a `yaml` node.
 *
 * @param text The decoded text.
 * @returns The tree, with positions in UTF-16 units.
 */
export function parseMarkdown(text: string): ParsedMarkdown {
  let limited = false;
  const limits = markdownLimits(text.length, () => {
    limited = true;
  });
  const parser = unified().data('micromarkExtensions', [limits]).use(remarkParse);
  // By the fences alone a story between two rules would be front matter.
  if (readFrontMatter(text)) parser.use(remarkFrontmatter);
  return { tree: parser.parse(text), limited };
}

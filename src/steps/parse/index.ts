/** The parse step: a unified parser for plain text, Markdown and HTML. */
import type { Root as HastRoot } from 'hast';
import type { Root } from 'mdast';
import type { Plugin } from 'unified';
import type { VFile } from 'vfile';
import { RefusalError } from '../../document/refusal.ts';
import { decode } from '../decode/index.ts';
import { parseHtml } from './html.ts';
import { parseMarkdown } from './markdown.ts';
import { type ReadableType, readableType } from './media-type.ts';
import { parsePlain } from './plain.ts';

declare module 'vfile' {
  interface DataMap {
    /** Set by `parse`: how the capture was read. */
    mediaType: ReadableType;
  }
}

/**
 * The deepest tree that is read. Deeper ones overflow the stack somewhere, at a depth that differs
 * between machines; this limit is far below that, so all of them refuse the same pages.
 */
const DEEPEST = 1000;

function parsePage(text: string): HastRoot {
  const refused = new RefusalError(
    'nesting',
    `The text/html is nested more than ${DEEPEST} elements deep, which no article is.`,
  );
  try {
    const page = parseHtml(text, DEEPEST);
    if (page) return page;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  throw refused;
}

function parseMarked(text: string, file: VFile): Root {
  const { tree, limited } = parseMarkdown(text);
  if (limited) {
    const reason =
      'The Markdown has more or deeper marks than any article; some were read as the characters they are.';
    file.message(reason, { ruleId: 'markdown', source: 'parse' });
  }
  return tree;
}

/**
 * Parses a capture into mdast (plain text and Markdown) or hast (HTML); the `blocks` step takes
 * both. It decodes first, since unified has no hook before the parser.
 *
 * @throws RefusalError when the bytes are no readable text, or a page is nested too deeply.
 */
export function parseFile(file: VFile): Root | HastRoot {
  const { text } = decode(file);
  const given = file.data.given;
  const type = readableType(text, given?.name ?? file.basename ?? '', given?.mediaType);
  file.data.mediaType = type;
  switch (type) {
    case 'text/plain':
      return parsePlain(text);
    case 'text/markdown':
      return parseMarked(text, file);
    case 'text/html':
      return parsePage(text);
  }
}

/** Sets the processor's parser. */
export const parse: Plugin<[], string, Root | HastRoot> = function () {
  this.parser = (_document, file) => parseFile(file);
};

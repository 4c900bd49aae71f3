/** The parse step: a unified parser for plain text, Markdown and HTML. */
import type { Root as HastRoot } from 'hast';
import type { Root } from 'mdast';
import remarkParse from 'remark-parse';
import { type Plugin, unified } from 'unified';
import type { Node, Parent } from 'unist';
import type { VFile } from 'vfile';
import { RefusalError } from '../../document/refusal.ts';
import { decode } from '../decode/index.ts';
import { parseHtml } from './html.ts';
import { type ReadableType, readableType } from './media-type.ts';
import { parsePlain } from './plain.ts';

const markdown = unified().use(remarkParse).freeze();

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

/** Block quotes or lists nested so deep on one line that the Markdown parser takes forever. */
const DEEP_QUOTE = /^(?:[ \t]*(?:>|[-*+] )){100}/m;

function isTooDeep(tree: Parent): boolean {
  let level: Node[] = [tree];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEEPEST) return true;
    level = level.flatMap((node) => ('children' in node ? (node as Parent).children : []));
  }
  return false;
}

function parseMarkup(type: ReadableType, text: string): Root | HastRoot {
  const refused = new RefusalError(
    'nesting',
    `The ${type} is nested more than ${DEEPEST} elements deep, which no article is.`,
  );
  if (type === 'text/markdown' && DEEP_QUOTE.test(text)) throw refused;
  try {
    if (type === 'text/html') {
      const page = parseHtml(text, DEEPEST);
      if (page) return page;
      throw refused;
    }
    const tree = markdown.parse(text);
    if (isTooDeep(tree)) throw refused;
    return tree;
  } catch (error) {
    throw error instanceof RangeError ? refused : error;
  }
}

/**
 * Parses a capture into mdast (plain text and Markdown) or hast (HTML); the `blocks` step takes
 * both. It decodes first, since unified has no hook before the parser.
 *
 * @throws RefusalError when the bytes are no readable text, or are nested too deeply.
 */
export function parseFile(file: VFile): Root | HastRoot {
  const { text } = decode(file);
  const given = file.data.given;
  const type = readableType(text, given?.name ?? file.basename ?? '', given?.mediaType);
  file.data.mediaType = type;
  return type === 'text/plain' ? parsePlain(text) : parseMarkup(type, text);
}

/** Sets the processor's parser. */
export const parse: Plugin<[], string, Root | HastRoot> = function () {
  this.parser = (_document, file) => parseFile(file);
};

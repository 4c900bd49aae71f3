/** The parse step: a unified parser for plain text, Markdown and HTML. */
import type { Root as HastRoot } from 'hast';
import type { Root } from 'mdast';
import rehypeParse from 'rehype-parse';
import remarkParse from 'remark-parse';
import { type Plugin, unified } from 'unified';
import type { VFile } from 'vfile';
import { RefusalError } from '../../document/refusal.ts';
import { decode } from '../decode/index.ts';
import { type ReadableType, readableType } from './media-type.ts';
import { parsePlain } from './plain.ts';

const markdown = unified().use(remarkParse).freeze();
const html = unified().use(rehypeParse).freeze();

declare module 'vfile' {
  interface DataMap {
    /** Set by `parse`: how the capture was read. */
    mediaType: ReadableType;
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
  if (type === 'text/plain') return parsePlain(text);
  try {
    return type === 'text/markdown' ? markdown.parse(text) : html.parse(text);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new RefusalError('nesting', `The ${type} is nested too deeply to be read.`);
  }
}

/** Sets the processor's parser. */
export const parse: Plugin<[], string, Root | HastRoot> = function () {
  this.parser = (_document, file) => parseFile(file);
};

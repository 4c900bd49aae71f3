/** Which parser a capture goes to. */
import { readFrontMatter } from '../../document/front-matter.ts';
import { RefusalError } from '../../document/refusal.ts';

/** A media type that the pipeline reads. */
export type ReadableType = 'text/plain' | 'text/markdown' | 'text/html';

const BY_EXTENSION: Record<string, ReadableType> = {
  txt: 'text/plain',
  text: 'text/plain',
  md: 'text/markdown',
  markdown: 'text/markdown',
  html: 'text/html',
  htm: 'text/html',
  xhtml: 'text/html',
};

const BY_TYPE: Record<string, ReadableType> = {
  'text/plain': 'text/plain',
  'text/markdown': 'text/markdown',
  'text/x-markdown': 'text/markdown',
  'text/html': 'text/html',
  'application/xhtml+xml': 'text/html',
};

/** What may stand before the first tag of a page: white space, comments, an XML declaration. */
const PREAMBLE = /(?:[\s\ufeff]+|<!--(?:(?!-->)[\s\S])*-->|<\?[^>]*>)/y;
const MOST_PREAMBLE = 20;
const PAGE = /<(?:!doctype\s+html|html|head|body)(?=[\s>/])/iy;
const ATX_HEADING = /^#{1,6}[ \t]+\S/;

/** Guesses the media type from a file name; undefined when its extension is not known. */
function typeOfName(name: string): ReadableType | undefined {
  return BY_EXTENSION[/\.([a-z]+)$/.exec(name.toLowerCase())?.[1] ?? ''];
}

/** Whether a text opens as a page of HTML does. */
function isPage(text: string): boolean {
  let at = 0;
  for (let count = 0; count < MOST_PREAMBLE; count++) {
    PREAMBLE.lastIndex = at;
    const match = PREAMBLE.exec(text);
    if (!match) break;
    at += match[0].length;
  }
  PAGE.lastIndex = at;
  return PAGE.test(text);
}

/** Whether plain text is clearly Markdown: it opens with front matter or a heading, or has two of those. */
function isMarkdown(text: string): boolean {
  if (ATX_HEADING.test(text.trimStart()) || readFrontMatter(text)) return true;
  return (text.match(/^#{1,6}[ \t]+\S/gm)?.length ?? 0) > 1;
}

/**
 * Decides how to read a capture.
 *
 * @param text The decoded text, looked at only where nothing else says what it is.
 * @param name The name the capture came under.
 * @param given The media type given with it, parameters allowed.
 * @throws RefusalError `media-type` when the given type is not readable.
 */
export function readableType(text: string, name: string, given?: string): ReadableType {
  const essence = given?.replace(/;.*/s, '').trim().toLowerCase();
  if (essence) {
    const type = BY_TYPE[essence];
    if (type) return type;
    throw new RefusalError(
      'media-type',
      `The media type ${JSON.stringify(given)} cannot be read. Use text/plain, text/markdown or text/html.`,
    );
  }
  const named = typeOfName(name);
  if (named === undefined && isPage(text)) return 'text/html';
  const type = named ?? 'text/plain';
  return type === 'text/plain' && isMarkdown(text) ? 'text/markdown' : type;
}

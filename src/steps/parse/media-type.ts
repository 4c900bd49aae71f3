/** Which parser a capture goes to. */
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

const ATX_HEADING = /^#{1,6}[ \t]+\S/;

/** Guesses the media type from a file name; undefined when its extension is not known. */
function typeOfName(name: string): ReadableType | undefined {
  return BY_EXTENSION[/\.([a-z]+)$/.exec(name.toLowerCase())?.[1] ?? ''];
}

/** Whether plain text is clearly Markdown: it opens with a heading or has two of them. */
function isMarkdown(text: string): boolean {
  if (ATX_HEADING.test(text.trimStart())) return true;
  return (text.match(/^#{1,6}[ \t]+\S/gm)?.length ?? 0) > 1;
}

/**
 * Decides how to read a capture.
 *
 * @param text The decoded text, looked at only when nothing else says that it is Markdown.
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
  const type = typeOfName(name) ?? 'text/plain';
  return type === 'text/plain' && isMarkdown(text) ? 'text/markdown' : type;
}

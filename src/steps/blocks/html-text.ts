/** The text inside raw HTML that Markdown carries along. */
import { type MappedText, MappedTextBuilder } from '../../document/mapped-text.ts';
import { align } from './align.ts';
import { decodeReferences } from './references.ts';

const MARKUP =
  /<!--[\s\S]*?(?:-->|$)|<(script|style|template)\b[\s\S]*?(?:<\/\1\s*>|$)|<\/?([a-zA-Z][\w-]*)[^<>]*>/g;
const INLINE = new Set(
  'a abbr b bdi bdo cite code data dfn em font i kbd mark q s samp small span strong sub sup time u var wbr'.split(
    ' ',
  ),
);

/** Appends what stands between two tags. */
function addText(out: MappedTextBuilder, source: string, start: number, end: number): void {
  if (start === end) return;
  out.append(align(source, start, end, decodeReferences(source.slice(start, end))));
}

/**
 * Reads the text between the tags of a stretch of HTML; an element that is not inline parts it.
 *
 * @param source The decoded capture.
 * @param start Where the HTML begins in it, in UTF-16 units.
 * @param end Where it ends.
 */
export function textOfHtml(source: string, start: number, end: number): MappedText[] {
  const pieces: MappedText[] = [];
  const html = source.slice(start, end);
  let out = new MappedTextBuilder();
  let at = 0;
  for (const match of html.matchAll(MARKUP)) {
    addText(out, source, start + at, start + match.index);
    at = match.index + match[0].length;
    if (!INLINE.has(match[2]?.toLowerCase() ?? '')) {
      pieces.push(out.build());
      out = new MappedTextBuilder();
    }
  }
  addText(out, source, start + at, end);
  return [...pieces, out.build()];
}

// The main text of a page as other libraries see it, for comparison.
import { Readability } from '@mozilla/readability';
import { Defuddle } from 'defuddle/node';
import { parseHTML } from 'linkedom';

/** Elements whose text stands apart from what is before and after them. */
const PARTS = 'p,h1,h2,h3,h4,h5,h6,li,blockquote,div,section,article,tr,dt,dd,pre,br,header,ul,ol';

/** The text of extracted HTML without figure captions, parts on lines of their own. */
function textOf(html: string): string {
  const { document } = parseHTML(`<!doctype html><html><body>${html}</body></html>`);
  for (const caption of document.querySelectorAll('figcaption,script,style')) caption.remove();
  for (const part of document.querySelectorAll(PARTS)) part.prepend('\n');
  for (const part of document.querySelectorAll(PARTS)) part.append('\n');
  return document.body?.textContent ?? '';
}

/** What Mozilla's Readability takes for the article. */
export function readabilityText(html: string): string {
  const { document } = parseHTML(html);
  return textOf(new Readability(document).parse()?.content ?? '');
}

/** What Defuddle takes for the article. */
export async function defuddleText(html: string): Promise<string> {
  const { document } = parseHTML(html);
  const { content } = await Defuddle(document, 'https://example.org/', { useAsync: false });
  return textOf(content);
}

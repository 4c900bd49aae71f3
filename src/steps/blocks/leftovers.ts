/** Takes HTML out of text: what Markdown carries along, and what a careless scraper left behind. */
import type { SourceRemoval } from '../../document/data.ts';
import {
  type MappedText,
  MappedTextBuilder,
  sliceMapped,
  sourceSpan,
} from '../../document/mapped-text.ts';
import { referenceAt } from '../../document/references.ts';
import { HIDDEN_STYLE } from './hidden.ts';
import { type Tag, tagsOf } from './tags.ts';
import { addWhole } from './whole.ts';

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(' '));
}

/** Elements inside a line of text. */
const INLINE = words(
  'a abbr acronym b bdi bdo big cite code data dfn em font i ins kbd label mark q s samp small span strike strong sub sup time tt u var wbr',
);
/** Elements that part lines. */
const BLOCK = words(
  'article aside blockquote body br caption center dd div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hr html iframe img li link main meta nav noscript ol p pre script section style table tbody td template tfoot th thead title tr ul video',
);

/** Whether a tag is one of HTML: nothing but attributes behind a name of HTML. */
function isKnown({ name, attributes }: Tag): boolean {
  if (name === '') return true;
  return (INLINE.has(name) || BLOCK.has(name)) && /^\s*\/?$|=/.test(attributes);
}

/** What was found: the pieces of text between blocks, and what readers were never shown. */
export interface Leftovers {
  pieces: MappedText[];
  removals: SourceRemoval[];
}

/**
 * Whether tags are certainly leftovers: a block's that is closed, one with attributes, a comment, a
 * line break or a pair. A lone `<b>` may be what a story is about.
 */
function areLeftovers(tags: readonly Tag[]): boolean {
  const open = new Set<string>();
  for (const { name, closes, attributes, whole } of tags) {
    if (whole || name === 'br' || attributes.includes('=')) return true;
    if (closes && (open.has(name) || BLOCK.has(name))) return true;
    open.add(name);
  }
  return false;
}

/** Appends a piece with its character references read; a no-break space is a space. */
function addText(out: MappedTextBuilder, piece: MappedText): void {
  const { text } = piece;
  let from = 0;
  for (let at = text.indexOf('&'); at >= 0; at = text.indexOf('&', at + 1)) {
    const reference = referenceAt(text, at);
    const end = at + (reference?.length ?? 0);
    if (!reference || text[end - 1] !== ';') continue;
    out.append(sliceMapped(piece, from, at));
    const value = reference.value === '\u00a0' ? ' ' : reference.value;
    addWhole(out, sliceMapped(piece, at, end), value);
    from = end;
    at = end - 1;
  }
  out.append(sliceMapped(piece, from, text.length));
}

/** The end of an element that a page hides from its readers, when a tag opens one. */
function hiddenEnd(tags: readonly Tag[], index: number): number | undefined {
  const { name, closes, attributes } = tags[index]!;
  if (closes || !HIDDEN_STYLE.test(attributes)) return undefined;
  const close = tags[index + 1];
  return close?.closes && close.name === name ? close.end : undefined;
}

function readTags(content: MappedText, tags: readonly Tag[]): Leftovers {
  const removals: SourceRemoval[] = [];
  const pieces: MappedText[] = [];
  let out = new MappedTextBuilder();
  let at = 0;
  tags.forEach((tag, index) => {
    if (tag.start < at) return;
    addText(out, sliceMapped(content, at, tag.start));
    const hidden = hiddenEnd(tags, index);
    at = hidden ?? tag.end;
    const source = hidden && sourceSpan(sliceMapped(content, tag.start, hidden));
    if (source) {
      removals.push({
        ...source,
        kind: 'spam',
        rule: 'html/hidden',
        score: 1,
        reason: 'Text that the page hides from its readers.',
      });
    }
    if (!BLOCK.has(tag.name)) return;
    pieces.push(out.build());
    out = new MappedTextBuilder();
  });
  addText(out, sliceMapped(content, at, content.text.length));
  return { pieces: [...pieces, out.build()], removals };
}

/** Reads a stretch that is HTML: all that looks like a tag is one. */
export function readMarkup(content: MappedText): Leftovers {
  return readTags(content, tagsOf(content.text));
}

/**
 * Reads HTML that was left in the text of a block: tags go, and part the text where they are those of
 * blocks; character references become what they stand for. Text without either is left alone.
 */
export function readLeftovers(content: MappedText): Leftovers {
  const { text } = content;
  const hasTags = text.includes('<');
  if (!hasTags && !text.includes('&')) return { pieces: [content], removals: [] };
  const known = hasTags ? tagsOf(text).filter(isKnown) : [];
  return readTags(content, areLeftovers(known) ? known : []);
}

/** A paragraph's text with its quotations and the first naming of each entity marked. */
import type { ElementContent } from 'hast';
import { h } from 'hastscript';

/** A stretch of the text, in UTF-16 units. */
interface Stretch {
  start: number;
  end: number;
}

/** Where an entity is named first. */
export interface NamedStretch extends Stretch {
  id: string;
  /** The authority's address, when there is one that may be linked. */
  href?: string;
}

/** A stretch of a quotation. */
export interface QuotedStretch extends Stretch {
  id: string;
  /** Whether it is the quotation's first stretch, which carries the id. */
  first: boolean;
}

function inside(outer: Stretch, inner: Stretch): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}

/** Text between two offsets, with the entities that are named inside. */
function named(
  text: string,
  from: number,
  to: number,
  names: readonly NamedStretch[],
): ElementContent[] {
  const out: ElementContent[] = [];
  let at = from;
  const add = (end: number): void => {
    if (end > at) out.push({ type: 'text', value: text.slice(at, end) });
  };
  for (const { start, end, id, href } of names) {
    if (start < at || end > to) continue;
    add(start);
    const value = text.slice(start, end);
    out.push(href === undefined ? h('span', { id }, value) : h('a', { id, href }, value));
    at = end;
  }
  add(to);
  return out;
}

/**
 * Marks up one paragraph. Its text never changes; a mark that would cross another is left out.
 *
 * @param text The whole text.
 * @param paragraph The paragraph's stretch.
 * @param names First namings, sorted by start.
 * @param quotes Stretches of quotations, sorted by start and without overlap.
 */
export function inline(
  text: string,
  paragraph: Stretch,
  names: readonly NamedStretch[],
  quotes: readonly QuotedStretch[],
): ElementContent[] {
  const own = names.filter((name) => inside(paragraph, name));
  const out: ElementContent[] = [];
  let at = paragraph.start;
  for (const quote of quotes) {
    if (!inside(paragraph, quote) || quote.start < at) continue;
    out.push(...named(text, at, quote.start, own));
    const within = named(text, quote.start, quote.end, own);
    out.push(h('span', { className: ['quotation'], ...(quote.first && { id: quote.id }) }, within));
    at = quote.end;
  }
  out.push(...named(text, at, paragraph.end, own));
  return out;
}

/** Tells the labels at both ends of a story from the story: dates, sections, counts, prompts. */

import { isInline } from './elements.ts';
import type { Page, Part } from './page-measures.ts';
import { endsSentence, textOf } from './tree-text.ts';

/** A label is shorter than this. */
const LABEL = 40;
/** So many elements behind a heading are looked at for what it heads. */
const NEAR = 8;
const HEADING = /^h[1-6]$/;
const YEAR = /(?:19|20)\d\d/;

function isBlock({ node }: Part): boolean {
  return node.type === 'element' && !isInline(node.tagName);
}

function tagOf({ node }: Part): string {
  return node.type === 'element' ? node.tagName : '';
}

/**
 * The labels of a story: short blocks that end as no sentence does and stand before its first
 * paragraph, and those behind its last, headings with no sentence to head among them, and the time of
 * each post of a live page.
 *
 * @param main The element that holds the story.
 * @param body The innermost element that holds most of it.
 * @param kept Parts that belong to the story whatever they look like.
 * @param keepDates Whether a label with a year stays, since nothing else dates the page.
 */
export function labelsOf(
  { parts }: Page,
  main: Part,
  body: Part,
  kept: ReadonlySet<Part>,
  keepDates: boolean,
): Set<Part> {
  const labels = new Set<Part>();
  const paragraphs = parts.slice(body.index, body.end).filter(({ isProse }) => isProse);
  const first = paragraphs[0];
  const last = paragraphs.at(-1);
  if (!first || !last) return labels;
  const inside = parts.slice(main.index, main.end);
  const times = new Set(
    inside.filter((part) => tagOf(part) === 'time').map(({ parent }) => parent),
  );
  const isLabel = (part: Part): boolean => {
    if (kept.has(part) || !isBlock(part) || part.own === 0 || part.own >= LABEL) return false;
    if (/^(?:figcaption|caption|td|th)$/.test(tagOf(part)) || part.prose > 0) return false;
    if (part.own !== part.text) return false;
    const text = textOf(part.node).trim();
    return !endsSentence(text) && !(keepDates && YEAR.test(text));
  };
  /** Whether a sentence outside of links is what comes next behind a heading. */
  const heads = (part: Part): boolean => {
    const next = parts
      .slice(part.end, Math.min(main.end, part.end + NEAR))
      .find((each) => isBlock(each) && each.own > 0);
    if (!next || HEADING.test(tagOf(next)) || next.ownLinks * 2 > next.own) return false;
    return endsSentence(textOf(next.node).trim());
  };
  for (const part of inside) {
    const tag = tagOf(part);
    if (part.index < first.index) {
      if (!HEADING.test(tag) && isLabel(part)) labels.add(part);
    } else if (part.index >= last.end) {
      if (tag !== 'li' && isLabel(part) && !(HEADING.test(tag) && heads(part))) labels.add(part);
    } else if (!keepDates && times.has(part) && isLabel(part)) labels.add(part);
  }
  return labels;
}

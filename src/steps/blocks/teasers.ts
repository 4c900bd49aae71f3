/** Finds teasers of other stories by their shape: a linked heading and a few words, one after another. */
import type { Hint } from './hints.ts';
import type { Part } from './page-measures.ts';

/** A teaser holds no more text. */
const LONGEST = 700;
const HEADING = /^h[1-6]$/;
/** Teasers of a list hold less than this share of the page's prose; the posts of a live page hold it all. */
const MOST = 0.3;

const TEASERS: Hint = {
  kind: 'navigation',
  rule: 'html/teasers',
  reason: 'Linked headings with a few words each: a list of other stories.',
  most: MOST,
  mostLinked: MOST,
};

function isLinkedHeading({ node, text, links }: Part): boolean {
  return node.type === 'element' && HEADING.test(node.tagName) && text > 0 && links === text;
}

/**
 * Marks what holds two or more teasers side by side and little else. A teaser begins with a heading that
 * is all link.
 */
export function markTeasers(parts: readonly Part[]): void {
  const teasers = new Set<Part>();
  for (let index = parts.length - 1; index > 0; index--) {
    const part = parts[index]!;
    if (part.text === 0 || part.hint) continue;
    if (isLinkedHeading(part)) {
      teasers.add(part);
      continue;
    }
    let count = 0;
    let others = 0;
    let isFirst = false;
    for (let at = index + 1, seen = false; at < part.end; at = parts[at]!.end) {
      const inner = parts[at]!;
      if (inner.text === 0) continue;
      const isTeaser = teasers.has(inner);
      if (isTeaser) count++;
      else others += inner.text;
      if (!seen) isFirst = isTeaser;
      seen = true;
    }
    const isList = count > 1 && others < part.text / 3;
    if (isList && part.prose > 0) part.hint = TEASERS;
    else if (isFirst && count === 1 && part.text <= LONGEST) teasers.add(part);
  }
}

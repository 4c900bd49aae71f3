/** Chooses the element of a page that holds the story. */
import type { Page, Part } from './page-measures.ts';

/**
 * Text that is no prose counts so much against an element. A whole page loses to the story in it by its
 * menus and teasers; a story parted into sections wins over any of them, since what parts them is short.
 */
const OTHER_TEXT = 0.6;
/** Text that is told to be no part of a story wherever it stands counts so much against it. */
const NOISE = 0.1;
/** An `article`, and an element that names itself the story, count so much more. */
const SAID = 1.25;

function worthOf({ text, prose, noise, node, isStory }: Part): number {
  const worth = prose - OTHER_TEXT * (text - prose - noise) - NOISE * noise;
  const isSaid = isStory || (node.type === 'element' && node.tagName === 'article');
  return isSaid && worth > 0 ? worth * SAID : worth;
}

/** The body of a story holds this share of its prose. */
const BODY = 0.6;

/** The innermost element that holds most of a story: a standfirst and a byline may stand in front of it. */
export function bodyPart({ parts }: Page, main: Part): Part {
  let body = main;
  for (let at = main.index + 1; at < main.end; ) {
    const part = parts[at]!;
    if (part.prose < main.prose * BODY || part.isProse) at = part.end;
    else {
      body = part;
      at++;
    }
  }
  return body;
}

/**
 * The element that is worth most: prose counts for it, all other text against it. Of equals the
 * innermost. A page without prose is taken by its `article` or `main`, else whole.
 */
export function mainPart({ parts }: Page): Part {
  const page = parts[0]!;
  if (page.prose === 0) {
    return (
      parts.find(
        ({ node }) =>
          node.type === 'element' && (node.tagName === 'article' || node.tagName === 'main'),
      ) ?? page
    );
  }
  let best = page;
  let most = Number.NEGATIVE_INFINITY;
  for (const part of parts) {
    if (part.prose === 0) continue;
    const worth = worthOf(part);
    if (worth < most) continue;
    best = part;
    most = worth;
  }
  return isOneOfMany(best, parts) ? best.parent! : best;
}

/** Whether a part is a paragraph of an article that has more: a `<p>`, or one beside others like it. */
function isOneOfMany({ node, parent, isProse, own, text }: Part, parts: readonly Part[]): boolean {
  if (!parent || !isProse || own < text || node.type === 'root') return false;
  if (node.tagName === 'p') return true;
  let paragraphs = 0;
  for (let at = parent.index + 1; at < parent.end; at = parts[at]!.end) {
    if (parts[at]!.isProse) paragraphs++;
  }
  return paragraphs > 1;
}

/** Finds the headline and the standfirst of a story that stand in front of it. */
import type { Stated } from '../../document/data.ts';
import { headlineKey } from '../../document/headline.ts';
import { isUnseen, isWithin, type Page, type Part } from './page-measures.ts';
import { endsSentence, textOf } from './tree-text.ts';

const STANDFIRST =
  /(?:^|[-_\s])(?:standfirst|stand-first|dek|deck|subtitle|sub-title|subheadline|subhead|lead|lede|intro|introduction|summary|excerpt|abstract|chapo|vorspann|sapo|article-?desc(?:ription)?|sommario|occhiello|bajada|entradilla|sottotitolo)(?:$|[-_\s])/i;
const LENGTH = { least: 40, most: 900 };
/** A description that a page states is cut short at will, but not shorter than this many letters. */
const DESCRIPTION_LETTERS = 30;
const LEAF = /^(?:p|h2|h3|h4|div|span|strong|section|blockquote|li)$/;

/** What stands at the head of a story. */
export interface HeadParts {
  headline?: Part;
  standfirst?: Part;
}

function descriptor({ node }: Part): string {
  if (node.type === 'root') return '';
  const { className, id, itemProp, dataTestid } = node.properties;
  return [className, id, itemProp, dataTestid]
    .flat()
    .filter((value) => typeof value === 'string')
    .join(' ');
}

/** Whether a text is one of those that the page states as its description, cut short or not. */
function isStated(text: string, descriptions: readonly string[]): boolean {
  const key = headlineKey(text);
  return descriptions.some((description) => {
    const stated = headlineKey(description);
    if (Math.min(key.length, stated.length) < DESCRIPTION_LETTERS) return false;
    return key.startsWith(stated) || stated.startsWith(key);
  });
}

function isParagraphOf({ node, own, text }: Part): boolean {
  return node.type === 'element' && LEAF.test(node.tagName) && own === text;
}

function isInside(part: Part | undefined, test: (outer: Part) => boolean): boolean {
  for (let outer = part; outer; outer = outer.parent) if (test(outer)) return true;
  return false;
}

const isAside = ({ node }: Part): boolean =>
  node.type === 'element' && /^(?:nav|aside|footer|figure|form|button)$/.test(node.tagName);

/**
 * The standfirst among some parts: the one that the page states as its description, else one that says
 * so, else, behind a headline, the first paragraph that ends as a sentence does.
 */
function standfirstAmong(
  parts: readonly Part[],
  stated: Stated,
  headline: Part | undefined,
): Part | undefined {
  const candidates = parts.filter(
    ({ text, links, prose, own, isCaption }) =>
      !isCaption &&
      text >= LENGTH.least &&
      text <= LENGTH.most &&
      links < text / 2 &&
      (own > 0 || prose > 0),
  );
  return (
    candidates.find(
      (part) => isParagraphOf(part) && isStated(textOf(part.node), stated.descriptions),
    ) ??
    candidates.find((part) => STANDFIRST.test(descriptor(part)) && !isInside(part, isAside)) ??
    (headline &&
      candidates.find(
        (part) =>
          part.isProse &&
          isParagraphOf(part) &&
          !isInside(part, (outer) => outer.hint !== undefined || isAside(outer)) &&
          endsSentence(textOf(part.node)),
      ))
  );
}

/**
 * Finds the headline and the standfirst of a story: they are part of it wherever they stand before its
 * body, inside the element that holds it or not.
 *
 * @param main The element that holds the story.
 * @param body The innermost element that holds most of it.
 * @param stated What the page says of itself.
 */
export function headParts(page: Page, main: Part, body: Part, stated: Stated): HeadParts {
  const { parts } = page;
  const prose = parts[0]!.prose;
  const isShown = (part: Part): boolean => !isInside(part, (outer) => isUnseen(outer, prose));
  const isHeadline = ({ node, text }: Part): boolean =>
    node.type === 'element' && node.tagName === 'h1' && text > 0;
  const headline =
    parts.slice(main.index, main.end).find(isHeadline) ??
    parts.slice(0, main.index).findLast((part) => isHeadline(part) && isShown(part));
  const behind = parts
    .slice(headline?.end ?? 0, body.index)
    .filter((part) => !isWithin(body, part) && isShown(part));
  const standfirst = standfirstAmong(behind, stated, headline);
  return { ...(headline && { headline }), ...(standfirst && { standfirst }) };
}

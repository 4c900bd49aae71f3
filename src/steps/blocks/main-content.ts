/** Finds the article in an HTML page and cuts away what is around and between it. */
import type { Element, Nodes, Parents, Root } from 'hast';
import type { SourceRemoval, Stated } from '../../document/data.ts';
import { labelsOf } from './edges.ts';
import { SILENT } from './elements.ts';
import type { BlockKinds } from './flatten-page.ts';
import { FURNITURE } from './furniture.ts';
import { headParts } from './head-parts.ts';
import { bodyPart, mainPart } from './main-element.ts';
import { tellOutside } from './outside.ts';
import { isUnseen, type Page, type Part, yieldsToNames } from './page-measures.ts';
import { sourceOf } from './source-of.ts';
import { endsSentence, textOf } from './tree-text.ts';

/** What holds this share of the article's prose stays, whatever it is. */
const MOSTLY_PROSE = 0.4;
/** A block with this share of its text in links, and no more text than this, is a list of links. */
const LINKS = { share: 0.66, length: 500, least: 15 };
const MAY_BE_LINKS = /^(?:div|ul|ol|section|p|li|table|h[2-6]|header|center)$/;

/** Why a part of the article's element is no part of the article. */
type Reason = Pick<SourceRemoval, 'kind' | 'rule' | 'reason'>;

const HIDDEN: Reason = {
  kind: 'spam',
  rule: 'html/hidden',
  reason: 'Text that the page hides from its readers.',
};
const LINKED: Reason = {
  kind: 'navigation',
  rule: 'html/links',
  reason: 'A block of hardly anything but links.',
};
const LABEL: Reason = {
  kind: 'boilerplate',
  rule: 'html/label',
  reason: 'A label before the first paragraph of the story or behind its last.',
};

/** A block that is hardly anything but links: other stories, sections, tags. */
function isLinkBlock({ node, text, links, own }: Part): boolean {
  if (text < LINKS.least || text > LINKS.length || links < text * LINKS.share) return false;
  if (node.type === 'root' || !MAY_BE_LINKS.test(node.tagName)) return false;
  // A sentence with a long link in it is still one.
  return own !== text || text - links < LINKS.least || !endsSentence(textOf(node));
}

function holdsStory({ parts }: Page, { index, end }: Part): boolean {
  for (let at = index; at < end; at++) if (parts[at]!.isStory && parts[at]!.prose > 0) return true;
  return false;
}

/** Why a part inside the article's element goes; undefined when it stays. */
function reasonAgainst(
  part: Part,
  element: Element,
  page: Page,
  prose: number,
): Reason | undefined {
  if (isUnseen(part, prose)) return HIDDEN;
  if (part.prose >= Math.max(1, prose * MOSTLY_PROSE)) return undefined;
  const kind = FURNITURE[element.tagName];
  if (kind) {
    const reason = `A <${element.tagName}> element is page furniture.`;
    return { kind, rule: 'html/furniture', reason };
  }
  const { hint } = part;
  if (hint && yieldsToNames(part, hint, prose) && !holdsStory(page, part)) return hint;
  return isLinkBlock(part) ? LINKED : undefined;
}

/**
 * Cuts a page down to its article, in place: headline, standfirst and story stay; everything around
 * it, page furniture inside it, labels at its ends and text that is hidden from readers go, each with
 * its reason.
 *
 * @param page Its measures.
 * @param stated What the page says of itself.
 * @returns What was cut away, in document order, and what some of the rest is.
 */
export function keepMainContent(
  root: Root,
  page: Page,
  stated: Stated,
): { removals: SourceRemoval[]; kinds: BlockKinds } {
  const main = mainPart(page);
  const body = bodyPart(page, main);
  const { headline, standfirst } = headParts(page, main, body, stated);
  const kept = new Set([main, headline, standfirst].filter((part) => part !== undefined));
  const kinds = new Map<Nodes, 'subtitle' | 'caption'>();
  if (standfirst) kinds.set(standfirst.node, 'subtitle');
  const path = new Set<Part>();
  for (const part of kept) for (let at = part.parent; at; at = at.parent) path.add(at);
  const labels = labelsOf(page, main, body, kept, !stated.isDated);
  const removals: SourceRemoval[] = [];
  /** Whether an element inside the article's stays; a removal is written down. */
  const stays = (child: Element, part: Part): boolean => {
    if (kept.has(part)) return true;
    if (part.isCaption) kinds.set(child, 'caption');
    const reason = labels.has(part) ? LABEL : reasonAgainst(part, child, page, main.prose);
    if (!reason) return true;
    const span = sourceOf(child);
    const { kind, rule, reason: why } = reason;
    if (span && part.text > 0) removals.push({ ...span, kind, rule, score: 1, reason: why });
    return false;
  };
  const prune = (parent: Parents, isInside: boolean): void => {
    parent.children = parent.children.filter((child) => {
      if (child.type === 'text' && isInside) return true;
      if (child.type === 'text' || child.type === 'element') {
        const part = page.partOf.get(child);
        if (child.type === 'element' && SILENT.has(child.tagName)) return false;
        const within = isInside || (part !== undefined && kept.has(part));
        if (within && part && child.type === 'element' && stays(child, part)) {
          prune(child, true);
          return true;
        }
        if (within) return false;
        if (part && path.has(part) && child.type === 'element') {
          prune(child, false);
          return true;
        }
        for (const each of tellOutside(child, page)) removals.push(each);
      }
      return false;
    }) as typeof parent.children;
  };
  prune(root, main.node === root);
  return { removals, kinds };
}

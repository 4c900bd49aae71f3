/** Finds the article in an HTML page and cuts away what is around and between it. */
import type { Element, ElementData, Nodes, Parents, Root } from 'hast';
import type { SourceRemoval } from '../../document/data.ts';
import { SILENT } from './elements.ts';
import { HIDDEN_STYLE } from './hidden.ts';
import { elementHint, isStoryElement } from './hints.ts';
import { type Measures, measureOf, measurePage } from './page-measures.ts';
import { sourceOf } from './source-of.ts';

/** Elements that are page furniture wherever they stand, with the kind of the removal. */
const FURNITURE: Record<string, string> = {
  nav: 'navigation',
  aside: 'boilerplate',
  footer: 'boilerplate',
  form: 'boilerplate',
  button: 'boilerplate',
  dialog: 'boilerplate',
};
/** The share of a page's prose that the article holds; of an element that says it is the article. */
const SHARE = { any: 0.7, named: 0.45 };
/** Names say nothing against an element that holds this share of the article's prose. */
const MOSTLY_PROSE = 0.4;
/** A block with this share of its text in links, and no more text than this, is a list of links. */
const LINKS = { share: 0.66, length: 500, least: 15 };
const STANDFIRST =
  /(?:^|[-_\s])(?:standfirst|stand-first|dek|deck|subtitle|sub-title|subheadline|subhead|lead|lede|intro|introduction|summary|excerpt|abstract|chapo|vorspann|sapo|article-?desc(?:ription)?|sommario|occhiello|bajada|entradilla|sottotitolo)(?:$|[-_\s])/i;
const STANDFIRST_LENGTH = { least: 40, most: 900 };

function elementsOf(node: Nodes, out: Element[] = []): Element[] {
  if (node.type === 'element') {
    if (SILENT.has(node.tagName)) return out;
    out.push(node);
  }
  if ('children' in node) for (const child of node.children) elementsOf(child, out);
  return out;
}

/** The deepest element that holds a share of some prose. */
function deepest(start: Root | Element, share: number, measures: Measures): Root | Element {
  const least = measureOf(measures, start).prose * share;
  let node = start;
  for (let inner: Element | undefined; ; node = inner) {
    const children: readonly Nodes[] = node.children;
    inner = children.find(
      (child): child is Element =>
        child.type === 'element' && measureOf(measures, child).prose >= least,
    );
    if (!inner || least === 0) return node;
  }
}

/**
 * The element that holds the story: one that says so and holds much of the page's prose, else the
 * deepest one that holds most of it.
 */
function mainElement(root: Root, all: readonly Element[], measures: Measures): Root | Element {
  const total = measureOf(measures, root).prose;
  if (total === 0)
    return all.find(({ tagName }) => tagName === 'article' || tagName === 'main') ?? root;
  const named = all
    .filter(isStoryElement)
    .filter((element) => measureOf(measures, element).prose >= total * SHARE.named);
  const holder = named.at(-1);
  if (holder) return holder;
  const found = deepest(root, SHARE.any, measures);
  // A single paragraph is no article: its neighbours belong to it.
  const isParagraph =
    found.type === 'element' && (found.tagName === 'p' || found.tagName === 'span');
  return isParagraph
    ? (all.find((each) => each.children.includes(found as Element)) ?? found)
    : found;
}

function isHidden({ properties }: Element): boolean {
  const style = typeof properties.style === 'string' ? properties.style : '';
  return Boolean(properties.hidden) || properties.ariaHidden === 'true' || HIDDEN_STYLE.test(style);
}

function descriptor({ properties }: Element): string {
  return [properties.className, properties.id, properties.itemProp, properties.dataTestid]
    .flat()
    .filter((value) => typeof value === 'string')
    .join(' ');
}

/** Headline and standfirst before the story: they are part of it wherever they stand. */
function headParts(main: Root | Element, all: readonly Element[], measures: Measures): Element[] {
  if (main.type === 'root') return [];
  const before = all.slice(0, all.indexOf(main));
  const own = new Set(elementsOf(main));
  const headline = [...own].some(({ tagName }) => tagName === 'h1')
    ? undefined
    : before.findLast((each) => each.tagName === 'h1' && measureOf(measures, each).text > 0);
  const from = headline ? before.indexOf(headline) : 0;
  const standfirst = before.slice(from + 1).find((each) => {
    const { text, links } = measureOf(measures, each);
    return (
      STANDFIRST.test(descriptor(each)) &&
      text >= STANDFIRST_LENGTH.least &&
      text <= STANDFIRST_LENGTH.most &&
      links < text / 2 &&
      !elementsOf(each).includes(main)
    );
  });
  if (standfirst) standfirst.data = { ...standfirst.data, standfirst: true } as ElementData;
  return [headline, standfirst].filter((each) => each !== undefined);
}

/** A block that is hardly anything but links: other stories, sections, tags. */
function isLinkBlock(element: Element, measures: Measures): boolean {
  const { text, links } = measureOf(measures, element);
  if (text < LINKS.least || text > LINKS.length || links < text * LINKS.share) return false;
  return /^(?:div|ul|ol|section|p|li|table|h[2-6]|header|center)$/.test(element.tagName);
}

/**
 * Cuts a page down to its article, in place: headline, standfirst and story stay; everything around
 * it, page furniture inside it and text that is hidden from readers go, each with its reason.
 *
 * @returns What was cut away, in document order.
 */
export function keepMainContent(root: Root): SourceRemoval[] {
  const measures = measurePage(root);
  const all = elementsOf(root);
  const main = mainElement(root, all, measures);
  const kept = new Set<Nodes>([main, ...headParts(main, all, measures)]);
  const path = new Set<Nodes>();
  const findPath = (node: Nodes): boolean => {
    let leads = kept.has(node);
    if (!leads && 'children' in node)
      for (const child of node.children) leads = findPath(child) || leads;
    if (leads) path.add(node);
    return leads;
  };
  findPath(root);
  const prose = measureOf(measures, main).prose;
  const isStory = (element: Element): boolean =>
    measureOf(measures, element).prose > 0 && isStoryElement(element);
  const removals: SourceRemoval[] = [];
  const remove = (node: Nodes, kind: string, rule: string, reason: string): void => {
    const span = sourceOf(node);
    if (!span || measureOf(measures, node).text === 0) return;
    removals.push({ ...span, kind, rule, score: 1, reason });
  };
  /** Whether an element goes; its removal is written down. */
  const goes = (child: Element, within: boolean): boolean => {
    if (SILENT.has(child.tagName)) return true;
    if (isHidden(child) && measureOf(measures, child).prose <= prose * MOSTLY_PROSE) {
      remove(child, 'spam', 'html/hidden', 'Text that the page hides from its readers.');
      return true;
    }
    const kind = FURNITURE[child.tagName];
    if (!within) {
      if (path.has(child)) return false;
      const reason = `A <${child.tagName}> element outside the article.`;
      remove(child, kind ?? 'navigation', 'html/outside-article', reason);
      return true;
    }
    if (kept.has(child) || measureOf(measures, child).prose >= Math.max(1, prose * MOSTLY_PROSE))
      return false;
    if (kind) {
      remove(child, kind, 'html/furniture', `A <${child.tagName}> element is page furniture.`);
      return true;
    }
    const hint = elementHint(child);
    const share = measureOf(measures, child).prose / Math.max(1, prose);
    if (hint && share < hint.most && !elementsOf(child).some(isStory)) {
      remove(child, hint.kind, hint.rule, hint.reason);
      return true;
    }
    if (isLinkBlock(child, measures)) {
      remove(child, 'navigation', 'html/links', 'A block of hardly anything but links.');
      return true;
    }
    return false;
  };
  const prune = (parent: Parents, isWithin: boolean): void => {
    parent.children = parent.children.filter((child) => {
      const within = isWithin || kept.has(child) || parent === main;
      if (child.type === 'text') {
        if (!within) {
          remove(
            child,
            'navigation',
            'html/outside-article',
            'Text of the page outside the article.',
          );
        }
        return within;
      }
      if (child.type !== 'element') return false;
      if (goes(child, within)) return false;
      prune(child, within);
      return true;
    }) as typeof parent.children;
  };
  prune(root, main.type === 'root');
  return removals;
}

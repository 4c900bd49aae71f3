/** Tells what the parts of a page around its article are. */
import type { Element, Nodes, Root } from 'hast';
import type { SourceRemoval } from '../../document/data.ts';
import { SILENT } from './elements.ts';
import { FURNITURE } from './furniture.ts';
import type { Page } from './page-measures.ts';
import { sourceOf } from './source-of.ts';

/** A part with this share of its text in links is a menu or a list of other stories. */
const LINKED = 0.5;

interface Sort {
  kind: string;
  reason: string;
}

const MENU: Sort = { kind: 'navigation', reason: 'Links to other pages, outside the article.' };
const OTHER: Sort = { kind: 'boilerplate', reason: 'Text of the page outside the article.' };

/** A part, with what it is; the parts of one that is of one sort are told together. */
type Told = Sort & { node: Nodes };

function sortOf(node: Element, page: Page): Sort | undefined {
  const furniture = FURNITURE[node.tagName];
  const part = page.partOf.get(node);
  const hint = part?.hint;
  // A name says more than an element: a cookie banner may stand in an <aside>.
  if (hint) return { kind: hint.kind, reason: `${hint.reason} It is outside the article.` };
  if (furniture) {
    return { kind: furniture, reason: `A <${node.tagName}> element outside the article.` };
  }
  return part && part.text > 0 && part.links >= part.text * LINKED ? MENU : undefined;
}

function tell(node: Nodes, page: Page): Told[] {
  if (node.type === 'text') return node.value.trim() === '' ? [] : [{ node, ...OTHER }];
  if (node.type !== 'element' || SILENT.has(node.tagName)) return [];
  if (page.partOf.get(node)?.text === 0) return [];
  const sort = sortOf(node, page);
  if (sort) return [{ node, ...sort }];
  const inner = node.children.flatMap((child) => tell(child, page));
  const [first] = inner;
  const isOne = first && inner.every(({ reason }) => reason === first.reason);
  return isOne ? [{ ...first, node }] : inner;
}

/** What a node outside the article is: one removal, or several where it holds parts of several kinds. */
export function tellOutside(node: Exclude<Nodes, Root>, page: Page): SourceRemoval[] {
  return tell(node, page).flatMap(({ node: each, kind, reason }) => {
    const span = sourceOf(each);
    return span ? [{ ...span, kind, rule: 'html/outside-article', score: 1, reason }] : [];
  });
}

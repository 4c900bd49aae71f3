/** Measures of the elements of a page: how much text, how much of it in links, how much prose. */
import type { Element, Nodes, Root } from 'hast';
import { isInline, SILENT } from './elements.ts';
import { elementHint } from './hints.ts';

/** What an element holds, in UTF-16 units without white space at the ends of texts. */
export interface Measure {
  text: number;
  /** Text inside links. */
  links: number;
  /** Text of paragraphs that read like those of a story. */
  prose: number;
}

export type Measures = ReadonlyMap<Nodes, Measure>;

/** A paragraph of a story is at least so long, and has at most so much of its text in links. */
const PROSE = { length: 60, links: 0.5 };
/** Elements that hold the text of paragraphs directly. */
const PARAGRAPHS = new Set([
  'p',
  'div',
  'section',
  'article',
  'td',
  'blockquote',
  'pre',
  'body',
  'main',
]);
const NO_PROSE = new Set(['nav', 'footer', 'aside', 'button', 'dialog', 'header', 'figcaption']);
const NOTHING: Measure = { text: 0, links: 0, prose: 0 };

/** The length of the text that stands in an element itself or in inline elements inside it. */
function ownLength(node: Element, measures: Map<Nodes, Measure>): number {
  let length = 0;
  for (const child of node.children) {
    const measure = measures.get(child);
    if (!measure) continue;
    if (child.type === 'text') length += measure.text;
    else if (child.type === 'element' && isInline(child.tagName)) length += measure.text;
  }
  return length;
}

function measureNode(node: Nodes, inLink: boolean, measures: Map<Nodes, Measure>): Measure {
  if (node.type === 'text') {
    const text = node.value.trim().length;
    const measure = { text, links: inLink ? text : 0, prose: 0 };
    measures.set(node, measure);
    return measure;
  }
  if (!('children' in node) || (node.type === 'element' && SILENT.has(node.tagName)))
    return NOTHING;
  const isLink = inLink || (node.type === 'element' && node.tagName === 'a');
  const measure = { text: 0, links: 0, prose: 0 };
  for (const child of node.children) {
    const inner = measureNode(child, isLink, measures);
    measure.text += inner.text;
    measure.links += inner.links;
    measure.prose += inner.prose;
  }
  if (node.type === 'element') {
    if (NO_PROSE.has(node.tagName)) measure.prose = 0;
    else if (PARAGRAPHS.has(node.tagName)) {
      const own = ownLength(node, measures);
      if (own >= PROSE.length && measure.links <= measure.text * PROSE.links) measure.prose += own;
    }
  }
  measures.set(node, measure);
  return measure;
}

/** Takes the prose of comments, teasers and the like out of the sums; returns how much went. */
function discount(node: Nodes, total: number, measures: Map<Nodes, Measure>): number {
  const measure = measures.get(node);
  if (!measure || measure.prose === 0 || !('children' in node)) return 0;
  let gone = 0;
  const hint = node.type === 'element' ? elementHint(node) : undefined;
  if (hint && measure.prose < total * hint.most) gone = measure.prose;
  else for (const child of node.children) gone += discount(child, total, measures);
  measure.prose -= gone;
  return gone;
}

/** Measures every element of a page. */
export function measurePage(root: Root): Measures {
  const measures = new Map<Nodes, Measure>();
  const { prose } = measureNode(root, false, measures);
  discount(root, prose, measures);
  return measures;
}

/** The measure of a node; nothing for what holds no text. */
export function measureOf(measures: Measures, node: Nodes): Measure {
  return measures.get(node) ?? NOTHING;
}

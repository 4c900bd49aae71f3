/** Measures the elements of a page: how much text, how much of it in links, how much prose. */
import type { Element, Nodes, Root } from 'hast';
import { isInline, SILENT } from './elements.ts';
import { isHidden } from './hidden.ts';
import { type Hint, readNames } from './hints.ts';
import { markTeasers } from './teasers.ts';

/**
 * An element of a page and what it holds. Lengths count UTF-16 units without white space at the ends of
 * texts; a unit of a script that writes a word with one or two counts twice.
 */
export interface Part {
  /** The element; the root for the page itself. */
  node: Root | Element;
  parent: Part | undefined;
  /** Its place among all parts, in document order. */
  index: number;
  /** The index behind its last descendant. */
  end: number;
  text: number;
  /** Text inside links. */
  links: number;
  /** Text of paragraphs that read like those of a story. */
  prose: number;
  /** Text that stands in the element itself or in inline elements inside it. */
  own: number;
  /** What of its own text is in links. */
  ownLinks: number;
  /** What its names say against it. */
  hint: Hint | undefined;
  /** Whether its names say that it holds the story. */
  isStory: boolean;
  isHidden: boolean;
  /** Whether its own text is a paragraph of a story, for all that it says itself. */
  isProse: boolean;
  /** Whether it stands under a picture. */
  isCaption: boolean;
  /** Text that stands under pictures. */
  captions: number;
  /** Text that is certainly no part of a story: menus, teasers, what its names speak against. */
  noise: number;
}

/** All parts of a page in document order, the page itself first. */
export interface Page {
  parts: readonly Part[];
  partOf: ReadonlyMap<Nodes, Part>;
}

/** A paragraph of a story is at least so long, and has at most so much of its text in links. */
const PROSE = { length: 60, links: 0.5, itemLinks: 0.25 };
/** Elements whose own text is never a paragraph of a story, nor is anything inside them. */
const NO_PROSE = new Set([
  'nav',
  'footer',
  'aside',
  'button',
  'dialog',
  'header',
  'figure',
  'label',
]);
/** Elements whose own text is none. */
const NO_PARAGRAPH = new Set([
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'figcaption',
  'caption',
  'th',
  'address',
]);
const ITEMS = new Set(['li', 'dd', 'dt']);
/** Ideographs and kana (a word in one or two), and Hangul syllables. */
const DENSE = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/g;

/** How long a text is to a reader. */
export function lengthOf(text: string): number {
  const { length } = text.trim();
  return length === 0 ? 0 : length + (text.match(DENSE)?.length ?? 0);
}

function isParagraph({ node, own, ownLinks, isCaption }: Part): boolean {
  if (own < PROSE.length || isCaption || node.type === 'root' || isInline(node.tagName))
    return false;
  if (NO_PARAGRAPH.has(node.tagName)) return false;
  return ownLinks <= own * (ITEMS.has(node.tagName) ? PROSE.itemLinks : PROSE.links);
}

/** Whether names may speak against a part: it holds little of the prose, or is a list of links. */
export function yieldsToNames(part: Part, hint: Hint, prose: number): boolean {
  const share = part.prose / Math.max(1, prose);
  return share < hint.most || (share < hint.mostLinked && part.links > part.text / 2);
}

/** A part that readers do not see yields when it holds less than this share of the prose. */
const HIDDEN_SHARE = 0.4;

/** Whether a part is hidden and can be taken at its word. */
export function isUnseen(part: Part, prose: number): boolean {
  return part.isHidden && part.prose < Math.max(1, prose * HIDDEN_SHARE);
}

/** Whether a part without prose has most of its text in links. */
function isMenu({ node, prose, text, links }: Part): boolean {
  return (
    prose === 0 && links > text * PROSE.links && node.type === 'element' && !isInline(node.tagName)
  );
}

/** Collects the parts under a node and adds up what they hold. */
function collect(node: Nodes, part: Part, inLink: boolean, parts: Part[]): void {
  if (node.type === 'text') {
    const length = lengthOf(node.value);
    part.text += length;
    part.own += length;
    if (!inLink) return;
    part.links += length;
    part.ownLinks += length;
  } else if (node.type === 'element' && !SILENT.has(node.tagName)) {
    const inner = addPart(node, part, inLink || node.tagName === 'a', parts);
    part.text += inner.text;
    part.links += inner.links;
    part.prose += inner.prose;
    part.captions += inner.captions;
    if (!isInline(node.tagName)) return;
    part.own += inner.own;
    part.ownLinks += inner.ownLinks;
  }
}

function addPart(
  node: Root | Element,
  parent: Part | undefined,
  inLink: boolean,
  parts: Part[],
): Part {
  const names = node.type === 'element' ? readNames(node) : undefined;
  const part: Part = {
    node,
    parent,
    index: parts.length,
    end: 0,
    text: 0,
    links: 0,
    prose: 0,
    own: 0,
    ownLinks: 0,
    hint: names?.hint,
    isStory: names?.isStory ?? false,
    isHidden: node.type === 'element' && isHidden(node),
    isProse: false,
    isCaption: names?.isCaption ?? false,
    captions: 0,
    noise: 0,
  };
  parts.push(part);
  for (const child of node.children) collect(child, part, inLink, parts);
  part.end = parts.length;
  if (part.isCaption) part.captions = part.text;
  else part.isCaption = node.type === 'element' && part.text > 0 && part.captions === part.text;
  if (node.type === 'element' && NO_PROSE.has(node.tagName)) {
    part.prose = 0;
    for (let index = part.index; index < part.end; index++) parts[index]!.isProse = false;
  } else if (isParagraph(part)) {
    part.isProse = true;
    part.prose += part.own;
  }
  return part;
}

/** What goes out of the sums of an element with the parts in it that are none of the story. */
interface Gone {
  prose: number;
  noise: number;
}

/** Takes the prose of comments, teasers and what is hidden out of the sums, and adds up the noise. */
function discount(parts: readonly Part[], part: Part, total: number): Gone {
  const { hint, prose, text } = part;
  if (text === 0) return { prose: 0, noise: 0 };
  const isNoise =
    (hint && yieldsToNames(part, hint, total)) || isUnseen(part, total) || isMenu(part);
  const gone = { prose: isNoise ? prose : 0, noise: isNoise ? text : 0 };
  if (!isNoise) {
    for (let at = part.index + 1; at < part.end; at = parts[at]!.end) {
      const inner = discount(parts, parts[at]!, total);
      gone.prose += inner.prose;
      gone.noise += inner.noise;
    }
  }
  part.prose -= gone.prose;
  part.noise = gone.noise;
  return gone;
}

/** Measures every element of a page in one pass, and a second one over those that hold prose. */
export function measurePage(root: Root): Page {
  const parts: Part[] = [];
  const page = addPart(root, undefined, false, parts);
  markTeasers(parts);
  discount(parts, page, page.prose);
  return { parts, partOf: new Map(parts.map((part) => [part.node, part])) };
}

/** Whether a part stands inside another, or is that other. */
export function isWithin(part: Part, outer: Part): boolean {
  return part.index >= outer.index && part.index < outer.end;
}

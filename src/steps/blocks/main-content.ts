/** Finds the article in an HTML page and cuts away what is around and between it. */
import type { Element, Nodes, Parents, Root } from 'hast';
import type { SourceRemoval } from '../../document/data.ts';
import { isSpace } from '../../unicode/classes.ts';
import { HIDDEN_STYLE } from './hidden.ts';

/** Elements without readable text; what they hold counts as markup. */
const SILENT = new Set(
  'head script style noscript template svg math iframe object embed canvas audio video select option textarea input meta link'.split(
    ' ',
  ),
);

/** Elements that are page furniture wherever they stand, with the kind of the removal. */
const FURNITURE: Record<string, string> = {
  nav: 'navigation',
  aside: 'boilerplate',
  footer: 'boilerplate',
  form: 'boilerplate',
  button: 'boilerplate',
  dialog: 'boilerplate',
};

function hasText(node: Nodes): boolean {
  if (node.type === 'text') {
    for (let at = 0; at < node.value.length; at++) {
      if (!isSpace(node.value.charCodeAt(at))) return true;
    }
    return false;
  }
  if (node.type === 'element' && SILENT.has(node.tagName)) return false;
  return 'children' in node && node.children.some(hasText);
}

/** How many characters of its own paragraphs an element holds. */
function proseLength(node: Nodes): number {
  if (node.type !== 'element' && node.type !== 'root') return 0;
  if (node.type === 'element') {
    if (SILENT.has(node.tagName) || node.tagName in FURNITURE) return 0;
    if (node.tagName === 'p') return textLength(node);
  }
  return node.children.reduce((sum, child) => sum + proseLength(child), 0);
}

function textLength(node: Nodes): number {
  if (node.type === 'text') return node.value.length;
  return 'children' in node ? node.children.reduce((sum, child) => sum + textLength(child), 0) : 0;
}

function elements(node: Nodes, tagName: string, out: Element[] = []): Element[] {
  if (node.type === 'element' && node.tagName === tagName) out.push(node);
  if ('children' in node) for (const child of node.children) elements(child, tagName, out);
  return out;
}

/** The `article` or `main` with most prose, unless most of the page's prose is outside of it. */
function mainElement(root: Root): Element | undefined {
  const total = proseLength(root);
  let best: Element | undefined;
  let most = total / 2;
  for (const candidate of [...elements(root, 'article'), ...elements(root, 'main')]) {
    const prose = proseLength(candidate);
    if (prose > most) {
      best = candidate;
      most = prose;
    }
  }
  return best ?? elements(root, 'body')[0];
}

function isHidden({ properties }: Element): boolean {
  return properties.hidden === true || HIDDEN_STYLE.test(String(properties.style ?? ''));
}

/**
 * Takes what is no part of the article out of a page's tree, in place.
 *
 * @param root The page; elements without text are dropped too.
 * @returns What was removed, in offsets of the source, in document order.
 */
export function keepMainContent(root: Root): SourceRemoval[] {
  const main = mainElement(root);
  const path = new Set<Nodes>();
  const findPath = (node: Nodes): boolean => {
    const found = node === main || ('children' in node && node.children.some(findPath));
    if (found) path.add(node);
    return found;
  };
  findPath(root);

  const removals: SourceRemoval[] = [];
  const remove = (node: Nodes, kind: string, rule: string, reason: string): void => {
    if (!hasText(node)) return;
    const start = node.position?.start.offset;
    const end = node.position?.end.offset;
    if (start !== undefined && end !== undefined) {
      removals.push({ start, end, kind, rule, score: 1, reason });
    } else if ('children' in node) {
      for (const child of node.children) remove(child, kind, rule, reason);
    }
  };
  const prune = (parent: Parents, inside: boolean): void => {
    parent.children = parent.children.filter((child) => {
      const within = inside || child === main;
      if (child.type !== 'element') {
        if (!within && child.type === 'text') {
          remove(
            child,
            'navigation',
            'html/outside-article',
            'Text of the page outside the article.',
          );
        }
        return child.type === 'text' ? within : path.has(child);
      }
      if (SILENT.has(child.tagName)) return false;
      if (isHidden(child)) {
        remove(child, 'spam', 'html/hidden', 'Text that the page hides from its readers.');
        return false;
      }
      const kind = FURNITURE[child.tagName];
      if (within && kind) {
        remove(child, kind, 'html/furniture', `A <${child.tagName}> element is page furniture.`);
        return false;
      }
      if (!within && !path.has(child)) {
        remove(
          child,
          kind ?? 'navigation',
          'html/outside-article',
          `A <${child.tagName}> element outside the article.`,
        );
        return false;
      }
      prune(child, within);
      return true;
    }) as typeof parent.children;
  };
  prune(root, false);
  return removals;
}

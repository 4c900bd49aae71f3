/** Reads who wrote a page: no author rather than a wrong one. */
import type { Element, Nodes, Root } from 'hast';
import { isName, splitNames } from '../../document/names.ts';
import { toLower } from '../../unicode/case.ts';

const CUE =
  /^(?:by|von|par|por|oleh|di|door|av|af|van|text|texte?|foto|words by|written by|story by|von:|autor(?:in)?|penulis|reporter|author)\b\s*:?\s+/i;
const ROLE =
  /\b(?:reporter|correspondent|editor|writer|journalist|columnist|producer|staff|desk|team|newsroom|redaktion|redaktör|redaktionen|redacción|redazione|redaksi|rédaction|bureau|agency|agencia|contributor|photographer|admin|senior|chief|skrifar)\b/i;
const BYLINE =
  /^(?:byline|bylines|author|authors|autor|auteur|authortext|authorname|bylinename|contributors?)$|^(?:byline|author)[-_]*(?:name|text|details|names|link|list)?$/;
const NO_STORY = new Set([
  'nav',
  'footer',
  'aside',
  'form',
  'script',
  'style',
  'noscript',
  'template',
]);
/** A byline is no longer. */
const LONGEST = 160;

function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value;
  if (!('children' in node) || (node.type === 'element' && NO_STORY.has(node.tagName))) return '';
  return node.children.map(textOf).join(node.type === 'element' && node.tagName === 'a' ? '' : ' ');
}

/** Reads a list of names out of a byline; parts that are no names (roles, agencies, dates) go. */
function readAuthors(text: string): string[] {
  const plain = text.replace(/\s+/g, ' ').trim().replace(CUE, '');
  const names = splitNames(plain).map((name) => name.replace(CUE, '').trim());
  const found: string[] = [];
  for (const name of names) {
    if (!isName(name) || ROLE.test(name) || found.includes(name)) {
      if (found.length > 0) break;
      continue;
    }
    found.push(name);
  }
  return found;
}

/**
 * Authors as metadata states them: a text may hold several; addresses and handles are none. Roles and
 * the publisher itself are authors only where nobody else is named.
 */
export function statedAuthors(values: readonly string[], publisher: string | undefined): string[] {
  const own = publisher === undefined ? '' : toLower(publisher);
  const people: string[] = [];
  const others: string[] = [];
  for (const value of values) {
    if (/^https?:|@/.test(value)) continue;
    const plain = value.replace(/\s+/g, ' ').trim().replace(CUE, '');
    for (const name of splitNames(plain)) {
      if (/[\d@<>]/.test(name)) continue;
      const list = ROLE.test(name) || toLower(name) === own ? others : people;
      if (!list.includes(name)) list.push(name);
    }
  }
  return people.length > 0 ? people : others.slice(0, 1);
}

function isByline({ properties }: Element): boolean {
  const { className, rel, itemProp, dataTestid } = properties;
  if ([rel, itemProp].flat().includes('author')) return true;
  return [className, dataTestid]
    .flat()
    .some(
      (name) =>
        typeof name === 'string' &&
        BYLINE.test(name.replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase()),
    );
}

/** A name on a line of its own at the right, as stories are signed. */
function isSignature(node: Element): boolean {
  const { style, align } = node.properties;
  const right =
    align === 'right' || (typeof style === 'string' && /text-align\s*:\s*right/.test(style));
  return right && node.tagName === 'p' && isName(textOf(node).trim());
}

/** The authors that the page shows beside its headline; the first byline that names somebody. */
export function visibleAuthors(root: Root): string[] {
  let found: string[] = [];
  let signed: string[] = [];
  let afterHeadline = false;
  const visit = (node: Nodes): void => {
    if (found.length > 0 || !('children' in node)) return;
    if (node.type === 'element') {
      if (NO_STORY.has(node.tagName)) return;
      if (node.tagName === 'h1') afterHeadline = true;
      if (afterHeadline && isSignature(node)) signed = readAuthors(textOf(node));
      if (afterHeadline && isByline(node)) {
        const text = textOf(node);
        if (text.length <= LONGEST) found = readAuthors(text);
        if (found.length > 0) return;
      }
    }
    for (const child of node.children) visit(child);
  };
  visit(root);
  return found.length > 0 ? found : signed;
}

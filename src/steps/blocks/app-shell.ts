/** Refuses pages whose text only a browser would fetch. */
import type { Element, Nodes, Root } from 'hast';
import type { Stated } from '../../document/data.ts';
import { RefusalError } from '../../document/refusal.ts';
import type { Page } from './page-measures.ts';

/** What a page shows until its scripts have run, as `Loading …`, is shorter than this. */
const PLACEHOLDER = 100;

/** A script that runs; JSON-LD and other data do not. */
function runs({ tagName, properties }: Element): boolean {
  const type = String(properties.type ?? '');
  return (
    tagName === 'script' && /^(?:|module|(?:text|application)\/(?:java|ecma)script)$/i.test(type)
  );
}

function some(node: Nodes, test: (element: Element) => boolean): boolean {
  if (node.type === 'element' && test(node)) return true;
  return 'children' in node && node.children.some((child) => some(child, test));
}

/**
 * Makes sure that a page holds text to read.
 *
 * @throws RefusalError `no-text` for a page without text, or with scripts and a placeholder alone.
 */
export function refuseShell(root: Root, { parts }: Page, stated: Stated): void {
  const { text, prose, links } = parts[0]!;
  const isShell =
    prose === 0 &&
    text - links < PLACEHOLDER &&
    some(root, runs) &&
    !some(root, ({ tagName }) => tagName === 'h1');
  if (text > 0 && !isShell) return;
  const body = stated.hasBody
    ? ' Its JSON-LD states an articleBody, which is no text that the page shows and leads back to no byte of it.'
    : '';
  throw new RefusalError(
    'no-text',
    `The page holds no text${isShell ? ', only scripts that would fetch it' : ''}.${body} Save it from a browser after it has loaded, or archive the text that the publisher offers otherwise.`,
  );
}

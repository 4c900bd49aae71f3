/** Makes a page one that HTML has a place for. */
import type { Nodes } from 'hast';
import { xmlText } from '../unicode/xml.ts';

/**
 * Replaces what no document may hold, in text and in values, by U+FFFD, one for one; lists of values are our own.
 *
 * @returns the same tree
 */
export function sound<Tree extends Nodes>(node: Tree): Tree {
  if (node.type === 'text') node.value = xmlText(node.value);
  if (node.type === 'element') {
    for (const [name, value] of Object.entries(node.properties)) {
      if (typeof value === 'string') node.properties[name] = xmlText(value);
    }
  }
  if ('children' in node) node.children.forEach(sound);
  return node;
}

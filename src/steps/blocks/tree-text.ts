/** The text of a stretch of an HTML tree. */
import type { Nodes } from 'hast';
import { SILENT } from './elements.ts';

/** All the text that a node holds, as it stands. */
export function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value;
  if (!('children' in node) || (node.type === 'element' && SILENT.has(node.tagName))) return '';
  return node.children.map(textOf).join('');
}

const TERMINAL = /[.!?…。！？।॥؟۔][\s"'”’»“」』)\]]*$/;

/** Whether a text ends as a sentence does. */
export function endsSentence(text: string): boolean {
  return TERMINAL.test(text.slice(-20));
}

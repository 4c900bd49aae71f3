/** Words of others in a line of ours. */
import type { Element, Properties } from 'hast';
import { h } from 'hastscript';
import { closeTurns } from '../unicode/turns.ts';

/** Shows words whose direction, whatever it is and however they turn it, reaches nothing beside them. */
export function isolate(text: string, properties: Properties = {}): Element {
  return h('bdi', properties, closeTurns(text));
}

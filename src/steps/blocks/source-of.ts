/** Where in the source a node of a tree came from. */
import type { Node } from 'unist';
import type { Span } from '../../document/data.ts';

/** The stretch of the source that a node came from; nothing for one that only the parser implied. */
export function sourceOf({ position }: Node): Span | undefined {
  const start = position?.start.offset;
  const end = position?.end.offset;
  return start === undefined || end === undefined ? undefined : { start, end };
}

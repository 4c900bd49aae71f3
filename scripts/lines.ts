// The paragraphs of plain text: its lines.
import type { Span } from '../src/document/data.ts';

/** The lines of a text that are not blank. */
export function linesOf(text: string): Span[] {
  const lines: Span[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    if (line.trim() !== '') lines.push({ start, end: start + line.length });
    start += line.length + 1;
  }
  return lines;
}

/** Finds lists in plain text: lines that open with figures in order, bullets or dashes. */
import type { Line } from './lines.ts';

const NUMBERED = /^\(?(\d{1,2})[.)]\s+\S/;
const LETTERED = /^\(?([a-h])[.)]\s+\S/;
const BULLET = /^[•‣▪▫●○◦·*✓✔➤►-]\s+\S/;
const DASH = /^[–—]\s+\S/;
/** Between two items of a numbered list may stand so many paragraphs of their own. */
const GAP = 6;
/** Items of a list that only its introduction tells are no longer. */
const SHORT = { words: 9, least: 2 };

function marker({ content }: Line): { sort: string; number?: number } | undefined {
  const number = NUMBERED.exec(content)?.[1];
  if (number !== undefined) return { sort: 'number', number: Number(number) };
  const letter = LETTERED.exec(content)?.[1];
  if (letter !== undefined) return { sort: 'letter', number: letter.charCodeAt(0) - 0x60 };
  if (BULLET.test(content)) return { sort: content[0]! };
  return DASH.test(content) ? { sort: 'dash' } : undefined;
}

/** A dash opens speech in many languages; speech ends as a sentence, an item in short does not. */
function isSpeech(line: Line): boolean {
  return line.ends || line.words > 12;
}

/** The lines that are items of lists. One line alone with a mark is none. */
export function listItems(lines: readonly Line[]): ReadonlySet<Line> {
  const items = new Set<Line>();
  const last = new Map<string, { index: number; number?: number; line: Line }>();
  lines.forEach((line, index) => {
    const mark = marker(line);
    if (!mark || (mark.sort === 'dash' && isSpeech(line))) return;
    const before = last.get(mark.sort);
    const near = before !== undefined && index - before.index <= (mark.number ? GAP : 1);
    const follows = mark.number === undefined || before?.number === mark.number - 1;
    if (near && follows) items.add(before.line).add(line);
    last.set(mark.sort, { index, line, ...(mark.number !== undefined && { number: mark.number }) });
  });
  for (let index = 0; index < lines.length; index++) {
    if (!/[:：]$/.test(lines[index]!.content)) continue;
    let end = index + 1;
    const isShort = ({ words, ends }: Line) => !ends && words > 0 && words <= SHORT.words;
    while (end < lines.length && isShort(lines[end]!)) end++;
    // The last short line before prose may be the next heading.
    if (end - index - 1 > SHORT.least) {
      for (const item of lines.slice(index + 1, end)) items.add(item);
    }
  }
  return items;
}

/** Plain text to mdast. */
import type { Paragraph, Root } from 'mdast';
import type { Point } from 'unist';

interface Line {
  start: number;
  end: number;
  number: number;
}

const LINE_END = /\r\n|[\n\r\u2028\u2029\u0085]/g;
const BLANK = /^\s*$/;
const ENDS_SENTENCE = /[.!?…:;"'”’»)]\s*$/;

/** Shape of text that was wrapped at a fixed width, as mailers and old wire terminals do. */
const WRAPPED = {
  leastInnerLines: 6,
  narrowest: 40,
  widest: 120,
  fill: 0.7,
  share: 0.8,
  openShare: 0.6,
};

/** Lines in groups that blank lines part. */
function readGroups(text: string): Line[][] {
  const groups: Line[][] = [];
  let group: Line[] = [];
  let start = 0;
  let number = 1;
  const take = (end: number): void => {
    if (!BLANK.test(text.slice(start, end))) group.push({ start, end, number });
    else if (group.length > 0) {
      groups.push(group);
      group = [];
    }
    number++;
  };
  for (const match of text.matchAll(LINE_END)) {
    take(match.index);
    start = match.index + match[0].length;
  }
  take(text.length);
  if (group.length > 0) groups.push(group);
  return groups;
}

/** Whether lines were broken at a fixed width: the lines inside groups are nearly all equally long. */
function isWrapped(text: string, groups: readonly Line[][]): boolean {
  const inner = groups.flatMap((group) => group.slice(0, -1));
  if (inner.length < WRAPPED.leastInnerLines) return false;
  const widest = inner.reduce((most, { start, end }) => Math.max(most, end - start), 0);
  if (widest < WRAPPED.narrowest || widest > WRAPPED.widest) return false;
  const full = inner.filter(({ start, end }) => end - start >= widest * WRAPPED.fill).length;
  const open = inner.filter(({ start, end }) => !ENDS_SENTENCE.test(text.slice(start, end))).length;
  return full >= inner.length * WRAPPED.share && open >= inner.length * WRAPPED.openShare;
}

function point(line: Line, offset: number): Point {
  return { line: line.number, column: offset - line.start + 1, offset };
}

function paragraph(text: string, first: Line, last: Line): Paragraph {
  const position = { start: point(first, first.start), end: point(last, last.end) };
  const value = text.slice(first.start, last.end);
  return { type: 'paragraph', children: [{ type: 'text', value, position }], position };
}

/**
 * Parses plain text: every physical line is a paragraph, unless the text is hard-wrapped; then
 * blank lines part paragraphs. Nothing in it is markup, and white space stays for a later step.
 *
 * @param text The decoded text.
 * @returns A root of paragraphs, each with one text and positions in UTF-16 units.
 */
export function parsePlain(text: string): Root {
  const groups = readGroups(text);
  const wrapped = isWrapped(text, groups);
  const children = groups.flatMap((group) =>
    wrapped
      ? [paragraph(text, group[0]!, group.at(-1)!)]
      : group.map((line) => paragraph(text, line, line)),
  );
  return { type: 'root', children };
}

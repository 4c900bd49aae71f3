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
const ITEM = /^\s*(?:[•*·▪–—-]|\(?\d{1,2}[.)])\s/;
const INDENT = /^(?: {2,}|\t)/;

/**
 * Shape of text that was wrapped at a fixed width, as mailers and old wire terminals do: a line ends
 * where the next word would not have fitted. All shares are of the width.
 */
const WRAPPED = {
  leastForced: 3,
  narrowest: 40,
  widest: 120,
  /**
   * A line that the next word would have made longer than this was broken by the width; a
   * shorter one that ends as a sentence does ends its paragraph.
   */
  forced: 0.92,
  /** One that stays shorter than this with the next word was broken on purpose. */
  deliberate: 0.75,
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

function endsSentence(text: string, { start, end }: Line): boolean {
  return ENDS_SENTENCE.test(text.slice(Math.max(start, end - 8), end));
}

/** How long a line would be with the first word of the next one. */
function lengthWithNext(text: string, line: Line, next: Line): number {
  const word = /\S+/.exec(text.slice(next.start, Math.min(next.end, next.start + WRAPPED.widest)));
  return text.slice(line.start, line.end).trimEnd().length + 1 + (word?.[0].length ?? 0);
}

/**
 * The width at which lines were broken; undefined when they were not: nearly all breaks inside groups
 * are where the next word no longer fitted, but for lines that are short or end as sentences do.
 */
function wrapWidth(text: string, groups: readonly Line[][]): number | undefined {
  let width = 0;
  for (const group of groups) {
    for (const { start, end } of group) width = Math.max(width, end - start);
  }
  if (width < WRAPPED.narrowest || width > WRAPPED.widest) return undefined;
  let forced = 0;
  let open = 0;
  let closed = 0;
  let other = 0;
  for (const group of groups) {
    for (let index = 0; index + 1 < group.length; index++) {
      const line = group[index]!;
      const next = group[index + 1]!;
      const ends = endsSentence(text, line);
      const length = lengthWithNext(text, line, next);
      if (length > width * WRAPPED.forced) {
        forced++;
        if (!ends) open++;
      } else if (
        ends ||
        length <= width * WRAPPED.deliberate ||
        INDENT.test(text.slice(next.start, next.start + 8))
      )
        closed++;
      else other++;
    }
  }
  const wrapped =
    forced >= WRAPPED.leastForced &&
    closed <= forced &&
    forced >= (forced + other) * WRAPPED.share &&
    open >= forced * WRAPPED.openShare;
  return wrapped ? width : undefined;
}

/** Parts a group of wrapped lines where an item, an indented line or a line after a short one begins. */
function unwrap(text: string, group: readonly Line[], width: number): Line[][] {
  const pieces: Line[][] = [];
  group.forEach((line, index) => {
    const before = group[index - 1];
    const content = text.slice(line.start, Math.min(line.end, line.start + 12));
    const isStart =
      before === undefined ||
      ITEM.test(content) ||
      (INDENT.test(content) && !INDENT.test(text.slice(before.start, before.start + 12))) ||
      lengthWithNext(text, before, line) <=
        width * (endsSentence(text, before) ? WRAPPED.forced : WRAPPED.deliberate);
    if (isStart) pieces.push([line]);
    else pieces.at(-1)!.push(line);
  });
  return pieces;
}

function point(line: Line, offset: number): Point {
  return { line: line.number, column: offset - line.start + 1, offset };
}

function paragraph(text: string, first: Line, last: Line): Paragraph {
  const position = () => ({ start: point(first, first.start), end: point(last, last.end) });
  const value = text.slice(first.start, last.end);
  return {
    type: 'paragraph',
    children: [{ type: 'text', value, position: position() }],
    position: position(),
  };
}

/**
 * Parses plain text: every physical line is a paragraph, unless the text is hard-wrapped; then blank
 * lines, short lines, indents and bullets part paragraphs. Nothing in it is markup, and white space
 * stays for a later step.
 *
 * @param text The decoded text.
 * @returns A root of paragraphs, each with one text and positions in UTF-16 units.
 */
export function parsePlain(text: string): Root {
  const groups = readGroups(text);
  const width = wrapWidth(text, groups);
  const children = groups.flatMap((group) => {
    const pieces = width === undefined ? group.map((line) => [line]) : unwrap(text, group, width);
    return pieces.map((lines) => paragraph(text, lines[0]!, lines.at(-1)!));
  });
  return { type: 'root', children };
}

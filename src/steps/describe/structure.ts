/** Tells what each paragraph is: headline, heading, byline, dateline, credit, note. */
import type { Body, Description } from '../../document/data.ts';
import { forEachWord } from '../../document/words.ts';
import type { DescribeData } from '../../languages/describe-data.ts';
import type { Byline, Paragraph } from '../../record/types.generated.ts';
import { toLower } from '../../unicode/case.ts';
import { readByline } from './byline.ts';

const TERMINAL = /[.!?…。！？:;,][”’"'»›)\]」』]*$/;
const ENCLOSED = /^[‘“"'«„「『].*[’”"'»“」』]$/;
/** A headline or heading longer than this is a paragraph. Real headlines end before 200 characters. */
const LONGEST = { headline: 220, heading: 90 };
/** A heading's neighbours are paragraphs of at least so many words. */
const PROSE_WORDS = 12;
const HEADING_WORDS = 9;
/** How many paragraphs at the top may hold the byline and the date. */
const TOP = 6;

function wordCount(text: string, start: number, end: number): number {
  let count = 0;
  forEachWord(text, start, end, () => count++);
  return count;
}

/** What the structure of the paragraphs tells. */
export interface Structure {
  headline?: string;
  bylines: Byline[];
  /** Index of the first paragraph of prose, -1 when there is none. */
  firstProse: number;
}

interface Line extends Paragraph {
  words: number;
  content: string;
}

/** Whether two headlines differ in white space and punctuation at most. */
function sameLetters(a: string, b: string): boolean {
  const letters = (text: string) => toLower(text).replace(/[\s"'“”‘’.,:;!?–—|-]+/g, '');
  return letters(a) === letters(b);
}

function headlineOf(
  lines: readonly Line[],
  body: Body,
  page: Partial<Description>,
): Line | undefined {
  const marked = lines.find((_line, index) => body.blocks[index]!.kind === 'heading');
  if (page.headline !== undefined) {
    // What the page's places agree on is the headline, wherever its text stands, or if it does not.
    return lines.find(({ content }) => sameLetters(content, page.headline!));
  }
  if (marked && lines.indexOf(marked) < TOP) return marked;
  const first = lines[0];
  if (!first || body.blocks[0]!.kind !== 'paragraph') return undefined;
  const alone = lines.length === 1;
  const sentence = /[.。]["”’»]?$/.test(first.content) || /[:;,]$/.test(first.content);
  return alone || sentence || first.content.length > LONGEST.headline ? undefined : first;
}

/** A short line between two paragraphs of prose, without the end of a sentence. */
function isHeading(lines: readonly Line[], index: number): boolean {
  const line = lines[index]!;
  if (line.content.length > LONGEST.heading || line.words === 0 || line.words > HEADING_WORDS)
    return false;
  if (TERMINAL.test(line.content) && !ENCLOSED.test(line.content)) return false;
  const before = lines[index - 1];
  const after = lines[index + 1];
  return (
    before !== undefined &&
    after !== undefined &&
    before.words >= PROSE_WORDS &&
    after.words >= PROSE_WORDS
  );
}

function hasCue(lower: string, cues: readonly string[]): boolean {
  return cues.some(
    (cue) =>
      lower.startsWith(`${cue}:`) || lower.startsWith(`(${cue}:`) || lower.startsWith(`${cue} :`),
  );
}

/**
 * Settles the kind of every paragraph, in place.
 *
 * @param body The article's text; the paragraphs' kinds are set.
 * @param page What the page's own metadata says.
 * @param data What is known of the language; without it only markup tells.
 */
export function readStructure(
  body: Body,
  page: Partial<Description>,
  data: DescribeData | undefined,
): Structure {
  const { text, paragraphs } = body;
  const lines = paragraphs.map(
    (paragraph): Line => ({
      ...paragraph,
      words: wordCount(text, paragraph.start, paragraph.end),
      content: text.slice(paragraph.start, paragraph.end),
    }),
  );
  const headline = headlineOf(lines, body, page);
  const headlineIndex = headline ? lines.indexOf(headline) : -1;
  const firstProse = lines.findIndex(
    ({ words, content }, index) =>
      index > headlineIndex && words >= PROSE_WORDS && TERMINAL.test(content),
  );
  const bylines: Byline[] = [];
  lines.forEach((line, index) => {
    const paragraph = paragraphs[index]!;
    const lower = toLower(line.content);
    const atTop = firstProse < 0 ? index < TOP : index < firstProse || index <= headlineIndex + 2;
    const atEnd = index >= lines.length - 2;
    if (index === headlineIndex) {
      paragraph.kind = 'headline';
      return;
    }
    if (data && (atTop || atEnd)) {
      const found = readByline(line.content, line.start, data.bylineCues);
      if (found.length > 0) {
        if (bylines.length === 0 || atTop) bylines.push(...found);
        paragraph.kind = 'byline';
        return;
      }
    }
    if (data && line.words <= 30 && hasCue(lower, data.creditCues)) {
      paragraph.kind = 'credit';
      return;
    }
    if (
      data &&
      (atEnd || atTop) &&
      data.notes.some((note) => note.test(lower.replace(/[.]$/, '')))
    ) {
      paragraph.kind = 'note';
      return;
    }
    if (paragraph.kind === 'paragraph' && index > headlineIndex && isHeading(lines, index)) {
      paragraph.kind = 'heading';
    }
  });
  const stated = page.headline ?? headline?.content;
  return { ...(stated && { headline: stated }), bylines, firstProse };
}

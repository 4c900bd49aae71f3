/** Finds the headline, and the line that names the section above it. */
import type { Body, Description } from '../../document/data.ts';
import { headlineKey } from '../../document/headline.ts';
import { trimMarks } from '../../document/trim.ts';
import type { DescribeData } from '../../languages/describe-data.ts';
import { toLower } from '../../unicode/case.ts';
import { isCapitals, isProse, type Line } from './lines.ts';

/** Real headlines end before 220 characters and before 31 words. */
const LONGEST = { characters: 220, words: 30 };
/** How many paragraphs may stand above the headline. */
const TOP = 6;
/** Capitals above a headline that name a section, as far as no list of names has it. */
const KICKER = { words: 2, characters: 25 };
/** A line of fewer words that ends in a full stop may be a headline that ends in an abbreviation. */
const ABBREVIATED =
  /(?:\b[A-Z]\.[A-Z]\.|\b(?:Inc|Jr|Sr|Co|Ltd|Tbk|a\.m|p\.m|S\.Pd|S\.H)\.)["”’»]?$/;
/** A sentence inside a line, and more after it. */
const TWO_SENTENCES = /[a-z\u00df-\u024f\d”"’)][.!?]["”’»]? ["“‘«]?[A-Z\u00c0-\u00de][a-z]/;

/** The headline and what stands above it. */
export interface HeadlineFound {
  line: Line;
  /** The headline's words: those of the line, without a section before a bar. */
  text: string;
}

/** Whether a first line reads as prose rather than as a headline. */
export function isSentence({ content, words }: Line): boolean {
  if (content.length > LONGEST.characters || words > LONGEST.words) return true;
  if (/[:;,]$/.test(content)) return true;
  if (/[.。।]["”’»」』)]?$/.test(content)) {
    return !(ABBREVIATED.test(content) || /(?:\.\.|…)["”’»]?$/.test(content));
  }
  return words > 20 && TWO_SENTENCES.test(content);
}

const NO_MARKS: ReadonlySet<string> = new Set();
const SECTION_TAIL = new Set(':|/»›>');

/** The name of a section that a line is, or that stands before a bar in it. */
export function sectionOf(
  line: Line,
  data: DescribeData | undefined,
): { name: string; rest?: string } | undefined {
  if (!data) return undefined;
  const bar = /^(.{2,30}?)\s*[|»›>]+\s*(.*)$/.exec(line.content);
  const name = trimMarks(bar?.[1] ?? line.content, NO_MARKS, SECTION_TAIL);
  const lower = toLower(name);
  if (!data.sections.includes(lower)) return undefined;
  return bar?.[2] ? { name, rest: bar[2] } : { name };
}

/** Whether a line is a kicker above the line that follows it. */
export function isKicker(
  line: Line,
  next: Line | undefined,
  data: DescribeData | undefined,
): boolean {
  if (!next || isSentence(next) || next.words < 3) return false;
  const section = sectionOf(line, data);
  if (section) return section.rest === undefined;
  return (
    line.words > 0 &&
    line.words <= KICKER.words &&
    line.content.length <= KICKER.characters &&
    !line.ends &&
    isCapitals(line.content) &&
    !isCapitals(next.content)
  );
}

/**
 * Finds the headline's line.
 *
 * @param lines The lines of the article.
 * @param isOther Whether a line is a byline, a date, a caption or another thing that is no headline.
 */
export function findHeadline(
  lines: readonly Line[],
  body: Body,
  page: Partial<Description>,
  data: DescribeData | undefined,
  isOther: (line: Line) => boolean,
): HeadlineFound | undefined {
  const whole = (line: Line | undefined): HeadlineFound | undefined =>
    line && { line, text: line.content };
  if (page.headline !== undefined) {
    // What the page's places agree on is the headline, wherever its text stands, or if it does not.
    const key = headlineKey(page.headline);
    return whole(lines.find(({ content }) => headlineKey(content) === key));
  }
  const marked = lines.findIndex((_line, index) => body.blocks[index]!.kind === 'heading');
  if (marked >= 0 && marked < TOP) return whole(lines[marked]);
  if (lines.length === 1) return undefined;
  for (let index = 0; index < Math.min(lines.length, TOP); index++) {
    const line = lines[index]!;
    if (body.blocks[index]!.kind !== 'paragraph') return undefined;
    if (isOther(line) || isKicker(line, lines[index + 1], data)) continue;
    if (isSentence(line) || line.words === 0) return undefined;
    // A name or a label in capitals right above the story: `JANE DOE`.
    const next = lines[index + 1];
    const isLabel = line.words <= KICKER.words && isCapitals(line.content);
    if (isLabel && next && isProse(next)) return undefined;
    const section = sectionOf(line, data);
    return { line, text: section?.rest ?? line.content };
  }
  return undefined;
}

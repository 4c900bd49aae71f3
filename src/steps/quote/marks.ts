/** Finds what stands between quotation marks in one paragraph. */
import type { Span } from '../../document/data.ts';
import { isDigit, isLetter, isLower, isSpace, isUpper } from '../../unicode/classes.ts';

/** Words between quotation marks; `start` and `end` leave the marks out. */
export interface Stretch extends Span {
  /** Where the opening mark begins; the same as `start` when the mark stands in an earlier paragraph. */
  open: number;
  /** Where the closing mark ends; the same as `end` when there is none. */
  close: number;
  /** Whether the closing mark is there. */
  closed: boolean;
  /** Whether it runs to the end of the paragraph for want of a closing mark. */
  runsOut: boolean;
  family: Family;
}

/** The quotation marks of a paragraph. */
export interface Marks {
  /** The outermost stretches, in order. */
  stretches: Stretch[];
  /** A closing mark that nothing in the paragraph opens and that stands before any opening one. */
  stray?: Span;
}

/** Marks that may open and close one another, however carelessly they are set. */
export const Family = {
  Double: 0,
  Single: 1,
  Guillemet: 2,
  SingleGuillemet: 3,
  Corner: 4,
  WhiteCorner: 5,
} as const;
export type Family = (typeof Family)[keyof typeof Family];

/** What a mark may do: open, close, either as its neighbours tell, or open when there is nothing to close. */
const Role = { Open: 1, Close: 2, Either: 3, OpenOrClose: 4 } as const;

const MARKS = new Map<number, { family: Family; role: number }>([
  [0x22, { family: Family.Double, role: Role.Either }],
  [0x201c, { family: Family.Double, role: Role.Either }],
  [0x201d, { family: Family.Double, role: Role.Either }],
  [0x201e, { family: Family.Double, role: Role.Open }],
  [0x27, { family: Family.Single, role: Role.Either }],
  [0x2018, { family: Family.Single, role: Role.Open }],
  [0x2019, { family: Family.Single, role: Role.Close }],
  [0xab, { family: Family.Guillemet, role: Role.OpenOrClose }],
  [0xbb, { family: Family.Guillemet, role: Role.Either }],
  [0x2039, { family: Family.SingleGuillemet, role: Role.OpenOrClose }],
  [0x203a, { family: Family.SingleGuillemet, role: Role.Either }],
  [0x300c, { family: Family.Corner, role: Role.Open }],
  [0x300d, { family: Family.Corner, role: Role.Close }],
  [0x300e, { family: Family.WhiteCorner, role: Role.Open }],
  [0x300f, { family: Family.WhiteCorner, role: Role.Close }],
]);

const MARK = /["'\u00ab\u00bb\u2018\u2019\u201c-\u201e\u2039\u203a\u300c-\u300f]/g;

/** Finds the next quotation mark at or behind an offset; -1 when there is none. */
function nextMark(text: string, from: number): number {
  MARK.lastIndex = from;
  return MARK.test(text) ? MARK.lastIndex - 1 : -1;
}

/** More marks open at once than this is no prose; what lies deeper is not looked at. */
const DEPTH = 8;

/** The UTF-16 units that are quotation marks somewhere. */
export const MARK_UNITS: readonly number[] = [...MARKS.keys()];

function isMark(unit: number): boolean {
  return MARKS.has(unit);
}

function isBoundary(unit: number): boolean {
  return isSpace(unit) || '([{—–-/…:'.includes(String.fromCharCode(unit));
}

/** Chinese and Japanese put no space before a mark. */
function isUnspaced(unit: number): boolean {
  return (unit >= 0x3001 && unit <= 0x9fff) || (unit >= 0xff00 && unit <= 0xff9f);
}

interface Opening {
  at: number;
  start: number;
  family: Family;
  unit: number;
  /** Whether white space follows it: a careless setter, whose closing marks stand anyhow. */
  spaced: boolean;
}

/** Whether a mark of the same family at this place may close what `unit` opened. */
function closes(unit: number, closing: number): boolean {
  if (unit === 0x201c) return closing !== 0x201c;
  if (unit === 0xab || unit === 0x2039) return closing === unit + (unit === 0xab ? 16 : 1);
  if (unit === 0xbb || unit === 0x203a) return closing === unit - (unit === 0xbb ? 16 : 1);
  if (unit === 0x27) return closing === 0x27;
  if (unit === 0x2018) return closing === 0x2019 || closing === 0x27;
  return true;
}

/**
 * Finds the outermost stretches between quotation marks, in one pass with a stack.
 *
 * Straight marks, and curly ones that open here and close there (`”…”`, `„…“`, `»…«`), are told by
 * their neighbours. An apostrophe between letters is no mark. Two single marks side by side are one
 * double mark. A double mark that nothing closes runs to the next opening mark or to the end of the
 * paragraph; a single one that nothing closes is an apostrophe. A double mark between a word or its
 * full stop and a capital (`asked."No`) opens when none is open: the break before it was lost.
 *
 * @param text The text.
 * @param start Where the paragraph begins, in UTF-16 units.
 * @param end Where it ends.
 * @param continued Whether a quotation of the paragraph before is open, which the first mark may close.
 */
export function findMarks(text: string, start: number, end: number, continued = false): Marks {
  const pairs: Stretch[] = [];
  const stack: Opening[] = [];
  let stray: Span | undefined;
  let opened = false;
  /** A mark set against the sentence before instead of the words it opens: `… selesai.” Kami …, ”katanya`. */
  let loose: Span | undefined;
  const paragraph = text.slice(start, end);
  for (let next = nextMark(paragraph, 0); next >= 0; next = nextMark(paragraph, next)) {
    const at = start + next;
    const unit = text.charCodeAt(at);
    let { family, role } = MARKS.get(unit)!;
    let width = 1;
    if (family === Family.Single && at + 1 < end && text.charCodeAt(at + 1) === unit) {
      family = Family.Double;
      role = Role.Either;
      width = 2;
    }
    next += width;
    const before = at > start ? text.charCodeAt(at - 1) : 0x20;
    const after = at + width < end ? text.charCodeAt(at + width) : 0x20;
    const single = family === Family.Single;
    if (single && isLetter(before) && isLetter(after)) continue;
    const opensHere =
      (isBoundary(before) || isMark(before) || isUnspaced(before)) && !isSpace(after);
    const index = role === Role.Open ? -1 : findOpening(stack, family, unit);
    if (loose && index < 0 && !single && isLooseEnd(text, start, at, after)) {
      pairs.push({
        open: loose.start,
        close: at + width,
        start: loose.end,
        end: at,
        closed: true,
        runsOut: false,
        family,
      });
      loose = undefined;
      opened = true;
      continue;
    }
    if (index >= 0 && !reopens(stack[index]!, unit, before, after)) {
      if (single && isSpace(before)) continue;
      const { at: open, start: inner } = stack[index]!;
      pairs.push({
        open,
        close: at + width,
        start: inner,
        end: at,
        closed: true,
        runsOut: false,
        family,
      });
      stack.length = index;
      if (!single) loose = undefined;
    } else if (
      mayOpen(role, single, opensHere, before, after) ||
      (isGlued(text, at, end) &&
        (opened || stray || !continued) &&
        stack.every((opening) => opening.family !== family))
    ) {
      if (stack.length < DEPTH)
        stack.push({ at, start: at + width, family, unit, spaced: isSpace(after) });
      if (!single) opened = true;
    } else if (!single && at > start) {
      if (!opened && !stray) stray = { start: at, end: at + width };
      if ('.?!'.includes(text[at - 1]!) && isSpace(after)) loose = { start: at, end: at + width };
    }
  }
  for (const { at, start: inner, family } of stack) {
    if (family === Family.Single) continue;
    pairs.push({ open: at, close: end, start: inner, end, closed: false, runsOut: true, family });
  }
  const marks: Marks = { stretches: outermost(text, pairs) };
  if (stray) marks.stray = stray;
  return marks;
}

/** Whether a mark stands against the verb behind, and a comma and a space before it: `…, ”katanya`. */
function isLooseEnd(text: string, start: number, at: number, after: number): boolean {
  return (
    at - 2 > start &&
    isSpace(text.charCodeAt(at - 1)) &&
    ',?!.'.includes(text[at - 2]!) &&
    isLetter(after) &&
    !isUpper(after)
  );
}

/** Finds the innermost opening that a mark may close; -1 when there is none. */
function findOpening(stack: Opening[], family: Family, unit: number): number {
  for (let index = stack.length - 1; index >= 0; index--) {
    const opening = stack[index]!;
    if (opening.family === family && closes(opening.unit, unit)) return index;
  }
  return -1;
}

/** Whether a mark that looks the same opening and closing opens again, the first never closed. */
function reopens(opening: Opening, unit: number, before: number, after: number): boolean {
  return (
    opening.unit === unit &&
    !opening.spaced &&
    isBoundary(before) &&
    (isLetter(after) || isDigit(after))
  );
}

/** The next double mark; a straight one or a curly one that closes. */
const NEXT_MARK = /["“”„]/g;

/** Whether the next double mark closes one that opens here. */
function isClosedBehind(text: string, at: number, end: number): boolean {
  NEXT_MARK.lastIndex = at + 1;
  const next = NEXT_MARK.exec(text);
  if (!next || next.index >= end || next[0] !== (text[at] === '"' ? '"' : '”')) return false;
  return next[0] === '”' || !isLetter(text.codePointAt(next.index + 1) ?? 0);
}

/**
 * Whether a double mark stands between a word or the end of a sentence and a capital, with no space, and a mark
 * behind it closes. A single capital before it is that of a name: `O"Brien`.
 */
export function isGlued(text: string, at: number, end: number): boolean {
  const mark = text[at];
  if ((mark !== '"' && mark !== '“') || at === 0) return false;
  if (!isUpper(text.codePointAt(at + 1) ?? 0)) return false;
  const before = text.charCodeAt(at - 1);
  const isWord = isLower(before) || (isUpper(before) && isLetter(text.charCodeAt(at - 2)));
  return (isWord || '.?!'.includes(text[at - 1]!)) && isClosedBehind(text, at, end);
}

function mayOpen(
  role: number,
  single: boolean,
  opensHere: boolean,
  before: number,
  after: number,
): boolean {
  if (role === Role.Close) return false;
  if (single) return opensHere && !isDigit(after);
  return (
    opensHere ||
    (isBoundary(before) && isSpace(after)) ||
    role === Role.Open ||
    role === Role.OpenOrClose
  );
}

/** Keeps what lies in no other stretch; one without a closing mark gives way to those behind it. */
function outermost(text: string, pairs: Stretch[]): Stretch[] {
  pairs.sort((a, b) => a.open - b.open);
  const out: Stretch[] = [];
  for (const pair of pairs) {
    const last = out.at(-1);
    if (last && pair.open < last.close) {
      if (last.closed || pair.family === Family.Single) continue;
      last.end = pair.open;
      last.close = pair.open;
      last.runsOut = false;
    }
    out.push(pair);
  }
  for (const stretch of out) trim(text, stretch);
  return out.filter((stretch) => stretch.end > stretch.start);
}

function trim(text: string, span: Span): void {
  while (span.start < span.end && isSpace(text.charCodeAt(span.start))) span.start++;
  while (span.end > span.start && isSpace(text.charCodeAt(span.end - 1))) span.end--;
}

/** Makes quotations under way of clauses: how far a clause reaches, and what of it stands between marks. */
import type { Span } from '../../document/data.ts';
import type { Occurrence, Quotation, Speaker } from '../../record/types.generated.ts';
import { isSpace } from '../../unicode/classes.ts';
import { weighed } from './confidence.ts';
import { Cue, Part, PRONOUN, VERB } from './lexicon.ts';
import { Gap, type Reading } from './reading.ts';
import type { Unit } from './units.ts';

/** A quotation under way. */
export interface Draft {
  kind: Quotation['kind'];
  content: Span[];
  cue?: Occurrence;
  addressee?: Occurrence;
  speaker?: Speaker;
  confidence: number;
}

/** Words `[from, to)`. */
export interface Range {
  from: number;
  to: number;
}

/** A cue with what it credits. */
export interface Found {
  draft: Draft;
  /** The word to go on with. */
  next: number;
}

/** No clause goes on for more words than this; what does is no prose, and is not read again for every verb. */
const LONGEST = 1000;
/** A clause of fewer words behind a verb is none. */
export const FEWEST_BEHIND = 2;
/** Whether a conjunction joins another verb of saying: `… but noted that S`, `…, and he added that S`. */
function opensSpeech({ cue, part, gap, size }: Reading, at: number, limit: number): boolean {
  let verb = at + size[at]!;
  if (verb < limit && (part[verb]! & PRONOUN) !== 0 && gap[at] !== 0) verb++;
  if (verb >= limit || gap[verb] !== 0 || (cue[verb]! & VERB) === 0) return false;
  const behind = verb + size[verb]!;
  return (cue[verb]! & Cue.Saying) !== 0 || (behind < limit && (cue[behind]! & Cue.Joining) !== 0);
}

/**
 * The words of a clause that begins at a word: to the end of the unit, or to what cuts it off.
 *
 * @param object Whether it may be a noun phrase, which a relative clause behind a comma ends.
 */
export function contentFrom(
  reading: Reading,
  from: number,
  unit: Unit,
  object = false,
): Range | undefined {
  const { cue, gap, inside, part } = reading;
  if (unit.to - from > LONGEST) return undefined;
  let to = from;
  for (; to < unit.to; to++) {
    if (to === from || inside[to] !== 0) continue;
    if ((part[to]! & Part.Coordinator) !== 0 && opensSpeech(reading, to, unit.to)) break;
    if ((gap[to]! & Gap.Comma) === 0) continue;
    if ((part[to]! & (Part.ContentStop | (object ? Part.Relative : 0))) !== 0) break;
    if ((cue[to]! & (Cue.Suffixed | Cue.According)) !== 0) break;
    if ((cue[to]! & Cue.After) !== 0 && (cue[to]! & (VERB | Cue.AfterQuotationOnly)) === 0) break;
    if ((part[to]! & Part.Time) !== 0 && unit.to - to <= 4) break;
  }
  return to - from >= FEWEST_BEHIND ? { from, to } : undefined;
}

/** Makes a draft of clauses, with its cue; `next` is the word to go on with. */
export function credit(
  reading: Reading,
  ranges: Range[],
  speaker: Speaker | undefined,
  sure: number,
  cue: Occurrence,
  next: number,
): Found | undefined {
  const draft = draftOf(reading, ranges, speaker, sure);
  if (!draft) return undefined;
  draft.cue = cue;
  return { draft, next };
}

/**
 * Makes a draft of clauses. One that opens with a quotation mark and stands between marks for the
 * most part gives only that part; another that has marks inside keeps them.
 */
export function draftOf(
  reading: Reading,
  ranges: Range[],
  speaker: Speaker | undefined,
  sure: number,
): Draft | undefined {
  const { inside, stretches } = reading;
  const content: Span[] = [];
  let mixed = false;
  for (const { from, to } of ranges) {
    const first = inside[from]!;
    if (first !== 0 && mostlyInside(reading, from, to)) {
      mixed = true;
      for (let index = first - 1; index < inside[lastInside(reading, from, to)]!; index++) {
        const { start, end } = stretches[index]!;
        content.push({ start, end });
      }
      continue;
    }
    for (let at = from; at < to && !mixed; at++) mixed = inside[at] !== 0;
    const span = contentSpan(reading, from, to);
    if (span.end > span.start) content.push(span);
  }
  if (content.length === 0) return undefined;
  const draft: Draft = {
    kind: mixed ? 'mixed' : 'indirect',
    content,
    confidence: weighed(sure, speaker, reading.rules?.measured === true),
  };
  if (speaker) draft.speaker = speaker;
  return draft;
}

/** Whether most words of a range stand between marks. */
function mostlyInside({ inside }: Reading, from: number, to: number): boolean {
  let count = 0;
  for (let at = from; at < to; at++) if (inside[at] !== 0) count++;
  return count * 2 > to - from;
}

/** The last word of a range that stands between marks. */
function lastInside({ inside }: Reading, from: number, to: number): number {
  let at = to - 1;
  while (at > from && inside[at] === 0) at--;
  return at;
}

const OPENING = '“"‘\'«‹„「『([$€£¥';
const CLOSING = '”"’\'»›“」』)]%°';

/** The text of a clause, with the marks and signs that belong to its first and last word. */
export function contentSpan({ text, words }: Reading, from: number, to: number): Span {
  let start = words.starts[from]!;
  const lowest = Math.max(from > 0 ? words.ends[from - 1]! : 0, start - 4);
  while (start > lowest && OPENING.includes(text[start - 1]!)) start--;
  let end = words.ends[to - 1]!;
  const highest = Math.min(to < words.length ? words.starts[to]! : text.length, end + 4);
  let at = end;
  while (at < highest && !isSpace(text.charCodeAt(at))) {
    if (CLOSING.includes(text[at]!)) end = at + 1;
    at++;
  }
  return { start, end };
}

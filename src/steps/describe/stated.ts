/** Lines that say when an article appeared or was changed. */
import { parseDate } from '../../document/iso-date.ts';
import { literal } from '../../document/literal.ts';
import { trimMarks } from '../../document/trim.ts';
import { compiled } from '../../languages/compiled.ts';
import type { DescribeData } from '../../languages/describe-data.ts';
import type { PublicationDate } from '../../record/types.generated.ts';
import type { FoundDate } from './dates.ts';
import type { Line } from './lines.ts';

/** A line of dates, with what stands beside them. */
export interface StatedLine {
  published?: PublicationDate;
  modified?: PublicationDate;
  /** Words of the line that say nothing about dates, as one stretch of the text. */
  rest?: { start: number; end: number };
  /** Whether a word of the line says what a date is. */
  hasCue: boolean;
}

/** Offsets of the time zones that news writes by one meaning only. */
const ZONES: Readonly<Record<string, string>> = {
  wib: '+07:00',
  wita: '+08:00',
  wit: '+09:00',
  myt: '+08:00',
  sgt: '+08:00',
  hkt: '+08:00',
  pht: '+08:00',
  ict: '+07:00',
  jst: '+09:00',
  kst: '+09:00',
  gmt: 'Z',
  utc: 'Z',
  eat: '+03:00',
  cat: '+02:00',
  wat: '+01:00',
  sast: '+02:00',
  cet: '+01:00',
  cest: '+02:00',
  mez: '+01:00',
  mesz: '+02:00',
  est: '-05:00',
  edt: '-04:00',
  cdt: '-05:00',
  pst: '-08:00',
  pdt: '-07:00',
  aest: '+10:00',
  aedt: '+11:00',
  nzst: '+12:00',
  nzdt: '+13:00',
  brt: '-03:00',
  art: '-03:00',
};

/** Zones whose letters name several offsets, or one in winter and one in summer: no time is read. */
const UNSURE_ZONES = 'et ct mt pt ast cst mst bst ist gst'.split(' ');

const JOINT = '[\\s,|•·;/–—-]*';

interface Patterns {
  /** A time of day right behind a date. */
  after: RegExp;
  /** A time of day at the end of what stands before a date. */
  before: RegExp;
}

function alternatives(words: readonly string[]): string {
  const sorted = [...words].sort((a, b) => b.length - a.length);
  return sorted.length > 0 ? `(?:${sorted.map(literal).join('|')})` : '(?!)';
}

const patternsOf = compiled((data: DescribeData): Patterns => {
  const word = `(?:${alternatives(data.clockWords ?? [])} ?)?`;
  const zone = `(?:\\(?(?:(?<zone>${alternatives(Object.keys(ZONES))})(?<shift>[+-]\\d{1,2}(?::?\\d{2})?)?|${alternatives(UNSURE_ZONES)})(?![a-z])\\)?)?`;
  const clock = `(?<hour>\\d{1,2})(?:[:.h](?<minute>\\d{2})(?:[:.](?<second>\\d{2}))?)? ?(?:(?<half>[ap])\\.? ?m\\b\\.?)? ?(?:uhr|uur|hrs?|h(?![a-z]))? ?${zone}`;
  return {
    after: new RegExp(`${JOINT}${word}${clock}(?!\\d)`, 'y'),
    before: new RegExp(`(?:^|[\\s,|])${word}${clock}${JOINT}(?:on |on the |, )?$`),
  };
});

function offsetOf(zone: string, shift: string | undefined): string {
  if (shift === undefined) return ZONES[zone]!;
  const [, sign, hours, minutes = '00'] = /^([+-])(\d{1,2}):?(\d{2})?$/.exec(shift)!;
  return `${sign}${hours!.padStart(2, '0')}:${minutes}`;
}

function pad(value: string | number): string {
  return String(value).padStart(2, '0');
}

/** The day with its time, or alone when the time or its zone is missing. */
function withTime(day: string, time: Record<string, string | undefined> | undefined): string {
  const { hour, minute, second = '00', half, zone, shift } = time ?? {};
  if (!hour || !minute || !zone) return day;
  const noon = half === undefined ? 0 : half === 'p' ? 12 : 0;
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + noon;
  return `${day}T${pad(hours)}:${minute}:${second}${offsetOf(zone, shift)}`;
}

/** An hour alone is no time: `26 April 2021 14` has a figure too many. */
function isTime(groups: Record<string, string | undefined> | undefined): boolean {
  return groups?.minute !== undefined || groups?.half !== undefined;
}

const EDGES = new Set(',|•·:;()[]/–—-');

/** A date as something states it, as precise as it can be read. */
export function stated(
  lower: string,
  date: FoundDate,
  data: DescribeData,
): { value: PublicationDate | undefined; end: number } {
  const { after } = patternsOf(data);
  after.lastIndex = date.end;
  const match = after.exec(lower);
  const groups = isTime(match?.groups) ? match!.groups : undefined;
  const own = /t\d{2}:.*$/.exec(lower.slice(date.start, date.end));
  const whole = own ? `${date.value}${own[0].toUpperCase()}` : withTime(date.value!, groups);
  const value = parseDate(whole);
  return {
    value: value && { ...value, basis: 'text' },
    end: groups ? date.end + match![0].length : date.end,
  };
}

/**
 * Reads a line with the date of publication, of the last change, or both:
 * `Published 3 May 2021 14:05 GMT | Updated 4 May 2021`. A date without a word before it is that of
 * publication.
 *
 * @param line The line.
 * @param text The whole text in lower case.
 * @param dates The dates in the line.
 * @param data What is known of the language.
 * @returns undefined when the line states no day.
 */
export function readStatedLine(
  line: Line,
  text: string,
  dates: readonly FoundDate[],
  data: DescribeData,
): StatedLine | undefined {
  const days = dates.filter(({ precision }) => precision === 'day');
  if (days.length === 0 || days.length > 2 || days.length !== dates.length) return undefined;
  const { before: timeBefore } = patternsOf(data);
  const result: StatedLine = { hasCue: false };
  const rests: { start: number; end: number }[] = [];
  const keep = (start: number, words: string): void => {
    const trimmed = trimMarks(words, EDGES);
    if (trimmed === '') return;
    const from = start + words.indexOf(trimmed);
    rests.push({ start: from, end: from + trimmed.length });
  };
  let at = line.start;
  for (const date of days) {
    let before = text.slice(at, date.start);
    const early = timeBefore.exec(before);
    const hasEarly = early !== null && isTime(early.groups);
    if (hasEarly) before = before.slice(0, early.index);
    const bare = trimMarks(before, EDGES);
    const cue = (cues: readonly string[]) =>
      cues
        .filter(
          (each) =>
            bare === each ||
            (bare.endsWith(each) && !/[a-z]/.test(bare.at(-each.length - 1) ?? '')),
        )
        .reduce((most, each) => Math.max(most, each.length), 0);
    const published = cue(data.publishedCues);
    const updated = cue(data.updatedCues);
    const length = Math.max(published, updated);
    const { value, end } = stated(text, date, data);
    let read = value;
    if (hasEarly && value?.precision === 'day') {
      const timed = parseDate(withTime(value.value, early.groups));
      if (timed) read = { ...timed, basis: 'text' };
    }
    if (length > 0) {
      result.hasCue = true;
      before = before.slice(0, before.lastIndexOf(bare) + bare.length - length);
    }
    if (read) {
      if (updated > published) result.modified ??= read;
      else result.published ??= read;
    }
    keep(at, before);
    at = end;
  }
  keep(at, text.slice(at, line.end));
  if (rests.length > 1) return undefined;
  if (days.length === 2 && !result.modified) return undefined;
  return { ...result, ...(rests[0] && { rest: rests[0] }) };
}

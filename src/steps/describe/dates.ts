/** Finds the dates that a text speaks of. */
import type { Words } from '../../document/data.ts';
import { isDay, isoDay } from '../../document/iso-date.ts';
import { literal } from '../../document/literal.ts';
import { SpellingSet } from '../../document/spellings.ts';
import type { DateData, Direction } from '../../languages/describe-data.ts';
import { describe as english } from '../../languages/en/describe.ts';
import type { TextDate } from '../../record/types.generated.ts';
import { toLower } from '../../unicode/case.ts';
import { isDigit, isUpper } from '../../unicode/classes.ts';
import { type DateReading, type Relative, weekdayOf } from './relative.ts';

/** A date in the text; `relative` is there when it lacks something that publication may tell. */
export interface FoundDate extends TextDate {
  relative?: Relative;
}

/** How a figure before another reads in `03/05/2024`. */
export type NumericOrder = DateData['numericOrder'];

const EDGE_BEFORE = "(?<![a-z\\u00c0-\\u024f0-9/.'’-])";
const EDGE_AFTER = '(?![a-z\\u00c0-\\u024f0-9/])';
const YEAR = '(?<year>(?:19|20)\\d{2})';
const DAY = '(?<day>\\d{1,2})';
const NUMERIC = '(?<first>\\d{1,2})(?<mark>[/.-])(?<second>\\d{1,2})\\k<mark>';

type Groups = Record<string, string | undefined>;
interface Found extends DateReading {
  relative?: Relative;
}

interface Rule {
  pattern: RegExp;
  /** What its dates open with: a figure, a word, or either. */
  opens: 'figure' | 'word' | 'either';
  /** Reads the date; undefined when it does not exist, and then it is no date. */
  read(groups: Groups, order: NumericOrder): Found | undefined;
}

interface Calendar {
  rules: readonly Rule[];
  /** The first words of everything that may begin a date and is no figure. */
  openers: SpellingSet;
  capitalMonths: ReadonlySet<string>;
}

function any(words: readonly string[]): string {
  if (words.length === 0) return '(?!)';
  const sorted = [...words].sort((a, b) => b.length - a.length);
  return `(?:${sorted.map(literal).join('|')})`;
}

function optional(words: readonly string[] = []): string {
  return words.length > 0 ? `(?:${any(words)} )?` : '';
}

function numbered(names: readonly (readonly string[])[], from: number): Map<string, number> {
  return new Map(names.flatMap((same, index) => same.map((name) => [name, index + from])));
}

function direction(groups: Groups, data: DateData): Direction {
  const { before, after } = groups;
  const ahead = before === undefined ? undefined : data.relativeBefore[before];
  const behind = after === undefined ? undefined : data.relativeAfter[after];
  return behind ?? ahead ?? 'none';
}

function wholeDay(year: number, month: number, day: number): Found | undefined {
  return isDay(year, month, day)
    ? { value: isoDay(year, month, day), precision: 'day' }
    : undefined;
}

/** The readings of two figures as month and day, the sure one alone. */
function readingsOf(
  { first, second, mark }: Groups,
  order: NumericOrder,
): { month: number; day: number }[] {
  const dayFirst = { day: Number(first), month: Number(second) };
  const monthFirst = { day: Number(second), month: Number(first) };
  // Points part day, month and year in languages with the day first only.
  if (order === 'day-first' || mark === '.') return [dayFirst];
  if (order === 'month-first') return [monthFirst];
  const possible = [dayFirst, monthFirst].filter(({ month, day }) => isDay(2000, month, day));
  return dayFirst.day === dayFirst.month ? possible.slice(0, 1) : possible;
}

function readNumeric(
  groups: Groups,
  order: NumericOrder,
  weekday: number | undefined,
): Found | undefined {
  const year = Number(groups.year);
  const days = readingsOf(groups, order).filter(({ month, day }) => isDay(year, month, day));
  if (days.length === 0) return undefined;
  const fits =
    days.length > 1 && weekday !== undefined
      ? days.filter((day) => weekdayOf({ year, ...day }) === weekday)
      : days;
  const [only, other] = fits;
  return only && !other ? wholeDay(year, only.month, only.day) : {};
}

function make(source: string, read: Rule['read'], opens: Rule['opens'] = 'word'): Rule {
  return { opens, pattern: new RegExp(EDGE_BEFORE + source + EDGE_AFTER, 'y'), read };
}

/** The words of a language's dates, and patterns of them. */
function wordsOf(data: DateData) {
  const months = numbered(data.months, 1);
  const weekdays = numbered(data.weekdays, 0);
  const name = `(?<weekday>${any([...weekdays.keys()])})`;
  return {
    months,
    weekdays,
    month: `(?<month>${any([...months.keys()])})\\.?`,
    name,
    weekday: `(?:${name}\\.?,? ${optional(data.dayWords)})?`,
    joint: optional(data.joints),
    day: `${DAY}${data.ordinals ? `${any(data.ordinals)}?` : ''}`,
  };
}

/** The rules of days with the month's name and the year. */
function fullRulesOf(data: DateData): Rule[] {
  const { months, month, weekday, day, joint } = wordsOf(data);
  const read: Rule['read'] = ({ year, month: found, day: at }) =>
    wholeDay(Number(year), months.get(found!)!, Number(at));
  return [
    make(`${weekday}\\(?${day} ${joint}${month},? ${joint}${YEAR}\\)?`, read, 'either'),
    make(`${weekday}\\(?${month} ${day},? ${YEAR}\\)?`, read),
  ];
}

/** The rules of a language, the most specific first. */
function rulesOf(data: DateData): Rule[] {
  const { months, weekdays, month, name, weekday, joint, day } = wordsOf(data);
  const sure = [...weekdays.keys()].filter(
    (each) => each.length > 3 && !data.ambiguousWeekdays.includes(each),
  );
  const before = `(?<before>${any(Object.keys(data.relativeBefore))})`;
  const after = `(?<after>${any(Object.keys(data.relativeAfter))})`;
  const yang = '(?:yang )?';
  const weekdayIn = ({ weekday: found }: Groups) =>
    found === undefined ? undefined : weekdays.get(found);
  const partial: Rule['read'] = (groups, order) => {
    const readings = groups.month
      ? [{ month: months.get(groups.month)!, day: Number(groups.day) }]
      : readingsOf(groups, order);
    const real = readings.filter((each) => isDay(2000, each.month, each.day));
    if (real.length === 0) return undefined;
    const at = weekdayIn(groups);
    return {
      relative: {
        sort: 'day of month',
        readings: real,
        direction: direction(groups, data),
        ...(at !== undefined && { weekday: at }),
      },
    };
  };
  const monthAlone: Rule['read'] = (groups) => ({
    relative: {
      sort: 'month',
      month: months.get(groups.month!)!,
      direction: direction(groups, data),
    },
  });
  return [
    make(
      `${YEAR}-(?<second>\\d{2})-(?<first>\\d{2})(?:t\\d[\\d:.]*(?:z|[+-]\\d{2}:?\\d{2})?)?`,
      (groups) => wholeDay(Number(groups.year), Number(groups.second), Number(groups.first)),
      'figure',
    ),
    make(
      `${weekday}\\(?${NUMERIC}${YEAR}\\)?`,
      (groups, order) => readNumeric(groups, order, weekdayIn(groups)),
      'either',
    ),
    make(`${name},? \\(?${NUMERIC}(?<year>\\d{2})\\)?`, (groups, order) =>
      readNumeric({ ...groups, year: `20${groups.year}` }, order, weekdayIn(groups)),
    ),
    ...fullRulesOf(data),
    make(`${month},? ${joint}${YEAR}`, ({ year, month: found }) => ({
      value: isoDay(Number(year), months.get(found!)!, 1).slice(0, 7),
      precision: 'month',
    })),
    make(`${name} \\((?<first>\\d{1,2})/(?<second>\\d{1,2})\\)`, partial),
    make(
      `${name} \\((?:${day} ${month}|${month.replace('<month>', '<month2>')} ${day.replace('<day>', '<day2>')})\\)`,
      (groups, order) =>
        partial(
          { ...groups, month: groups.month ?? groups.month2, day: groups.day ?? groups.day2 },
          order,
        ),
    ),
    make(`${weekday}${day} ${joint}${month}(?: ${yang}${after})?(?! ?\\d)`, partial, 'either'),
    make(`(?:${before} )?${weekday}${month} ${day}(?: ${after})?(?! ?\\d)`, partial),
    make(`${before} ${month}(?! ?\\d)`, monthAlone),
    make(`${month} ${after}`, monthAlone),
    make(`(?<weekday>${any(sure)})(?= ${any(data.weekWords)}${EDGE_AFTER})`, () => ({})),
    make(`(?:${before} )?(?<weekday>${any(sure)})(?: ${after})?`, (groups) => ({
      relative: {
        sort: 'weekday',
        weekday: weekdayIn(groups)!,
        direction: direction(groups, data),
      },
    })),
    make(`(?<days>${any(Object.keys(data.relativeDays))})`, ({ days }) => ({
      relative: { sort: 'days', days: data.relativeDays[days!]! },
    })),
    make(
      `(?<=${any(data.yearCues)} )${YEAR}`,
      ({ year }) => ({ value: year!, precision: 'year' }),
      'figure',
    ),
  ];
}

/** Compiles the words of a language's dates; sites of any language print full dates in English too. */
export function calendarOf(data: DateData): Calendar {
  const phrases = [
    ...[data, english].flatMap(({ months, weekdays }) => [...months.flat(), ...weekdays.flat()]),
    ...Object.keys(data.relativeBefore),
    ...Object.keys(data.relativeDays),
  ];
  const openers = new Set(phrases.map((phrase) => phrase.split(' ')[0]!));
  return {
    rules: data === english ? rulesOf(data) : [...rulesOf(data), ...fullRulesOf(english)],
    openers: new SpellingSet((spelling) => openers.has(opener(toLower(spelling)))),
    capitalMonths: new Set(data.capitalMonths),
  };
}

const TWO_FIGURES = /(?<!\d)(\d{1,2})[/-](\d{1,2})[/-](?:19|20)\d{2}(?!\d)/g;
/** Regions of English that write the month first. */
const MONTH_FIRST = new Set(['US', 'PH']);

/**
 * Settles how figures read where the language alone does not tell: by the region that its tag names,
 * or by a date in the same article that has only one reading.
 */
export function numericOrderIn(text: string, data: DateData, tag: string): NumericOrder {
  if (data.numericOrder !== 'unsure') return data.numericOrder;
  const region = /-([A-Z]{2})(?:-|$)/.exec(tag)?.[1];
  if (region !== undefined) return MONTH_FIRST.has(region) ? 'month-first' : 'day-first';
  let dayFirst = false;
  let monthFirst = false;
  for (const [, first, second] of text.matchAll(TWO_FIGURES)) {
    dayFirst ||= Number(first) > 12 && Number(second) <= 12;
    monthFirst ||= Number(second) > 12 && Number(first) <= 12;
  }
  if (dayFirst === monthFirst) return 'unsure';
  return dayFirst ? 'day-first' : 'month-first';
}

/** Whether a word and the one before it are in capitals. */
function isNamePart(text: string, start: number, length: number): boolean {
  return (
    isUpper(text.charCodeAt(start + length - 1)) &&
    /[A-Z]{2} $/.test(text.slice(Math.max(0, start - 3), start))
  );
}

/** A word without what follows an apostrophe: `tuesday’s`. */
function opener(word: string): string {
  for (let at = word.length - 1; at > 0 && at >= word.length - 2; at--) {
    const unit = word.charCodeAt(at);
    if (unit === 0x2019 || unit === 0x27) return word.slice(0, at);
  }
  return word;
}

/**
 * Finds dates from left to right; where several rules read one, the most specific does.
 *
 * Absolute dates get a value as precise as the text. A date without a year and a relative one get
 * `relative` instead.
 *
 * @param lower The text in lower case, for those who have it already.
 */
export function findDates(
  text: string,
  words: Words,
  { rules, openers, capitalMonths }: Calendar,
  order: NumericOrder,
  lower = toLower(text),
): FoundDate[] {
  const dates: FoundDate[] = [];
  openers.use(words.spellings);
  let done = 0;
  for (let word = 0; word < words.length; word++) {
    const start = words.starts[word]!;
    if (start < done) continue;
    const isFigure = isDigit(text.charCodeAt(start));
    if (!isFigure && !openers.has(words.numbers[word]!)) continue;
    for (const { pattern, read, opens } of rules) {
      if (opens === (isFigure ? 'word' : 'figure')) continue;
      pattern.lastIndex = start;
      const match = pattern.exec(lower);
      if (!match) continue;
      const groups: Groups = match.groups ?? {};
      const name = groups.month ?? groups.month2;
      if (name !== undefined && capitalMonths.has(name)) {
        if (!isUpper(text.charCodeAt(start + match[0].indexOf(name)))) continue;
      }
      // `USA TODAY` names a newspaper.
      if (groups.days !== undefined && isNamePart(text, start, groups.days.length)) continue;
      const found = read(groups, order);
      if (!found) continue;
      let end = start + match[0].length;
      if (text[end - 1] === ')' && !match[0].includes('(')) end--;
      if (text[end - 1] === '.') end--;
      dates.push({ text: text.slice(start, end), start, end, ...found });
      done = end;
      break;
    }
  }
  return dates;
}

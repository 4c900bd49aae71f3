/** Finds the dates that a text speaks of. */
import { isDay, isoDay } from '../../document/iso-date.ts';
import { literal } from '../../document/literal.ts';
import type { DescribeData } from '../../languages/describe-data.ts';
import type { TextDate } from '../../record/types.generated.ts';
import { toLower } from '../../unicode/case.ts';

/** A finder of dates for one language. */
export type DateFinder = (text: string, start: number, end: number) => TextDate[];

const EDGE_BEFORE = "(?<![a-z\\u00c0-\\u024f0-9/.'’-])";
const EDGE_AFTER = '(?![a-z\\u00c0-\\u024f0-9/])';
const YEAR = '(?:19|20)\\d{2}';
const DAY = '\\d{1,2}';

function any(words: readonly string[]): string {
  const sorted = [...words].sort((a, b) => b.length - a.length);
  return `(?:${sorted.map(literal).join('|')})`;
}

interface Rule {
  pattern: RegExp;
  /** Reads the value; a date that does not exist is no date. */
  read(
    groups: Record<string, string | undefined>,
  ): Pick<TextDate, 'value' | 'precision'> | undefined;
}

const unresolved = {};

/** The rules of a language, the most specific first; an earlier rule's date wins where two overlap. */
function rulesOf(data: DescribeData): Rule[] {
  const monthNumbers = new Map(
    data.months.flatMap((names, index) => names.map((name) => [name, index + 1])),
  );
  const monthName = any(data.months.flat());
  const month = `(?<month>${monthName})\\.?`;
  const weekday = any(data.weekdays.flat());
  const sureWeekday = any(
    data.weekdays
      .flat()
      .filter((name) => name.length > 3 && !data.ambiguousWeekdays.includes(name)),
  );
  const make = (source: string, read: Rule['read']): Rule => ({
    pattern: new RegExp(EDGE_BEFORE + source + EDGE_AFTER, 'g'),
    read,
  });
  const day = ({ year, month: name, number, day: at }: Record<string, string | undefined>) => {
    const monthNumber = name ? monthNumbers.get(name)! : Number(number);
    if (!isDay(Number(year), monthNumber, Number(at))) return undefined;
    return { value: isoDay(Number(year), monthNumber, Number(at)), precision: 'day' as const };
  };
  const monthOf = ({ year, month: name }: Record<string, string | undefined>) => ({
    value: isoDay(Number(year), monthNumbers.get(name!)!, 1).slice(0, 7),
    precision: 'month' as const,
  });
  const after = data.relativeAfter.length > 0 ? any(data.relativeAfter) : '(?!)';
  const before = data.relativeBefore.length > 0 ? any(data.relativeBefore) : '(?!)';
  return [
    make(`(?<year>${YEAR})-(?<number>\\d{2})-(?<day>\\d{2})`, day),
    make(
      `(?:${weekday},? )?\\(?(?<day>${DAY})[/-](?<number>\\d{1,2})[/-](?<year>${YEAR})\\)?`,
      day,
    ),
    make(
      `(?:${weekday},? )?\\(?(?<day>${DAY})(?:st|nd|rd|th)? ${month},? (?<year>${YEAR})\\)?`,
      day,
    ),
    make(`(?:${weekday},? )?${month} (?<day>${DAY})(?:st|nd|rd|th)?,? (?<year>${YEAR})`, day),
    make(`${month},? (?<year>${YEAR})`, monthOf),
    make(`${weekday} \\(${DAY}/\\d{1,2}\\)`, () => unresolved),
    make(
      `(?:${weekday},? )?(?:${DAY} ${monthName}|${monthName}\\.? ${DAY}(?:st|nd|rd|th)?)(?! ?\\d)`,
      () => unresolved,
    ),
    make(`(?:${before} ${monthName}|${monthName} ${after})`, () => unresolved),
    make(`(?:${before} )?${sureWeekday}(?: ${after})?`, () => unresolved),
    make(any(data.relativeDays), () => unresolved),
    make(`(?<=${any(data.yearCues)} )(?<year>${YEAR})`, ({ year }) => ({
      value: year!,
      precision: 'year',
    })),
  ];
}

/**
 * Makes the finder of a language's dates.
 *
 * Absolute dates get a value as precise as the text; a date without a year and a relative one stay
 * without, since only a publication date could tell.
 */
export function dateFinder(data: DescribeData): DateFinder {
  const rules = rulesOf(data);
  return (text, start, end) => {
    const lower = toLower(text.slice(start, end));
    const dates: TextDate[] = [];
    for (const { pattern, read } of rules) {
      for (const match of lower.matchAll(pattern)) {
        const value = read(match.groups ?? {});
        if (!value) continue;
        let from = start + match.index;
        let to = from + match[0].length;
        if (text[to - 1] === ')' && !match[0].includes('(')) to--;
        if (text[from] === '(') from++;
        if (text[to - 1] === '.') to--;
        if (dates.some((date) => from < date.end && date.start < to)) continue;
        dates.push({ text: text.slice(from, to), start: from, end: to, ...value });
      }
    }
    return dates.sort((a, b) => a.start - b.start);
  };
}

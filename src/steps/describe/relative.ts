/** Dates that only the day of publication makes whole: `yesterday`, `Monday (26/4)`, `last June`. */
import { isDay, isoDay } from '../../document/iso-date.ts';
import type { Direction } from '../../languages/describe-data.ts';
import type { PublicationDate, TextDate } from '../../record/types.generated.ts';

/** A date in parts; months from 1, weekdays from 0 for Monday. */
export interface Day {
  year: number;
  month: number;
  day: number;
}

/** What the text says of a date that it does not give in full. */
export type Relative =
  | { sort: 'days'; days: number }
  | { sort: 'weekday'; weekday: number; direction: Direction }
  | { sort: 'month'; month: number; direction: Direction }
  | {
      sort: 'day of month';
      /** The readings as month and day; two when the order is not sure. */
      readings: readonly { month: number; day: number }[];
      weekday?: number;
      direction: Direction;
    };

/** A value as `TextDate` has it. */
export type DateReading = Pick<TextDate, 'value' | 'precision'>;

/** Days of 400 years, after which the calendar repeats. */
const DAYS_PER_ERA = 146_097;

/**
 * Days since 1 March of the year 0; years begin in March here, so that leap days come last.
 *
 * @see https://howardhinnant.github.io/date_algorithms.html
 */
function dayNumber({ year, month, day }: Day): number {
  const shifted = month > 2 ? year : year - 1;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const leaps = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  return era * DAYS_PER_ERA + yearOfEra * 365 + leaps + dayOfYear;
}

function fromDayNumber(number: number): Day {
  const era = Math.floor(number / DAYS_PER_ERA);
  const dayOfEra = number - era * DAYS_PER_ERA;
  const leaps =
    Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leaps) / 365);
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  const day = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

/** 1 March of the year 0 was a Wednesday. */
const EPOCH_WEEKDAY = 2;

/** The day of the week, 0 for Monday. */
export function weekdayOf(day: Day): number {
  return (((dayNumber(day) + EPOCH_WEEKDAY) % 7) + 7) % 7;
}

function reading({ year, month, day }: Day): DateReading {
  return { value: isoDay(year, month, day), precision: 'day' };
}

const VALUE = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}).*?(Z|[+-]\d{2}:\d{2})$)?/;
/** Hours of UTC at which it is the same day from New York to Tokyo. */
const SAME_DAY = { from: 5, until: 15 };

/**
 * The day on which an article appeared, where it appeared. A time in UTC tells it only at hours when
 * most of the world has the same day, since nothing says where the outlet is.
 */
export function publicationDay(date: PublicationDate | undefined): Day | undefined {
  const match = VALUE.exec(date?.value ?? '');
  if (!match) return undefined;
  const [, year, month, day, hour, zone] = match;
  if (zone === 'Z' || zone === '+00:00') {
    if (Number(hour) < SAME_DAY.from || Number(hour) >= SAME_DAY.until) return undefined;
  }
  return { year: Number(year), month: Number(month), day: Number(day) };
}

/** Days within which a day and a month with a weekday take their year from publication. */
const NEAR = 200;

function dayOfMonth(
  { readings, weekday, direction }: Extract<Relative, { sort: 'day of month' }>,
  published: Day,
): DateReading | undefined {
  const today = dayNumber(published);
  const fits = readings
    .flatMap(({ month, day }) =>
      [-1, 0, 1].map((years) => ({ year: published.year + years, month, day })),
    )
    .filter(({ year, month, day }) => isDay(year, month, day))
    .filter((day) => {
      const distance = dayNumber(day) - today;
      if (direction === 'past') return distance < 0 && distance > -366;
      return weekday !== undefined && weekdayOf(day) === weekday && Math.abs(distance) <= NEAR;
    });
  // A weekday that fits no year, or two readings, says nothing.
  const valid = fits.filter((day) => weekday === undefined || weekdayOf(day) === weekday);
  const [only, other] = valid;
  return only && !other ? reading(only) : undefined;
}

/**
 * Resolves a relative date. What could mean two days stays without value: a weekday alone may be
 * behind or ahead, unless the article appeared on that very day.
 *
 * @param relative What the text says.
 * @param published The day of publication.
 */
export function resolve(relative: Relative, published: Day): DateReading | undefined {
  const today = dayNumber(published);
  switch (relative.sort) {
    case 'days':
      return reading(fromDayNumber(today + relative.days));
    case 'weekday': {
      const behind = (weekdayOf(published) - relative.weekday + 7) % 7;
      if (relative.direction === 'past') return reading(fromDayNumber(today - (behind || 7)));
      return relative.direction === 'none' && behind === 0 ? reading(published) : undefined;
    }
    case 'month': {
      if (relative.direction !== 'past') return undefined;
      const year = published.year - (relative.month < published.month ? 0 : 1);
      return { value: isoDay(year, relative.month, 1).slice(0, 7), precision: 'month' };
    }
    case 'day of month':
      return dayOfMonth(relative, published);
  }
}

/**
 * Resolves the date of a dateline, which is without its year that of publication where both name the same day.
 *
 * @param relative What the dateline says.
 * @param published The day of publication.
 */
export function resolveFiled(relative: Relative, published: Day): DateReading | undefined {
  const isSame =
    relative.sort === 'day of month' &&
    relative.readings.some(({ month, day }) => month === published.month && day === published.day);
  return isSame ? reading(published) : resolve(relative, published);
}

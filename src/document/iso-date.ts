/** Dates in ISO 8601, kept as precise as they are given. */
import type { PublicationDate } from '../record/types.generated.ts';

/** A date with its precision. */
export type DateValue = Pick<PublicationDate, 'value' | 'precision'>;

const ISO =
  /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?)?)?$/;

/** Whether a day exists in the Gregorian calendar. */
export function isDay(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return day <= [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]!;
}

/** Writes a day as `YYYY-MM-DD`. */
export function isoDay(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** The widest offsets from UTC in use, in minutes. */
const ZONES = { west: -12 * 60, east: 14 * 60 };

function isZone(zone: string): boolean {
  if (zone === 'Z') return true;
  const minutes = Number(zone.slice(-2));
  const offset = Number(zone.slice(1, 3)) * 60 + minutes;
  const signed = zone.startsWith('-') ? -offset : offset;
  return minutes < 60 && signed >= ZONES.west && signed <= ZONES.east;
}

/**
 * Reads an ISO 8601 year, month, day or date and time. A time without a zone is dropped, since
 * nothing says where it is meant, and the date stays; with an offset that no place on Earth has, nothing
 * of it can be trusted.
 *
 * @returns The normalised value with its precision; undefined when it is no such date.
 */
export function parseDate(text: string | undefined): DateValue | undefined {
  const match = ISO.exec(text?.trim() ?? '');
  if (!match) return undefined;
  const [, year, month, day, hour, minute, second, zone] = match;
  if (!month) return { value: year!, precision: 'year' };
  if (!day) {
    return isDay(Number(year), Number(month), 1)
      ? { value: `${year}-${month}`, precision: 'month' }
      : undefined;
  }
  if (!isDay(Number(year), Number(month), Number(day))) return undefined;
  const date = `${year}-${month}-${day}`;
  if (zone && !isZone(zone)) return undefined;
  if (!hour || !zone || Number(hour) > 23 || Number(minute) > 59 || Number(second ?? 0) > 60) {
    return { value: date, precision: 'day' };
  }
  const offset = zone === 'Z' ? 'Z' : `${zone.slice(0, 3)}:${zone.slice(-2)}`;
  return { value: `${date}T${hour}:${minute}:${second ?? '00'}${offset}`, precision: 'second' };
}

/** Whether a text is a day that there is, as `2024-05-03` and in no other way. */
export function isWrittenDay(text: string): boolean {
  const date = parseDate(text);
  return date?.precision === 'day' && date.value === text;
}

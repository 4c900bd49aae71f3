/** Dates, sizes and languages for people, in the words of a page; no tables of the engine reach them. */
import type { Element } from 'hast';
import { h } from 'hastscript';
import type { PageWords } from './words.ts';

/** Dates that HTML can read; a leap second it cannot. */
const MACHINE_DATE = /^\d{4}(?:-\d{2}(?:-\d{2}(?:T\d{2}:\d{2}:[0-5]\d(?:Z|[+-]\d{2}:\d{2}))?)?)?$/;
const DATE =
  /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2}):\d{2}(?:\.\d+)?(Z|[+-]\d{2}:\d{2})?)?)?)?$/;

/** The zone of a time: `Z` or an offset. */
function zoneText(zone: string): string {
  const [, sign, hours, minutes] = /^([+-])(\d{2}):(\d{2})$/.exec(zone) ?? [];
  if (sign === undefined || (hours === '00' && minutes === '00')) return 'UTC';
  return `UTC${sign === '-' ? '−' : '+'}${Number(hours)}${minutes === '00' ? '' : `:${minutes}`}`;
}

/**
 * A date as people write it: `3 March 2025, 16:15 UTC`. It may be a year, a month or a day only; what is
 * no date stays as it is.
 *
 * @param value ISO 8601.
 */
export function dateText(value: string, { months, clock }: PageWords): string {
  const [, year, month, day, hours, minutes, zone] = DATE.exec(value) ?? [];
  if (year === undefined) return value;
  const name = month === undefined ? undefined : months[Number(month) - 1];
  if (name === undefined) return month === undefined ? year : value;
  const date = day === undefined ? `${name} ${year}` : `${Number(day)} ${name} ${year}`;
  if (hours === undefined) return date;
  const at = `${date}, ${clock(hours, minutes!)}`;
  return zone === undefined ? at : `${at} ${zoneText(zone)}`;
}

/**
 * The element of a date, which machines read in ISO 8601.
 *
 * @param value ISO 8601.
 */
export function time(value: string, words: PageWords): Element {
  const { language: lang } = words;
  const shown = dateText(value, words);
  return MACHINE_DATE.test(value)
    ? h('time', { lang, dir: 'ltr', dateTime: value }, shown)
    : h('span', { lang, dir: 'ltr' }, shown);
}

const UNITS = ['kB', 'MB', 'GB', 'TB'];

/** A size as people write it: `2.1 kB`, in powers of 1,000. */
export function sizeText(bytes: number, { bytes: few, decimal }: PageWords): string {
  if (bytes < 1000) return few(bytes);
  let size = bytes / 1000;
  let unit = 0;
  // What would be rounded to 1,000 is one of the next unit.
  while (size >= 999.95 && unit < UNITS.length - 1) {
    size /= 1000;
    unit++;
  }
  return `${size.toFixed(1).replace('.', decimal)} ${UNITS[unit]}`;
}

/** The name of a language in the page's own, with whatever else its tag says: `Portuguese (BR)`; or its tag. */
export function languageName(tag: string, { languages }: PageWords): string {
  const [, language = '', rest] = /^([^-]*)(?:-(.+))?$/.exec(tag) ?? [];
  const key = language.toLowerCase();
  if (!Object.hasOwn(languages, key)) return tag;
  const name = languages[key]!;
  return rest === undefined ? name : `${name} (${rest})`;
}

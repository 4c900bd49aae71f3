/** Reads the dates that pages state for machines. */
import { type DateValue, parseDate } from '../../document/iso-date.ts';

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
/** RFC 2822 and what `Date` prints: `Fri, 03 May 2024 09:30:00 +0200`, `Fri May 03 2024 09:30:00 GMT+0200`. */
const MAIL =
  /^(?:[a-z]{3,9},?\s+)?(?:(\d{1,2})\s+([a-z]{3})[a-z]*|([a-z]{3})[a-z]*\.?\s+(\d{1,2})),?\s+(\d{4})(?:,?\s+(\d{1,2}:\d{2}(?::\d{2})?)\s*(gmt|utc|z)?\s*([+-]\d{4})?)?/i;
/** ISO 8601 with other separators or none: `2024/05/03 09:30`, `20240503`, `20240503T093000Z`. */
const LOOSE =
  /^(\d{4})[/.]?(\d{2})[/.]?(\d{2})(?:[T ](\d{2}):?(\d{2}):?(\d{2})?(?:\.\d+)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/;
/** With the name of a zone in brackets a date has 70 characters; longer texts are none. */
const LONGEST = 100;
/** A zone that is written apart from the time or named. */
const ZONE = /\s*(?:GMT|UTC)?\s*([+-]\d{2}:?\d{2})$|\s*(?:GMT|UTC)$/;

/**
 * Reads a date that a page states for machines: ISO 8601 as pages bend it, and RFC 2822.
 *
 * @returns The date as precise as it is stated; undefined when it cannot be read.
 */
export function parseMachineDate(text: string | undefined): DateValue | undefined {
  const plain = text?.trim();
  if (!plain || plain.length > LONGEST) return undefined;
  const exact = parseDate(plain) ?? parseDate(plain.replace(ZONE, (_all, offset) => offset ?? 'Z'));
  if (exact) return exact;
  const loose = LOOSE.exec(plain);
  if (loose) {
    const [, year, month, day, hour, minute, second = '00', zone = ''] = loose;
    const time = hour ? `T${hour}:${minute}:${second}${zone}` : '';
    return parseDate(`${year}-${month}-${day}${time}`);
  }
  const mail = MAIL.exec(plain);
  if (!mail) return undefined;
  const month = MONTHS.indexOf((mail[2] ?? mail[3] ?? '').toLowerCase()) + 1;
  const day = (mail[1] ?? mail[4] ?? '').padStart(2, '0');
  const time = mail[6] ? `T${mail[6].padStart(mail[6].length < 6 ? 5 : 8, '0')}` : '';
  const zone = time && (mail[8] ?? (mail[7] ? 'Z' : ''));
  return parseDate(`${mail[5]}-${String(month).padStart(2, '0')}-${day}${time}${zone}`);
}

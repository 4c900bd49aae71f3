/** Whether a literal is one of a data type of schema.org. */
import { fullFormats } from 'ajv-formats/dist/formats.js';
import { parseDate } from '../../../src/document/iso-date.ts';
import { ancestorsOf } from './terms.ts';

const isUri = fullFormats.uri as (text: string) => boolean;
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** Whether a text is an absolute address of the web. */
export function isWebAddress(text: string): boolean {
  return /^https?:\/\/[^/]/i.test(text) && isUri(text) && URL.canParse(text);
}

/** Whether a text is a date that there is, as it is written and not only as it is read. */
export function isDate(text: string, precisions: readonly string[]): boolean {
  const date = parseDate(text);
  return date !== undefined && date.value === text && precisions.includes(date.precision);
}

const TESTS: Record<string, (value: unknown) => boolean> = {
  Text: (value) => typeof value === 'string',
  URL: (value) => typeof value === 'string' && isWebAddress(value),
  Boolean: (value) => typeof value === 'boolean',
  Integer: (value) => Number.isInteger(value),
  Number: (value) => Number.isFinite(value),
  Date: (value) => typeof value === 'string' && isDate(value, ['year', 'month', 'day']),
  DateTime: (value) => typeof value === 'string' && isDate(value, ['second']),
  Time: (value) =>
    typeof value === 'string' && /^\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2})?$/.test(value),
};

/** Whether a value is a literal of a data type. */
export function isLiteral(value: unknown, type: string): boolean {
  const test = ancestorsOf(type).find((each) => TESTS[each] !== undefined);
  return test !== undefined && TESTS[test]!(value);
}

/** Which rule a literal breaks that fits none of a property's data types. */
export function literalRule(value: unknown, types: readonly string[]): string {
  if (typeof value !== 'string') return typeof value === 'number' ? 'number' : 'range';
  if (types.some((type) => ['Date', 'DateTime', 'Time'].includes(type))) return 'date';
  if (types.some((type) => ancestorsOf(type).includes('Number'))) return 'number';
  if (types.includes('URL') && (NUMBER.test(value) || /[:/.]/.test(value))) return 'url';
  return 'range';
}

/** Checks strings by what a schema demands of them, most of them by their bytes alone. */
import { fullFormats } from 'ajv-formats/dist/formats.js';
import { bytePattern } from './pattern.ts';
import { textOf } from './scanner.ts';

/** Says if a string, given with the places of its quotes, surely fits. */
export type StringTest = (bytes: Uint8Array, start: number, end: number) => boolean;

/** What may be demanded, as in JSON Schema. */
export interface StringRules {
  readonly pattern?: string;
  readonly format?: string;
  readonly maxLength?: number;
}

/** Of a format, strings that it surely has: most of them. */
const COMMON: Readonly<Record<string, string>> = {
  uri: '^https?://[A-Za-z0-9.-]+[A-Za-z0-9._/-]*$',
};

function formatTest(name: string): (text: string) => boolean {
  const format = (fullFormats as Record<string, unknown>)[name];
  if (format instanceof RegExp) return (text) => format.test(text);
  if (typeof format === 'function') return format as (text: string) => boolean;
  throw new Error(`The format '${name}' is unknown.`);
}

/** Makes a test of what is demanded. */
export function stringTest({ pattern, format, maxLength }: StringRules): StringTest {
  const byBytes: (ReturnType<typeof bytePattern> | undefined)[] = [];
  const byText: ((text: string) => boolean)[] = [];
  if (pattern !== undefined) {
    const expression = new RegExp(pattern, 'u');
    byBytes.push(bytePattern(pattern));
    byText.push((text) => expression.test(text));
  }
  if (format !== undefined) {
    byBytes.push(bytePattern(COMMON[format] ?? ''));
    byText.push(formatTest(format));
  }
  if (maxLength !== undefined) {
    // No string has more characters than bytes.
    byBytes.push((_, from, to) => to - from <= maxLength);
    byText.push((text) => [...text].length <= maxLength);
  }
  return (bytes, start, end) => {
    let fits = true;
    for (const test of byBytes) fits &&= test?.(bytes, start + 1, end - 1) ?? false;
    if (fits) return true;
    const text = textOf(bytes, start, end);
    return byText.every((test) => test(text));
  };
}

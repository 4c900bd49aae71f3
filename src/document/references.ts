/** Character references of HTML and Markdown (`&amp;`, `&#8217;`). */
import { decodeNamedCharacterReference } from 'decode-named-character-reference';
import { iconv } from './iconv.ts';

const REFERENCE = /&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([a-zA-Z][a-zA-Z\d]{1,31}));?/y;

/** The character of a numeric reference, by the rules of HTML: 128 to 159 are those of windows-1252. */
function characterOf(code: number): string {
  if (code === 0 || code > 0x10ffff || (code >= 0xd800 && code < 0xe000)) return '\ufffd';
  if (code >= 0x80 && code < 0xa0) return iconv().decode(Buffer.from([code]), 'windows-1252');
  return String.fromCodePoint(code);
}

/** What a character reference stands for, with its length in the source. */
export interface Reference {
  value: string;
  length: number;
}

/** Reads the character reference at an offset; undefined when there is none or it means nothing. */
export function referenceAt(source: string, at: number): Reference | undefined {
  REFERENCE.lastIndex = at;
  const match = REFERENCE.exec(source);
  if (!match) return undefined;
  const [whole, decimal, hexadecimal, name] = match;
  const code = decimal ? Number(decimal) : Number.parseInt(hexadecimal ?? '', 16);
  const value = name ? decodeNamedCharacterReference(name) : characterOf(code);
  return value ? { value, length: whole.length } : undefined;
}

/** Reads every character reference in a text that ends as it should, in a `;`. */
export function decodeReferences(text: string): string {
  return text.includes('&')
    ? text.replace(/&[#\w]{1,32};/g, (reference) => referenceAt(reference, 0)?.value ?? reference)
    : text;
}

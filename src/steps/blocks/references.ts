/** Character references of HTML and Markdown (`&amp;`, `&#8217;`). */
import { decodeNamedCharacterReference } from 'decode-named-character-reference';

const REFERENCE = /&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([a-zA-Z][a-zA-Z\d]{1,31}));?/y;

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
  if (code > 0x10ffff) return undefined;
  const value = name ? decodeNamedCharacterReference(name) : String.fromCodePoint(code);
  return value ? { value, length: whole.length } : undefined;
}

/** Articles as JSON Lines: one object a line, with the content and what is known of it. */
import type { Given } from '../document/data.ts';
import { readMetadata } from '../document/metadata.ts';
import { RefusalError } from '../document/refusal.ts';

/** A capture read from a line. */
export interface LineCapture {
  raw: Uint8Array;
  given: Given;
}

/** The fields that hold the content, with the media type each implies. */
const CONTENT: Record<string, string | undefined> = {
  text: 'text/plain',
  html: 'text/html',
  markdown: 'text/markdown',
  base64: undefined,
};
const BASE64 = /^[A-Za-z0-9+/\s]*={0,2}\s*$/;
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true });

function bytesOf(field: string, value: unknown): Uint8Array {
  if (typeof value !== 'string') {
    throw new RefusalError(
      'metadata',
      `The field "${field}" must be text, not ${JSON.stringify(value)}.`,
    );
  }
  if (field === 'base64') {
    if (!BASE64.test(value))
      throw new RefusalError('encoding', 'The field "base64" is not Base64 (RFC 4648).');
    return Buffer.from(value, 'base64');
  }
  if (LONE_SURROGATE.test(value)) {
    throw new RefusalError(
      'encoding',
      `The field "${field}" has half a surrogate pair (\\ud800 to \\udfff), which no text encoding can hold.`,
    );
  }
  return encoder.encode(value);
}

/**
 * Parses the bytes of a line.
 *
 * @throws RefusalError when they are no JSON in UTF-8.
 */
export function parseLine(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(decoder.decode(bytes));
  } catch (error) {
    const reason = error instanceof SyntaxError ? error.message : 'it is not UTF-8';
    throw new RefusalError('line', `The line is no JSON: ${reason}.`);
  }
}

/** Reads the name of a line's article, as far as it can be told, for messages. */
export function nameOfLine(value: unknown, number: number): string {
  const name =
    typeof value === 'object' && value !== null && 'name' in value ? value.name : undefined;
  return typeof name === 'string' && name !== '' ? name : `line ${number}`;
}

/**
 * Reads an article from a parsed line: exactly one of `text`, `html`, `markdown` or `base64` (with
 * `mediaType`), a `name`, and any metadata.
 *
 * @param value The parsed line.
 * @param number The line's number from 1, which names it when it has no name.
 * @throws RefusalError when the line is no article, saying which field is wrong and how.
 */
export function readLine(value: unknown, number: number): LineCapture {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new RefusalError('line', 'The line must be a JSON object, such as {"text": "…"}.');
  }
  const { name: _name, mediaType, ...fields } = value as Record<string, unknown>;
  const present = Object.keys(CONTENT).filter(
    (field) => fields[field] !== undefined && fields[field] !== null,
  );
  const [field] = present;
  if (field === undefined || present.length > 1) {
    throw new RefusalError(
      'line',
      `The line must have exactly one of "text", "html", "markdown" and "base64"; it has ${present.length === 0 ? 'none' : present.join(', ')}.`,
    );
  }
  if (mediaType !== undefined && typeof mediaType !== 'string') {
    throw new RefusalError(
      'metadata',
      `The field "mediaType" must be text, not ${JSON.stringify(mediaType)}.`,
    );
  }
  const raw = bytesOf(field, fields[field]);
  for (const each of Object.keys(CONTENT)) delete fields[each];
  const type = mediaType ?? CONTENT[field];
  return {
    raw,
    given: {
      name: nameOfLine(value, number),
      ...(type !== undefined && { mediaType: type }),
      metadata: readMetadata(fields),
    },
  };
}

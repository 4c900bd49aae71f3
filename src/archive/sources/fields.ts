/** An article out of named fields: its content, and what is known of it. */
import type { Given } from '../../document/data.ts';
import { readMetadata } from '../../document/metadata.ts';
import { RefusalError } from '../../document/refusal.ts';
import { CONTENT_FIELDS } from './field-map.ts';

/** An article read from fields. */
export interface FieldArticle {
  raw: Uint8Array;
  given: Given;
}

/** The media type that each field of content implies. */
const MEDIA_TYPES: Record<string, string | undefined> = {
  text: 'text/plain',
  html: 'text/html',
  markdown: 'text/markdown',
};
const BASE64 = /^[A-Za-z0-9+/\s]*={0,2}\s*$/;
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
/** Metadata is nested a few levels at most; deeper is no metadata, and would fill the stack. */
const DEEPEST = 64;

const encoder = new TextEncoder();

function short(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}

function textField(field: string, value: unknown): string {
  if (typeof value === 'string') return value;
  throw new RefusalError('metadata', `The field "${field}" must be text, not ${short(value)}.`);
}

function checkText(field: string, text: string): void {
  if (!LONE_SURROGATE.test(text)) return;
  throw new RefusalError(
    'encoding',
    `The field "${field}" has half a surrogate pair (\\ud800 to \\udfff), which no text encoding can hold.`,
  );
}

/** Checks that a value can be stored: its texts are Unicode, and it is not nested without end. */
function checkValue(field: string, value: unknown, depth = 0): void {
  if (typeof value === 'string') checkText(field, value);
  if (typeof value !== 'object' || value === null) return;
  if (depth === DEEPEST) {
    throw new RefusalError('nesting', `The field "${field}" is nested deeper than ${DEEPEST}.`);
  }
  for (const [name, each] of Object.entries(value)) {
    checkText(field, name);
    checkValue(field, each, depth + 1);
  }
}

function bytesOf(field: string, value: unknown): Uint8Array {
  const text = textField(field, value);
  if (field !== 'base64') return encoder.encode(text);
  if (!BASE64.test(text)) {
    throw new RefusalError('encoding', 'The field "base64" is not Base64 (RFC 4648).');
  }
  return Buffer.from(text, 'base64');
}

/** Reads the name among some fields, as far as it can be told, for messages. */
export function nameOf(fields: unknown): string | undefined {
  const name =
    typeof fields === 'object' && fields !== null && 'name' in fields ? fields.name : undefined;
  return typeof name === 'string' && name !== '' ? name : undefined;
}

/**
 * Reads what is known of an article from fields, none of which is its content.
 *
 * @param name The article's name when no field gives it one.
 * @throws RefusalError when a field has the wrong type or cannot be stored.
 */
export function givenOf(fields: Record<string, unknown>, name: string): Given {
  for (const [field, value] of Object.entries(fields)) {
    checkText(field, field);
    checkValue(field, value);
  }
  const { name: _name, mediaType, ...rest } = fields;
  const type = mediaType === null ? undefined : mediaType;
  return {
    name: nameOf(fields) ?? name,
    ...(type !== undefined && { mediaType: textField('mediaType', type) }),
    metadata: readMetadata(rest),
  };
}

/**
 * Reads an article from fields: exactly one of `text`, `html`, `markdown` or `base64` (with
 * `mediaType`), a `name`, and any metadata.
 *
 * @param fields The fields, in our names.
 * @param name The article's name when no field gives it one.
 * @throws RefusalError when they are no article, saying which field is wrong and how.
 */
export function articleOf(fields: Record<string, unknown>, name: string): FieldArticle {
  const present = CONTENT_FIELDS.filter((each) => (fields[each] ?? null) !== null);
  const [field] = present;
  if (field === undefined || present.length > 1) {
    throw new RefusalError(
      'line',
      `There must be exactly one of "text", "html", "markdown" and "base64"; there is ${present.length === 0 ? 'none' : present.join(', ')}. If it has another name, say so with --map.`,
    );
  }
  const raw = bytesOf(field, fields[field]);
  if (field !== 'base64') checkText(field, fields[field] as string);
  const rest = Object.entries(fields).filter(
    ([each]) => !(CONTENT_FIELDS as readonly string[]).includes(each),
  );
  const given = givenOf(Object.fromEntries(rest), name);
  const type = given.mediaType ?? MEDIA_TYPES[field];
  return { raw, given: { ...given, ...(type !== undefined && { mediaType: type }) } };
}

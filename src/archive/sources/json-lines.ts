/** Articles as JSON Lines: one object a line, with the content and what is known of it. */
import { RefusalError } from '../../document/refusal.ts';
import { faultOf } from './fault.ts';
import { type FieldMap, mapFields } from './field-map.ts';
import { articleOf, nameOf } from './fields.ts';
import type { Item, Place } from './item.ts';
import { LONGEST_LINE, readLines, type StreamLine } from './lines.ts';

/** How to read lines of a container. */
export interface LineOptions {
  /** The container's file, which names what has no name; absent for standard input. */
  file?: string;
  /** Other people's names for our fields. */
  map: FieldMap;
}

const decoder = new TextDecoder('utf-8', { fatal: true });

/**
 * Parses a JSON object.
 *
 * @param what What it is, for messages: `line`.
 * @throws RefusalError when the bytes are no JSON object in UTF-8.
 */
export function parseObject(bytes: Uint8Array, what: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(decoder.decode(bytes));
  } catch (error) {
    const reason = error instanceof SyntaxError ? error.message : 'it is not UTF-8';
    throw new RefusalError('line', `The ${what} is no JSON: ${reason}.`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new RefusalError('line', `The ${what} must be a JSON object, such as {"text": "…"}.`);
  }
  return value as Record<string, unknown>;
}

/** The name of what stands on a line: `file:line`, or `line 7` of standard input. */
export function nameOfLine(file: string | undefined, line: number): string {
  return file === undefined ? `line ${line}` : `${file}:${line}`;
}

/** A place on a line. */
export function placeOfLine(file: string | undefined, line: number): Place {
  return { ...(file !== undefined && { file }), line };
}

/** Whether a line has nothing but white space. */
export function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0d);
}

function readLine({ number, bytes }: StreamLine, { file, map }: LineOptions): Item {
  const place = placeOfLine(file, number);
  let name = nameOfLine(file, number);
  try {
    if (bytes === null) {
      throw new RefusalError('size', `The line is longer than ${LONGEST_LINE} bytes.`);
    }
    const fields = mapFields(parseObject(bytes, 'line'), map);
    name = nameOf(fields) ?? name;
    const received = { block: bytes, mediaType: 'application/json' };
    return { kind: 'article', ...articleOf(fields, name), received, place };
  } catch (error) {
    return { kind: 'refused', name, ...faultOf(error), ...place };
  }
}

/**
 * Reads JSON Lines; blank lines are passed over. A stream that breaks off ends in a refusal.
 *
 * @param stream The lines' bytes.
 */
export async function* readJsonLines(
  stream: AsyncIterable<Uint8Array>,
  options: LineOptions,
): AsyncGenerator<Item, void, void> {
  let number = 0;
  try {
    for await (const line of readLines(stream, LONGEST_LINE)) {
      number = line.number;
      if (line.bytes === null || !isBlank(line.bytes)) yield readLine(line, options);
    }
  } catch (error) {
    const { file } = options;
    const place = placeOfLine(file, number + 1);
    yield { kind: 'refused', name: file ?? 'stdin', ...faultOf(error), ...place };
  }
}

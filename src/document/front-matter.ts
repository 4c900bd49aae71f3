/** Front matter: the fields that tools write between two lines of `---` at the top of Markdown. */
import { createRequire } from 'node:module';

/** The fields of front matter, each with its texts in order; names are in lower case. */
export type FrontMatter = ReadonlyMap<string, readonly string[]>;

/** Longer front matter is none: clippers write some hundred characters. */
const LONGEST = 16_384;
/** Two fences with a field behind the first. */
const FENCED = /^---[ \t]*\r?\n(?=[ \t]*["']?[A-Za-z])([\s\S]*?)\r?\n---[ \t]*(?=\r?\n|$)/;
const FIELD = /^([A-Za-z][\w .-]{0,60}):(?:[ \t]+(.*))?$/;

/** Loaded when there is front matter: YAML costs more to load than the whole Markdown parser. */
let yaml: typeof import('yaml') | undefined;

function textsOf(value: unknown): string[] {
  const texts = [value].flat().filter((each) => typeof each === 'string');
  return texts.map((text) => text.trim()).filter((text) => text !== '');
}

/** Reads YAML whose scalars all stay the text that they are written as. */
function readYaml(text: string): [string, string[]][] | undefined {
  let value: unknown;
  yaml ??= createRequire(import.meta.url)('yaml') as typeof import('yaml');
  try {
    value = yaml.parse(text, { schema: 'failsafe', logLevel: 'error', maxAliasCount: 0 });
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return Object.entries(value).map(([name, each]) => [name, textsOf(each)]);
}

/** Reads a field a line, as tools write that put `Title: with a colon` there unquoted. */
function readLines(text: string): [string, string[]][] | undefined {
  const fields: [string, string[]][] = [];
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() === '') continue;
    const match = FIELD.exec(line);
    if (!match) return undefined;
    fields.push([match[1]!, textsOf(match[2])]);
  }
  return fields;
}

/**
 * Reads the front matter at the start of a text.
 *
 * @param text The text, without a byte order mark.
 * @returns Its fields; undefined when the text does not start with any. Two rules with prose between
 *   them are none.
 */
export function readFrontMatter(text: string): FrontMatter | undefined {
  if (!text.startsWith('---')) return undefined;
  const content = FENCED.exec(text.slice(0, LONGEST))?.[1];
  if (content === undefined) return undefined;
  const fields = readYaml(content) ?? readLines(content);
  return fields && new Map(fields.map(([name, texts]) => [name.toLowerCase(), texts]));
}

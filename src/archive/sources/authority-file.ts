/** Authority files: names that the user vouches for, as JSON Lines. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { readUri } from '../../record/uri.ts';
import {
  type AuthorityEntry,
  type AuthorityNames,
  authorityNames,
  nameWords,
} from '../../steps/mention/given.ts';
import { StoreUsageError } from '../../store/index.ts';
import { normalize } from '../../unicode/normalize.ts';
import { faultOf } from './fault.ts';
import { isBlank, parseObject } from './json-lines.ts';
import { LONGEST_LINE, readLines } from './lines.ts';

const TYPES = ['Person', 'Organization', 'Place'] as const;
const FIELDS = new Set(['name', 'aliases', 'type', 'sameAs', 'description']);

function fail(message: string): never {
  throw new StoreUsageError(message);
}

/** A name as articles have it: NFC, single spaces. */
function nameOf(field: string, value: unknown): string {
  if (typeof value !== 'string') fail(`"${field}" must be text, not ${JSON.stringify(value)}.`);
  if (/[\ud800-\udfff]/u.test(value)) fail(`"${field}" has half a surrogate pair.`);
  const name = normalize(value, 'NFC').replace(/\s+/g, ' ').trim();
  if (nameWords(name).length === 0)
    fail(`"${field}" has ${JSON.stringify(value)}, which has no word.`);
  return name;
}

function listOf(field: string, value: unknown): unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : fail(`"${field}" must be a list.`);
}

function readEntry(bytes: Uint8Array): AuthorityEntry {
  const fields = parseObject(bytes, 'line');
  for (const field of Object.keys(fields)) {
    if (!FIELDS.has(field)) {
      fail(
        `The field ${JSON.stringify(field)} is not known. The fields are ${[...FIELDS].join(', ')}.`,
      );
    }
  }
  const { type, description } = fields;
  const known = TYPES.find((each) => each === type);
  if (!known) fail(`"type" must be one of ${TYPES.join(', ')}, not ${JSON.stringify(type)}.`);
  if (description !== undefined && typeof description !== 'string') {
    fail('"description" must be text.');
  }
  const name = nameOf('name', fields.name);
  const aliases = listOf('aliases', fields.aliases).map((each) => nameOf('aliases', each));
  const sameAs = listOf('sameAs', fields.sameAs).map((uri) => {
    if (typeof uri === 'string' && readUri(uri) === uri) return uri;
    return fail(`"sameAs" has ${JSON.stringify(uri)}, which is no URI.`);
  });
  return {
    name,
    aliases: [...new Set(aliases)].filter((alias) => alias !== name),
    type: known,
    sameAs: [...new Set(sameAs)].sort(),
  };
}

/**
 * Reads an authority file: a JSON object a line with `name`, `type` (Person, Organization or Place), and,
 * if there are any, `aliases`, `sameAs` and `description`.
 *
 * @throws StoreUsageError naming file and line when it cannot be used, or two lines have the same name:
 *   records made without a part of it would not be what was asked for.
 */
export async function readAuthorityFile(path: string): Promise<AuthorityNames> {
  const entries: AuthorityEntry[] = [];
  const lineOf = new Map<string, number>();
  let number = 0;
  try {
    const content = await readFile(path);
    async function* whole(): AsyncGenerator<Uint8Array> {
      yield content;
    }
    for await (const line of readLines(whole(), LONGEST_LINE)) {
      number = line.number;
      const bytes = line.bytes ?? fail(`The line is longer than ${LONGEST_LINE} bytes.`);
      if (isBlank(bytes)) continue;
      const entry = readEntry(bytes);
      for (const name of [entry.name, ...entry.aliases]) {
        const other = lineOf.get(name);
        if (other !== undefined) fail(`${JSON.stringify(name)} stands on line ${other} already.`);
        lineOf.set(name, number);
      }
      entries.push(entry);
    }
    return authorityNames(entries, createHash('sha256').update(content).digest('hex'));
  } catch (error) {
    const message = error instanceof StoreUsageError ? error.message : faultOf(error).message;
    const place = number === 0 ? path : `${path}, line ${number}`;
    throw new StoreUsageError(`The authority file cannot be used: ${place}: ${message}`, {
      cause: error,
    });
  }
}

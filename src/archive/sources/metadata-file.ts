/** Metadata for many articles in one file of JSON Lines, each found by its name or address. */
import type { Given } from '../../document/data.ts';
import { StoreUsageError } from '../../store/index.ts';
import { inflated, readPieces } from './bytes.ts';
import { faultOf } from './fault.ts';
import { type FieldMap, mapFields } from './field-map.ts';
import { givenOf, nameOf } from './fields.ts';
import { isBlank, parseObject } from './json-lines.ts';
import { LONGEST_LINE, readLines } from './lines.ts';

/** The metadata of a file, by article. */
export interface MetadataFile {
  /** What the file says of an article; undefined when it says nothing. */
  of(name: string, uri: string | undefined): Given | undefined;
  /** The names and addresses of articles that never came. */
  unused(): string[];
}

interface Line {
  given: Given;
  used: boolean;
}

/**
 * Reads a file of metadata: a JSON object a line, whose `name` (or, without one, `uri`) says which
 * article it is about. It stays in memory.
 *
 * @throws StoreUsageError when the file or one of its lines cannot be read, for archiving without it
 *   would give every article another id.
 */
export async function readMetadataFile(path: string, map: FieldMap): Promise<MetadataFile> {
  const lines = new Map<string, Line>();
  let number = 0;
  try {
    for await (const line of readLines(inflated(readPieces(path)), LONGEST_LINE)) {
      number = line.number;
      const bytes = line.bytes ?? Buffer.alloc(0);
      if (isBlank(bytes)) continue;
      const fields = mapFields(parseObject(bytes, 'line'), map);
      const given = givenOf(fields, '');
      const key = nameOf(fields) ?? given.metadata.uri;
      if (key === undefined) throw new StoreUsageError('The line has neither "name" nor "uri".');
      if (lines.has(key)) throw new StoreUsageError(`An earlier line is about "${key}" as well.`);
      lines.set(key, { given, used: false });
    }
  } catch (error) {
    const message = error instanceof StoreUsageError ? error.message : faultOf(error).message;
    const place = number === 0 ? path : `${path}, line ${number}`;
    throw new StoreUsageError(`The metadata file cannot be used: ${place}: ${message}`, {
      cause: error,
    });
  }
  return {
    of(name, uri) {
      const line = lines.get(name) ?? (uri === undefined ? undefined : lines.get(uri));
      if (line) line.used = true;
      return line?.given;
    },
    unused: () => [...lines].flatMap(([key, { used }]) => (used ? [] : [key])),
  };
}

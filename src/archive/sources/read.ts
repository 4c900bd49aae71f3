/** Reads listed files of every kind, one article at a time. */
import { inflated, readPieces } from './bytes.ts';
import { readCsv } from './csv.ts';
import { type FieldMap, NO_MAP } from './field-map.ts';
import { readArticle, readObject } from './files.ts';
import type { Item } from './item.ts';
import { readJsonLines } from './json-lines.ts';
import { kindOfName } from './kinds.ts';
import { type InputFile, STDIN } from './list.ts';
import { readWarc } from './warc.ts';

/** How to read. */
export interface ReadOptions {
  /** Other people's names for our fields. Default: none. */
  map?: FieldMap;
  /** What stands between the cells of CSV. Default: a comma, or a tab in TSV. */
  delimiter?: string;
  /** Called with the number of bytes each time some were read. */
  onRead?: (bytes: number) => void;
}

async function* counted(
  stream: AsyncIterable<Uint8Array>,
  onRead: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  for await (const bytes of stream) {
    onRead(bytes.length);
    yield bytes;
  }
}

/**
 * Reads files. Of a container no more than one article is in memory; what cannot be read is given as
 * a refusal in its place, and the rest goes on.
 */
export async function* readInputs(
  files: readonly InputFile[],
  { map = NO_MAP, delimiter, onRead = () => {} }: ReadOptions = {},
): AsyncGenerator<Item, void, void> {
  const received = (path: string): AsyncIterable<Uint8Array> =>
    counted(path === STDIN ? process.stdin : readPieces(path), onRead);
  const open = (path: string): AsyncIterable<Uint8Array> =>
    path === STDIN || kindOfName(path).gzip ? inflated(received(path)) : received(path);
  for (const input of files) {
    const { path, kind } = input;
    const file: { file?: string } = path === STDIN ? {} : { file: input.name };
    switch (kind) {
      case 'article':
        yield await readArticle(input, map, open);
        break;
      case 'object':
        yield await readObject(input, map, open);
        break;
      case 'jsonl':
        yield* readJsonLines(open(path), { ...file, map });
        break;
      case 'csv':
        yield* readCsv(open(path), { ...file, map, delimiter: delimiter ?? ',' });
        break;
      case 'tsv':
        yield* readCsv(open(path), { ...file, map, delimiter: delimiter ?? '\t' });
        break;
      case 'warc':
        yield* readWarc(received(path), file.file);
        break;
    }
  }
}

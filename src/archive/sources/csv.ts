/** Articles as CSV: a header row that names the columns, then one article a row. */
import { CsvError, parse } from 'csv-parse/sync';
import { RefusalError } from '../../document/refusal.ts';
import { readRows, type StreamRow } from './csv-rows.ts';
import { faultOf, type InputCode } from './fault.ts';
import { CONTENT_FIELDS, type FieldMap, mapFields } from './field-map.ts';
import { articleOf, nameOf } from './fields.ts';
import type { Item } from './item.ts';
import { isBlank, type LineOptions, nameOfLine, placeOfLine } from './json-lines.ts';
import { LONGEST_LINE } from './lines.ts';

/** How to read CSV. */
export interface CsvOptions extends LineOptions {
  /** What stands between cells: one character of ASCII. */
  delimiter: string;
}

/** The header row: as it was received, and the columns it names. */
interface Header {
  bytes: Buffer;
  columns: string[];
}

const decoder = new TextDecoder('utf-8', { fatal: true });

/**
 * Splits a row into its cells.
 *
 * @throws RefusalError when it is too long, not UTF-8, or breaks the rules of CSV.
 */
export function cellsOf({ bytes, open }: StreamRow, delimiter: string): string[] {
  if (bytes === null) {
    throw new RefusalError('size', `The row is longer than ${LONGEST_LINE} bytes.`);
  }
  if (open) {
    throw new RefusalError(
      'line',
      'A quote opens a cell of this row and is never closed, so the rest of the file is in it.',
    );
  }
  let text: string;
  try {
    text = decoder.decode(bytes);
  } catch {
    throw new RefusalError('encoding', 'The row is not UTF-8. Convert the file to UTF-8.');
  }
  try {
    const rows = parse(`${text}\n`, {
      delimiter,
      record_delimiter: ['\r\n', '\n'],
      relax_column_count: true,
    });
    return rows[0] ?? [];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new RefusalError(
      'line',
      `The row breaks the rules of CSV (${error.code}): a cell with a quote in it must stand in quotes, and the quote twice.`,
    );
  }
}

function readHeader(row: StreamRow, { file, map, delimiter }: CsvOptions): Header | Item {
  const refused = { kind: 'refused' as const, name: file ?? 'stdin' };
  const place = placeOfLine(file, row.line);
  try {
    const columns = cellsOf(row, delimiter);
    const message = headerProblem(columns, map);
    if (message === null) return { bytes: row.bytes!, columns };
    return { ...refused, code: 'columns' satisfies InputCode, message, ...place };
  } catch (error) {
    return { ...refused, ...faultOf(error), ...place };
  }
}

/** What is wrong with a header row; `null` when nothing is. */
function headerProblem(columns: readonly string[], map: FieldMap): string | null {
  const hint = columns.length > 1 ? '' : ' If no comma stands between the cells, give --delimiter.';
  const named = columns.map((each) => JSON.stringify(each)).join(', ');
  const twice = columns.find((each, index) => columns.indexOf(each) !== index);
  if (twice !== undefined) return `It has two columns ${JSON.stringify(twice)}.`;
  const missing = [...map.values()].find((each) => !columns.includes(each));
  if (missing !== undefined) {
    return `It has no column ${JSON.stringify(missing)}, which --map names, only ${named}.${hint}`;
  }
  const content = CONTENT_FIELDS.some((each) => map.has(each) || columns.includes(each));
  if (content) return null;
  return `The first row must name a column text, html, markdown or base64, or say with --map which one is the content; it names ${named}.${hint}`;
}

function readRow(row: StreamRow, header: Header, options: CsvOptions): Item {
  const { file, map, delimiter } = options;
  const place = placeOfLine(file, row.line);
  let name = nameOfLine(file, row.line);
  try {
    const cells = cellsOf(row, delimiter);
    const { columns } = header;
    if (cells.length !== columns.length) {
      throw new RefusalError(
        'line',
        `The row has ${cells.length} columns where the header has ${columns.length}.`,
      );
    }
    // An empty cell says nothing, for CSV has no other way to.
    const filled = columns.flatMap((column, at) => (cells[at] ? [[column, cells[at]]] : []));
    const fields = mapFields(Object.fromEntries(filled), map);
    name = nameOf(fields) ?? name;
    const received = {
      // With the header row, so that the row can be understood without the file.
      block: Buffer.concat([header.bytes, Buffer.from('\n'), row.bytes ?? Buffer.alloc(0)]),
      mediaType: delimiter === '\t' ? 'text/tab-separated-values' : 'text/csv;header=present',
    };
    return { kind: 'article', ...articleOf(fields, name), received, place };
  } catch (error) {
    return { kind: 'refused', name, ...faultOf(error), ...place };
  }
}

/**
 * Reads CSV (RFC 4180) in UTF-8; blank rows are passed over. A row that is no article is refused and
 * the rest goes on; without a fit header row the whole file is.
 *
 * @param stream The file's bytes.
 */
export async function* readCsv(
  stream: AsyncIterable<Uint8Array>,
  options: CsvOptions,
): AsyncGenerator<Item, void, void> {
  const { file, delimiter } = options;
  let header: Header | undefined;
  let line = 0;
  try {
    for await (const row of readRows(stream, delimiter.charCodeAt(0))) {
      line = row.line;
      if (row.bytes !== null && isBlank(row.bytes)) continue;
      if (header) yield readRow(row, header, options);
      else {
        const read = readHeader(row, options);
        if ('kind' in read) return yield read;
        header = read;
      }
    }
  } catch (error) {
    const place = placeOfLine(file, line + 1);
    yield { kind: 'refused', name: file ?? 'stdin', ...faultOf(error), ...place };
  }
}

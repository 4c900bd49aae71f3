/** Reads a worklist that came back: CSV as spreadsheet programs write it, or JSON Lines. */
import { RefusalError } from '../../document/refusal.ts';
import { cellsOf } from '../sources/csv.ts';
import { readRows } from '../sources/csv-rows.ts';
import { faultOf } from '../sources/fault.ts';
import { isBlank, parseObject } from '../sources/json-lines.ts';
import { LONGEST_LINE, readLines } from '../sources/lines.ts';
import { plainCell } from './cells.ts';
import { FILLED_COLUMNS } from './columns.ts';

/** The columns that are read; what the others hold does not matter. */
const READ: ReadonlySet<string> = new Set<string>(['id', ...FILLED_COLUMNS]);

/** A row: its cells by the names of the columns, without the empty ones. */
export type TableRow = { row: number; line: number } & (
  | { cells: Map<string, string> }
  /** Why it could not be read. */
  | { code: string; message: string }
);

/** A table that was read. */
export interface Table {
  /** The names of the columns, in lower case. */
  columns: string[];
  rows: TableRow[];
}

const UTF16 = { fffe: 'utf-16le', feff: 'utf-16be' } as const;
const CARRIAGE_RETURN = 0x0d;
const LINE_FEED = 0x0a;

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** What spreadsheet programs save as “Unicode text” is UTF-16; old ones end lines with a return alone. */
function asUtf8Lines(bytes: Uint8Array): Buffer {
  let buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const mark = buffer.subarray(0, 2).toString('hex') as keyof typeof UTF16;
  if (UTF16[mark]) buffer = Buffer.from(new TextDecoder(UTF16[mark]).decode(buffer));
  if (buffer.includes(CARRIAGE_RETURN) && !buffer.includes(LINE_FEED)) {
    buffer = Buffer.from(buffer.map((byte) => (byte === CARRIAGE_RETURN ? LINE_FEED : byte)));
  }
  return buffer;
}

/** The sign that stands most often between the names of the columns. */
function delimiterOf(header: string): string {
  const outside = header.replace(/"[^"]*"/g, '');
  const count = (sign: string): number => outside.split(sign).length - 1;
  return [',', ';', '\t'].reduce((best, each) => (count(each) > count(best) ? each : best));
}

const SEPARATOR = /^(?:\ufeff)?"?sep=(.)"?\r?\n/i;

function columnName(cell: string): string {
  return plainCell(cell).trim().toLowerCase().replaceAll(' ', '_');
}

/**
 * Reads CSV in UTF-8 or UTF-16, with any line ends, and commas, semicolons or tabs between the cells:
 * the header row tells, or a line `sep=;` before it.
 *
 * @throws RefusalError `line` without a header row that can be read.
 */
export async function readTable(bytes: Uint8Array): Promise<Table> {
  let buffer = asUtf8Lines(bytes);
  const start = buffer.subarray(0, 20).toString('utf8');
  const stated = SEPARATOR.exec(start);
  if (stated) buffer = buffer.subarray(Buffer.byteLength(stated[0]));
  const before = stated ? 1 : 0;
  const header = buffer.subarray(
    0,
    buffer.includes(LINE_FEED) ? buffer.indexOf(LINE_FEED) : undefined,
  );
  const delimiter = stated?.[1] ?? delimiterOf(header.toString('utf8'));
  let columns: string[] | undefined;
  const rows: TableRow[] = [];
  let row = before;
  for await (const read of readRows(once(buffer), delimiter.charCodeAt(0))) {
    row++;
    const line = read.line + before;
    try {
      if (read.bytes !== null && isBlank(read.bytes)) continue;
      const cells = cellsOf(read, delimiter).map((cell) => cell.trim());
      if (!columns) {
        columns = cells.map(columnName);
        continue;
      }
      if (cells.every((cell) => cell === '')) continue;
      if (
        cells.length > columns.length &&
        cells.slice(columns.length).some((cell) => cell !== '')
      ) {
        throw new RefusalError(
          'line',
          `The row has ${cells.length} cells where the header has ${columns.length}.`,
        );
      }
      const filled = columns.flatMap((name, at): [string, string][] =>
        cells[at] ? [[name, plainCell(cells[at])]] : [],
      );
      rows.push({ row, line, cells: new Map(filled) });
    } catch (error) {
      const fault = faultOf(error);
      // Without its header nothing of a table can be understood.
      if (!columns) throw new RefusalError('line', `The first row: ${fault.message}`);
      const hint = ' In a spreadsheet program, save it as “CSV UTF-8”.';
      const message = fault.code === 'encoding' ? `The row is not UTF-8.${hint}` : fault.message;
      rows.push({ row, line, code: fault.code, message });
    }
  }
  if (!columns)
    throw new RefusalError('line', 'The file is empty: the first row must name the columns.');
  return { columns, rows };
}

/** Half of a surrogate pair. */
const LONE = /[\ud800-\udfff]/u;

/** What a field of JSON says as a cell; undefined when it says nothing a cell could. */
function cellOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value.trim();
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (Array.isArray(value) && value.every((each) => typeof each === 'string')) {
    return value.map((each) => each.trim()).join('\n');
  }
  return undefined;
}

/** Reads JSON Lines: an object a line, with the names of the columns. */
export async function readTableLines(bytes: Uint8Array): Promise<Table> {
  const columns = new Set<string>();
  const rows: TableRow[] = [];
  for await (const { number, bytes: line } of readLines(once(bytes), LONGEST_LINE)) {
    if (line !== null && isBlank(line)) continue;
    try {
      if (line === null) throw new RefusalError('size', `It is longer than ${LONGEST_LINE} bytes.`);
      const cells = new Map<string, string>();
      for (const [name, value] of Object.entries(parseObject(line, 'line'))) {
        const column = name.toLowerCase();
        columns.add(column);
        const cell = value === null ? '' : cellOf(value);
        if (cell !== undefined && LONE.test(cell)) {
          throw new RefusalError(
            'line',
            `${JSON.stringify(name)} has half a surrogate pair, which no text encoding can hold.`,
          );
        }
        if (cell) cells.set(column, cell);
        else if (cell === undefined && READ.has(column)) {
          throw new RefusalError('line', `${JSON.stringify(name)} must be text or a number.`);
        }
      }
      rows.push({ row: number, line: number, cells });
    } catch (error) {
      rows.push({ row: number, line: number, ...faultOf(error) });
    }
  }
  return { columns: [...columns], rows };
}

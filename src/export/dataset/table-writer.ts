/** Writes the rows of one table as Parquet and as JSON Lines, in parts of one size. */
import type { ReleaseTable } from '../../record/types.generated.ts';
import type { FileUnderWay, FolderUnderWay, WrittenFile } from '../aside.ts';
import type { Table } from './columns.ts';
import { type ParquetFile, type ParquetTools, startParquet } from './parquet.ts';

/** How large the pieces of a table are, in bytes of JSON Lines, which are the same everywhere. */
export interface PieceSizes {
  /** A row group, which is in memory whole and is what a reader fetches at least. */
  readonly group: number;
  /** A part: a Parquet file, and a file of JSON Lines with the same rows. */
  readonly part: number;
}

/** Some 2 MB of Parquet a row group, some 150 MB a file. */
export const PIECE_SIZES: PieceSizes = { group: 8 << 20, part: 512 << 20 };

/** A row group has no more rows than this, however short they are. */
const MOST_ROWS = 100_000;

type Row = Readonly<Record<string, unknown>>;

/** Writes a table, row by row. */
export class TableWriter {
  readonly #table: Table;
  readonly #folder: FolderUnderWay;
  readonly #tools: ParquetTools;
  readonly #sizes: PieceSizes;
  readonly #files: WrittenFile[] = [];
  #part: { json: FileUnderWay; parquet: ParquetFile; bytes: number } | undefined;
  #parts = 0;
  #rows = 0;
  /** Of the group under way: the cells of each column, its lines, and how long these are. */
  #cells: unknown[][];
  #lines: string[] = [];
  #groupBytes = 0;

  constructor(table: Table, folder: FolderUnderWay, tools: ParquetTools, sizes: PieceSizes) {
    this.#table = table;
    this.#folder = folder;
    this.#tools = tools;
    this.#sizes = sizes;
    this.#cells = table.columns.map(() => []);
  }

  /** Adds rows; cells that are none of the table's columns are left out. */
  async add(rows: readonly object[]): Promise<void> {
    for (const row of rows) {
      this.#addRow(row as Row);
      if (this.#groupBytes >= this.#sizes.group || this.#lines.length === MOST_ROWS) {
        await this.#writeGroup();
      }
    }
  }

  #addRow(row: Row): void {
    const cells: Record<string, unknown> = {};
    for (const [at, { name }] of this.#table.columns.entries()) {
      cells[name] = row[name];
      this.#cells[at]!.push(row[name]);
    }
    const line = `${JSON.stringify(cells)}\n`;
    this.#lines.push(line);
    this.#groupBytes += Buffer.byteLength(line);
    this.#rows++;
  }

  /** Writes what is left; a table without rows has one file of each form all the same. */
  async finish(): Promise<ReleaseTable> {
    if (this.#lines.length > 0 || this.#parts === 0) await this.#writeGroup();
    await this.#finishPart();
    const { name, columns } = this.#table;
    return {
      name,
      rows: this.#rows,
      columns: columns.map((column) => column.name),
      files: this.#files,
    };
  }

  async #writeGroup(): Promise<void> {
    this.#part ??= await this.#startPart();
    await this.#part.json.write(Buffer.from(this.#lines.join(''), 'utf8'));
    if (this.#lines.length > 0) await this.#part.parquet.writeGroup(this.#cells);
    this.#part.bytes += this.#groupBytes;
    this.#cells = this.#cells.map(() => []);
    this.#lines = [];
    this.#groupBytes = 0;
    if (this.#part.bytes >= this.#sizes.part) await this.#finishPart();
  }

  async #startPart(): Promise<{ json: FileUnderWay; parquet: ParquetFile; bytes: number }> {
    const part = `part-${String(this.#parts++).padStart(5, '0')}`;
    const { name, columns } = this.#table;
    const json = await this.#folder.start(`jsonl/${name}/${part}.jsonl`);
    const file = await this.#folder.start(`data/${name}/${part}.parquet`);
    return { json, parquet: startParquet(this.#tools, file, columns), bytes: 0 };
  }

  async #finishPart(): Promise<void> {
    if (!this.#part) return;
    this.#files.push(await this.#part.parquet.finish(), await this.#part.json.finish());
    this.#part = undefined;
  }
}

/** Writes tables as Parquet, the same bytes for the same rows on every machine. */
import type { SchemaElement } from 'hyparquet';
import type { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import { VERSION } from '../../version.ts';
import type { FileUnderWay, WrittenFile } from '../aside.ts';
import type { Column, ColumnKind } from './columns.ts';
import { loadOptional } from './optional.ts';

/** What the packages give that write Parquet. */
export interface ParquetTools {
  ByteWriter: typeof ByteWriter;
  ParquetWriter: typeof ParquetWriter;
  /** Compresses to one frame of Zstandard. */
  zstd: (bytes: Uint8Array) => Uint8Array;
}

/** The level of compression: higher ones take several times as long for a few hundredths. */
const LEVEL = 3;
/** The longest prefix of a value that statistics keep: a capture's id is 57 bytes long. */
const STATISTICS = 64;

/** Loads the packages. */
export async function loadParquet(): Promise<ParquetTools> {
  const { ByteWriter, ParquetWriter } = await loadOptional(
    'hyparquet-writer',
    () => import('hyparquet-writer'),
  );
  const { default: zstd } = await loadOptional(
    '@foxglove/wasm-zstd',
    () => import('@foxglove/wasm-zstd'),
  );
  await zstd.isLoaded;
  return { ByteWriter, ParquetWriter, zstd: (bytes) => zstd.compress(bytes, LEVEL) };
}

const LEAVES: Record<ColumnKind, Omit<SchemaElement, 'name'>> = {
  string: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  integer: { type: 'INT32' },
  number: { type: 'DOUBLE' },
  date: { type: 'INT32', converted_type: 'DATE' },
  strings: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  integers: { type: 'INT32' },
};

/** The elements of a column: one, or the three levels of a list. */
function elementsOf({ name, kind, nullable }: Column): SchemaElement[] {
  const repetition_type = nullable ? 'OPTIONAL' : 'REQUIRED';
  if (kind !== 'strings' && kind !== 'integers') {
    return [{ name, repetition_type, ...LEAVES[kind] }];
  }
  return [
    { name, repetition_type, converted_type: 'LIST', num_children: 1 },
    { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
    { name: 'element', repetition_type: 'REQUIRED', ...LEAVES[kind] },
  ];
}

const DAY = 86_400_000;

/** A date as Parquet has it: days since 1970. */
function dayOf(date: unknown): number | null {
  return date === null ? null : Math.round(Date.parse(`${date}T00:00:00Z`) / DAY);
}

/** A Parquet file under way. */
export interface ParquetFile {
  /** Writes rows as one row group, given the cells of each column. */
  writeGroup(cells: readonly unknown[][]): Promise<void>;
  finish(): Promise<WrittenFile>;
}

/** Starts a Parquet file of some columns. */
export function startParquet(
  { ByteWriter, ParquetWriter, zstd }: ParquetTools,
  file: FileUnderWay,
  columns: readonly Column[],
): ParquetFile {
  const writer = new ByteWriter();
  const parquet = new ParquetWriter({
    writer,
    schema: [{ name: 'root', num_children: columns.length }, ...columns.flatMap(elementsOf)],
    codec: 'ZSTD',
    compressors: { ZSTD: zstd },
    statisticsTruncateLength: STATISTICS,
    createdBy: `kliping version ${VERSION}`,
  });
  const drain = async (): Promise<void> => {
    await file.write(writer.getBytes().slice());
    writer.index = 0;
  };
  return {
    async writeGroup(cells) {
      const columnData = columns.map(({ name, kind, text }, at) => ({
        name,
        data: kind === 'date' ? cells[at]!.map(dayOf) : cells[at]!,
        // Where texts begin tells nobody which of them to read.
        statistics: !text,
      }));
      await parquet.write({ columnData, rowGroupSize: cells[0]!.length });
      await drain();
    },
    async finish() {
      await parquet.finish();
      await drain();
      return file.finish();
    },
  };
}

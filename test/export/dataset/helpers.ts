/** What the tests of releases share: archives of invented articles, and releases read back. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parquetReadObjects } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { type DatasetOptions, exportDataset } from '../../../src/export/dataset/dataset.ts';
import { makeRecord } from '../../../src/pipeline.ts';
import { type Archive, type Capture, writeBatch } from '../../../src/store/index.ts';
import { batchOf, bytes, makeArchive, makeFolder } from '../../store/helpers.ts';

/** An article to archive. */
export interface Story {
  readonly text: string;
  readonly name?: string;
  readonly metadata?: Record<string, unknown>;
}

export const FERRY: Story = {
  name: 'feri.txt',
  text: 'Kapal feri tiba 🚢\n\nKapal feri 🚢 dari Surabaya tiba di Ambon, kata Siti Aminah.\n\n“Kami lega karena 40 persen penumpang selamat,” kata Siti Aminah kepada wartawan.\n\nlink alternatif sbobet\n',
  metadata: {
    uri: 'https://kabar.example/feri',
    publisher: 'Kabar',
    datePublished: '2024-05-01',
    license: 'CC BY 4.0',
    language: 'id',
  },
};
export const MARKET: Story = {
  name: 'pasar.txt',
  text: 'Pasar ikan dibuka\n\nPasar ikan di Jakarta dibuka kembali, kata Budi Santoso. Harga naik 12 persen.',
  metadata: {
    uri: 'https://kabar.example/pasar',
    publisher: 'Kabar',
    datePublished: '2024-06-02T10:00:00Z',
    rights: 'All rights reserved',
    language: 'id',
  },
};
export const BRIDGE: Story = {
  name: 'bridge.txt',
  text: 'Bridge opens in Riga\n\nThe bridge in Riga was opened on Friday, Anna Keller said.',
  metadata: { uri: 'https://news.example/bridge', publisher: 'News', language: 'en' },
};

/** A capture of an article, with the record that the pipeline makes of it. */
export function captureOf({ text, name = 'a.txt', metadata = {} }: Story): Capture {
  const raw = bytes(text);
  const record = makeRecord(raw, { name, metadata });
  return {
    id: record.id,
    content: record.source.content,
    name,
    mediaType: 'text/plain',
    raw,
    text: bytes(record.article.text),
    record: bytes(`${JSON.stringify(record)}\n`),
    ...(record.source.uri !== undefined && { uri: record.source.uri }),
  };
}

/** An archive of batches of articles. */
export async function archiveOf(...batches: (readonly Story[])[]): Promise<Archive> {
  const archive = await makeArchive('none');
  for (const [index, stories] of batches.entries()) {
    await writeBatch(archive, batchOf(`b${index + 1}`, stories.map(captureOf)));
  }
  return archive;
}

/** Writes a release into a new folder. */
export async function release(archive: Archive, options: Partial<DatasetOptions> = {}) {
  const path = join(await makeFolder(), 'release');
  const receipt = await exportDataset(archive, path, {
    name: 'kabar',
    version: '1.0.0',
    ...options,
  });
  return { path, receipt };
}

/** A row of a table. */
export type Row = Record<string, unknown>;

/** The rows of a table, as the JSON Lines have them. */
export function jsonRows(path: string, table: string): Row[] {
  const folder = join(path, 'jsonl', table);
  return readdirSync(folder)
    .sort()
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n').filter(Boolean))
    .map((line) => JSON.parse(line) as Row);
}

/** The rows of a table, as hyparquet reads the Parquet; days as JSON has them. */
export async function parquetRows(path: string, table: string): Promise<Row[]> {
  const folder = join(path, 'data', table);
  const rows: Row[] = [];
  for (const name of readdirSync(folder).sort()) {
    const data = readFileSync(join(folder, name));
    const file = data.buffer.slice(data.byteOffset, data.byteOffset + data.length) as ArrayBuffer;
    rows.push(...((await parquetReadObjects({ file, compressors })) as Row[]));
  }
  return rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([column, value]) => [
        column,
        value instanceof Date ? value.toISOString().slice(0, 10) : (value ?? null),
      ]),
    ),
  );
}

/** Ingests every kind of input and looks at what is in the archive then. */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { type IngestOptions, type IngestReport, ingest } from '../../src/archive/ingest.ts';
import { showCapture } from '../../src/archive/show.ts';
import { verify } from '../../src/archive/verify.ts';
import * as validators from '../../src/record/validators.generated.ts';
import {
  type Archive,
  type CaptureEntry,
  createArchive,
  listBatches,
  readCaptures,
} from '../../src/store/index.ts';
import { makeFolder, put } from './sources/helpers.ts';

const NOW = '2026-01-31T12:00:00Z';
const story = (word: string) => `Judul ${word}\n\nWarga desa memperbaiki jembatan ${word} itu.`;

let folder = '';
let archive: Archive;
beforeEach(async () => {
  folder = makeFolder();
  archive = await createArchive(join(folder, 'archive'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
});

const run = (
  paths: readonly string[],
  options: Partial<IngestOptions> = {},
): Promise<IngestReport> => ingest(archive, paths, { now: NOW, ...options });

async function entries(): Promise<CaptureEntry[]> {
  const found: CaptureEntry[] = [];
  for (const { batch } of await listBatches(archive)) {
    for await (const entry of readCaptures(archive, batch)) found.push(entry);
  }
  return found;
}

const show = async (id: string, format: 'raw' | 'received' | 'record'): Promise<string> =>
  Buffer.from(await showCapture(archive, id, format)).toString();

function quarantined({ quarantine }: IngestReport): Record<string, unknown>[] {
  return readFileSync(quarantine!, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

function response(number: number, body: string, id = number): string {
  const block = `HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${body}`;
  const head = [
    'WARC/1.0',
    'WARC-Type: response',
    `WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-00000000000${id}>`,
    'WARC-Date: 2020-01-01T00:00:00Z',
    `WARC-Target-URI: https://contoh.id/${number}`,
    'Content-Type: application/http; msgtype=response',
    `Content-Length: ${Buffer.byteLength(block)}`,
  ];
  return `${head.join('\r\n')}\r\n\r\n${block}\r\n\r\n`;
}

describe('ingest', () => {
  it('archives every kind of input in one batch, each with what was received', async () => {
    const line = JSON.stringify({ text: story('satu'), uri: 'https://a.example/1', name: 'one' });
    const row = `"${story('dua')}",https://a.example/2`;
    const page = response(3, `<h1>Judul tiga</h1><p>${story('tiga')}</p>`);
    put(folder, 'in/a.jsonl', `${line}\n`);
    put(folder, 'in/b.csv.gz', gzipSync(`text,uri\r\n${row}\r\n`));
    put(folder, 'in/c.warc.gz', Buffer.concat([gzipSync(page), gzipSync('')]));
    put(folder, 'in/d.txt.gz', gzipSync(story('empat')));
    put(folder, 'in/d.json', '{"publisher": "Contoh"}');
    put(folder, 'in/e.json', JSON.stringify({ markdown: '# Judul\n\nWarga lima itu.' }));
    const report = await run([join(folder, 'in')]);
    expect(report).toMatchObject({ archived: 5, known: 0, refused: 0 });
    const found = await entries();
    expect(found.map(({ name, uri }) => [name, uri])).toEqual([
      ['one', 'https://a.example/1'],
      ['b.csv.gz:2', 'https://a.example/2'],
      ['https://contoh.id/3', 'https://contoh.id/3'],
      ['d.txt', undefined],
      ['e.json', undefined],
    ]);
    const received = await Promise.all(found.map(({ id }) => show(id, 'received')));
    expect(received).toEqual([
      line,
      `text,uri\r\n${row}\r`,
      page,
      story('empat'),
      readFileSync(join(folder, 'in/e.json'), 'utf8'),
    ]);
    expect(await show(found[0]!.id, 'raw')).toBe(story('satu'));
    expect(JSON.parse(await show(found[3]!.id, 'record')).source.metadata).toEqual({
      publisher: 'Contoh',
    });
    for (const { batch: _batch, object: _object, ...entry } of found) {
      expect(validators.validateCaptureLine(entry)).toBe(true);
    }
    expect((await verify(archive.folder)).findings).toEqual([]);
  });

  it('names what it refuses with file, line or byte, and a reason, as the schema says', async () => {
    const lines = ['nonsense', JSON.stringify({ text: '' }), JSON.stringify({ text: story('a') })];
    const pages = [response(1, story('b')), response(2, story('c')).replace('200 OK', 'OK')];
    const paths = [
      put(folder, 'a.jsonl', lines.join('\n')),
      put(folder, 'b.csv', `text,uri\n${story('d').split('\n')[0]},x,y\n`),
      put(folder, 'c.warc', pages.join('').slice(0, -10)),
      put(folder, 'd.csv', 'body,uri\nx,y\n'),
      put(folder, 'e.jsonl.gz', gzipSync(`${lines[2]}\n`).subarray(0, -6)),
    ];
    const report = await run(paths);
    expect(report).toMatchObject({ archived: 2, known: 1, refused: 6 });
    const list = quarantined(report);
    expect(list.map(({ file, line, offset, code }) => [file, line ?? offset, code])).toEqual([
      ['a.jsonl', 1, 'line'],
      ['a.jsonl', 2, 'empty'],
      ['b.csv', 2, 'line'],
      ['c.warc', Buffer.byteLength(pages[0]!), 'warc'],
      ['d.csv', 1, 'columns'],
      ['e.jsonl.gz', 2, 'gzip'],
    ]);
    for (const entry of list) expect(validators.validateQuarantineLine(entry)).toBe(true);
    expect((await verify(archive.folder)).findings).toEqual([]);
  });

  it('takes the same content again for known, and nothing is written', async () => {
    const line = JSON.stringify({ text: story('a'), uri: 'https://a.example/1' });
    const path = put(folder, 'a.jsonl', `${line}\n${line}\n`);
    const warc = put(folder, 'a.warc', response(1, story('b')).repeat(2));
    expect(await run([path, warc])).toMatchObject({ archived: 2, known: 2, refused: 0 });
    expect(await run([path, warc])).toEqual({ archived: 0, known: 4, refused: 0, passedOver: 0 });
  });

  it('refuses a WARC record whose id another of the batch has', async () => {
    const warc = put(folder, 'a.warc', response(1, story('a'), 7) + response(2, story('b'), 7));
    const report = await run([warc]);
    expect(report).toMatchObject({ archived: 1, refused: 1 });
    expect(quarantined(report)).toMatchObject([{ code: 'warc', name: 'https://contoh.id/2' }]);
    expect((await verify(archive.folder)).findings).toEqual([]);
  });

  it('counts what is passed over', async () => {
    const other = response(1, 'x').replace('text/html; charset=utf-8', 'image/png; charset=utf-8');
    expect(await run([put(folder, 'a.warc', other)])).toMatchObject({ archived: 0, passedOver: 1 });
  });

  it('takes metadata from a file, by name or address, and tells what was not used', async () => {
    const metadataFile = put(
      folder,
      'meta.jsonl',
      [
        { name: 'a.txt', mediaType: 'text/html', publisher: 'by name', uri: 'https://a.example/a' },
        { uri: 'https://a.example/b', publisher: 'by address', language: 'ms' },
        { name: 'nobody', publisher: 'x' },
      ]
        .map((each) => JSON.stringify(each))
        .join('\n\n'),
    );
    const line = { text: story('b'), uri: 'https://a.example/b', language: 'id' };
    const paths = [put(folder, 'a.txt', story('a')), put(folder, 'b.jsonl', JSON.stringify(line))];
    const report = await run(paths, { metadataFile, metadata: { section: 'x' } });
    expect(report.unusedMetadata).toEqual(['nobody']);
    const metadata = await Promise.all(
      (await entries()).map(async ({ id }) => JSON.parse(await show(id, 'record')).source.metadata),
    );
    expect((await entries()).map(({ mediaType }) => mediaType)).toEqual([
      'text/html',
      'text/plain',
    ]);
    expect(metadata).toEqual([
      { publisher: 'by name', uri: 'https://a.example/a', section: 'x' },
      // What the line says itself wins.
      { publisher: 'by address', uri: 'https://a.example/b', language: 'id', section: 'x' },
    ]);
  });

  it.each([
    ['{"publisher": "x"}', /line 1.*neither "name" nor "uri"/],
    ['{"name": "a"}\n{"name": "a"}', /line 2.*earlier line/],
    ['{"name": "a"}\nx', /line 2.*no JSON/],
    ['{"name": "a", "uri": 1}', /line 1.*"uri"/],
  ])('does nothing with metadata such as %j', async (content, message) => {
    const metadataFile = put(folder, 'meta.jsonl', content);
    const path = put(folder, 'a.txt', story('a'));
    await expect(run([path], { metadataFile })).rejects.toThrow(message);
    expect(await entries()).toEqual([]);
  });

  it('does nothing with metadata that is not there', async () => {
    const metadataFile = join(folder, 'none.jsonl');
    await expect(run([], { metadataFile })).rejects.toThrow(/none\.jsonl: There is no such file/);
  });

  it('reads columns by other names', async () => {
    const map = new Map([
      ['text', 'body'],
      ['uri', 'link'],
    ]);
    const csv = put(folder, 'a.csv', `body;link;text\n"${story('a')}";https://a.example/;sum\n`);
    const line = { body: story('b'), link: 'https://b.example/', extra: [1] };
    const jsonl = put(folder, 'b.jsonl', JSON.stringify(line));
    expect(await run([csv, jsonl], { map, delimiter: ';' })).toMatchObject({ archived: 2 });
    expect((await entries()).map(({ uri }) => uri)).toEqual([
      'https://a.example/',
      'https://b.example/',
    ]);
  });

  it('makes the same archive from the same containers', async () => {
    const path = put(folder, 'a.jsonl', JSON.stringify({ text: story('a'), name: 'a' }));
    const other = await createArchive(join(folder, 'other'));
    const [one, two] = [await run([path]), await ingest(other, [path], { now: NOW })];
    expect(two.batch).toBe(one.batch);
    const inventory = ({ path }: IngestReport) =>
      readFileSync(join(path!, 'inventory.json'), 'utf8');
    expect(inventory(two)).toBe(inventory(one));
  });
});

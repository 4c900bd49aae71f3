import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, inflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { exportWacz } from '../../src/export/wacz.ts';
import { createArchive, openArchive } from '../../src/store/archive.ts';
import { writeBatch } from '../../src/store/batch.ts';
import { DamageError, StoreIoError, StoreUsageError } from '../../src/store/errors.ts';
import type { Files } from '../../src/store/files.ts';
import type { Capture } from '../../src/store/types.ts';
import { readRecordAt } from '../../src/store/warc/read.ts';
import { header } from '../../src/store/warc/record.ts';
import { faultyFiles, memoryDisk } from '../store/faults-disk.ts';
import { batchOf, bytes, capture, hastyFiles, makeArchive, makeFolder } from '../store/helpers.ts';

const NOW = '2026-02-01T00:00:00Z';

/** A capture whose record has a headline. */
function article(name: string, raw: string, uri?: string): Capture {
  const record = bytes(JSON.stringify({ article: { headline: `Judul ${name}` } }));
  return { ...capture(name, raw, uri), record };
}

const CAPTURES = [
  article('a', 'satu', 'https://www.Kabar.example/b?id=2&a=1'),
  article('b', 'dua'),
  article('c', 'satu', 'http://kabar.example/lagi'),
];

/** The entries of a ZIP file by its central directory: how each is stored, and what it holds. */
function readZip(zip: Buffer): Map<string, { stored: boolean; content: Buffer }> {
  const entries = new Map<string, { stored: boolean; content: Buffer }>();
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06'));
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const method = zip.readUInt16LE(at + 10);
    const size = zip.readUInt32LE(at + 20);
    const nameLength = zip.readUInt16LE(at + 28);
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const data = zip.subarray(start, start + size);
    entries.set(name, {
      stored: method === 0,
      content: method === 0 ? data : inflateRawSync(data),
    });
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return entries;
}

const linesOf = (content: Buffer | undefined): string[] =>
  content!.toString('utf8').trimEnd().split('\n');

describe('exportWacz', () => {
  it.each(['gzip', 'none'] as const)(
    'holds the raw volumes (%s) to the byte, stored',
    async (how) => {
      const archive = await makeArchive(how);
      const { path: object = '' } = await writeBatch(
        archive,
        batchOf('b1', CAPTURES, { largestVolume: 900 }),
      );
      const out = join(await makeFolder(), 'x.wacz');
      const receipt = await exportWacz(archive, 'b1', out, NOW);
      const zip = await readFile(out);
      const entries = readZip(zip);
      const volumes = [...entries.keys()].filter((name) => name.startsWith('archive/'));
      expect(receipt).toEqual({
        path: out,
        bytes: zip.length,
        volumes: volumes.length,
        indexed: 3,
        pages: 2,
      });
      expect(volumes.length).toBeGreaterThan(1);
      for (const name of volumes) {
        const volume = await readFile(join(object, 'v1/content', name.slice('archive/'.length)));
        expect(entries.get(name)).toEqual({ stored: true, content: volume });
      }
    },
  );

  it('leads from each address to its record', async () => {
    const archive = await makeArchive();
    const { path: object = '' } = await writeBatch(archive, batchOf('b1', CAPTURES));
    const out = join(await makeFolder(), 'x.wacz');
    await exportWacz(archive, 'b1', out, NOW);
    const index = gunzipSync(readZip(await readFile(out)).get('indexes/index.cdx.gz')!.content);
    const lines = linesOf(index);
    expect(lines.map((line) => line.split(' ', 1)[0])).toEqual([
      'example,kabar)/b?a=1&id=2',
      'example,kabar)/lagi',
      expect.stringMatching(/^urn:uuid:/),
    ]);
    for (const line of lines) {
      const fields = JSON.parse(line.slice(line.indexOf('{')));
      const volume = join(object, 'v1/content', fields.filename);
      const record = await readRecordAt(volume, Number(fields.offset), Number(fields.length));
      expect(header(record, 'WARC-Target-URI')).toBe(fields.url);
      expect(header(record, 'WARC-Payload-Digest')).toBe(fields.digest);
      expect(fields.mime).toBe(
        header(record, 'WARC-Type') === 'revisit' ? 'warc/revisit' : 'text/plain',
      );
    }
  });

  it('has an index of many blocks, each found by its place and digest', async () => {
    const archive = await makeArchive();
    const many = Array.from({ length: 700 }, (_, index) => capture(`n${index}`));
    await writeBatch(archive, batchOf('b1', many));
    const out = join(await makeFolder(), 'x.wacz');
    await exportWacz(archive, 'b1', out, NOW);
    const entries = readZip(await readFile(out));
    const blocks = entries.get('indexes/index.cdx.gz')!.content;
    const [meta, ...list] = linesOf(entries.get('indexes/index.idx')?.content);
    expect(meta).toBe('!meta 0 {"format":"cdxj-gzip-1.0","filename":"index.cdx.gz"}');
    const lines = list.flatMap((line) => {
      const { offset, length, digest } = JSON.parse(line.slice(line.indexOf('{')));
      const block = blocks.subarray(offset, offset + length);
      expect(digest).toBe(`sha256:${createHash('sha256').update(block).digest('hex')}`);
      const within = linesOf(gunzipSync(block));
      expect(within[0]!.startsWith(line.slice(0, line.indexOf('{')))).toBe(true);
      return within;
    });
    expect(list).toHaveLength(3);
    expect(lines).toHaveLength(700);
    expect(lines).toEqual(lines.toSorted());
  });

  it('lists the captures with a web address as pages, with their headlines', async () => {
    const archive = await makeArchive();
    await writeBatch(archive, batchOf('b1', CAPTURES));
    const out = join(await makeFolder(), 'x.wacz');
    await exportWacz(archive, 'b1', out, NOW);
    const lines = linesOf(readZip(await readFile(out)).get('pages/pages.jsonl')?.content);
    const [head, ...pages] = lines.map((line) => JSON.parse(line));
    expect(head).toEqual({ format: 'json-pages-1.0', id: 'pages', title: 'All pages' });
    expect(pages).toEqual(
      [0, 2].map((index) => ({
        id: CAPTURES[index]!.id,
        url: CAPTURES[index]!.uri,
        ts: '2024-05-01T10:00:00Z',
        title: `Judul ${CAPTURES[index]!.name}`,
      })),
    );
  });

  it('describes every file with size and digest, and the description too', async () => {
    const archive = await makeArchive();
    await writeBatch(archive, batchOf('b1', CAPTURES));
    const out = join(await makeFolder(), 'x.wacz');
    await exportWacz(archive, 'b1', out, NOW);
    const entries = readZip(await readFile(out));
    const hashOf = (name: string) =>
      `sha256:${createHash('sha256').update(entries.get(name)!.content).digest('hex')}`;
    const { resources, ...head } = JSON.parse(entries.get('datapackage.json')!.content.toString());
    expect(head).toMatchObject({ profile: 'data-package', wacz_version: '1.1.1', created: NOW });
    const described = [...entries.keys()].filter((name) => !name.startsWith('datapackage'));
    expect(resources).toEqual(
      described.map((path) => ({
        name: path.split('/').at(-1),
        path,
        hash: hashOf(path),
        bytes: entries.get(path)!.content.length,
      })),
    );
    expect(JSON.parse(entries.get('datapackage-digest.json')!.content.toString())).toEqual({
      path: 'datapackage.json',
      hash: hashOf('datapackage.json'),
    });
  });

  it('writes the same bytes again', async () => {
    const archive = await makeArchive();
    await writeBatch(archive, batchOf('b1', CAPTURES));
    const folder = await makeFolder();
    for (const name of ['x', 'y']) await exportWacz(archive, 'b1', join(folder, name), NOW);
    expect(await readFile(join(folder, 'x'))).toEqual(await readFile(join(folder, 'y')));
  });

  it('refuses an unknown batch, and a file that is there', async () => {
    const archive = await makeArchive();
    await writeBatch(archive, batchOf('b1', CAPTURES));
    const out = join(await makeFolder(), 'x.wacz');
    await expect(exportWacz(archive, 'b2', out, NOW)).rejects.toThrow(StoreUsageError);
    await writeFile(out, 'mine');
    await expect(exportWacz(archive, 'b1', out, NOW)).rejects.toThrow(/already/);
    expect(await readFile(out, 'utf8')).toBe('mine');
  });

  it('writes nothing of a damaged batch', async () => {
    const archive = await makeArchive('none');
    const { path: object = '' } = await writeBatch(archive, batchOf('b1', CAPTURES));
    const volume = join(object, 'v1/content/raw-00000.warc');
    const data = await readFile(volume);
    data[data.indexOf('satu')]! ^= 1;
    await writeFile(volume, data);
    const folder = await makeFolder();
    const out = join(folder, 'x.wacz');
    await expect(exportWacz(archive, 'b1', out, NOW)).rejects.toThrow(DamageError);
    expect(await hastyFiles.list(folder)).toEqual([]);
  });

  it('leaves no half file, whichever operation the disk refuses', async () => {
    const disk = memoryDisk();
    await disk.files.createFolder('/disk');
    await disk.files.createFolder('/out');
    const archive = await createArchive('/disk/archive', { files: disk.files });
    await writeBatch(archive, batchOf('b1', CAPTURES));
    const run = async (files: Files) =>
      exportWacz(await openArchive('/disk/archive', { files }), 'b1', '/out/x.wacz', NOW);
    let refused = 0;
    for (let which = 0; ; which++) {
      const { files, log } = faultyFiles(which, 'EIO', 'once', disk.files);
      const error = await run(files).then(
        () => null,
        (reason: unknown) => reason,
      );
      const left = (await disk.files.list('/out')).map(({ name }) => name);
      if (log.length <= which) break;
      if (error !== null) {
        refused++;
        expect(error).toBeInstanceOf(StoreIoError);
        // Syncing the folder comes after the file, whole, was moved into its place.
        expect(left).toEqual(log[which - 1] === 'move' ? ['x.wacz'] : []);
      }
      for (const name of left) await disk.files.remove(`/out/${name}`);
    }
    expect(refused).toBeGreaterThan(10);
  });
});

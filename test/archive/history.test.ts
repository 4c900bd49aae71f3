import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cp, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { erase } from '../../src/archive/erase.ts';
import { readHistory } from '../../src/archive/history.ts';
import { type InputOutcome, ingest } from '../../src/archive/ingest.ts';
import { reprocess } from '../../src/archive/reprocess.ts';
import { showCapture } from '../../src/archive/show.ts';
import { Stories } from '../../src/archive/stories.ts';
import { storyKey } from '../../src/archive/story-key.ts';
import type { Files } from '../../src/store/files.ts';
import {
  type Archive,
  type BatchRef,
  createArchive,
  listBatches,
  openArchive,
  StoreIoError,
} from '../../src/store/index.ts';
import { hastyFiles } from '../store/helpers.ts';
import { archiveOld, madeWithoutMentions } from './older.ts';

const URI = 'https://contoh.id/berita/jembatan';

let folder = '';
let archive: Archive;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kliping-history-'));
  archive = await createArchive(join(folder, 'archive'), { files: hastyFiles });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const story = (words: string, metadata: object) => ({
  text: `Jembatan desa diperbaiki\n\nWarga desa memperbaiki jembatan itu ${words}.`,
  given: { metadata: { ...metadata } },
});

describe('readHistory', () => {
  it('orders the captures of an address by their dates, whenever they were archived', async () => {
    // The latest version comes into the archive first.
    const [third] = await archiveOld(archive, 'a', [
      story('lagi', {
        uri: URI,
        datePublished: '2024-05-01',
        dateModified: '2024-05-03T08:00:00+07:00',
      }),
    ]);
    const [second, first, other] = await archiveOld(archive, 'b', [
      story('kembali', {
        uri: `${URI}#top`,
        datePublished: '2024-05-01',
        dateModified: '2024-05-02',
      }),
      story('kemarin', {
        uri: `http://CONTOH.id/berita/jembatan?utm_source=x`,
        datePublished: '2024-05-01',
      }),
      story('kemarin', { uri: 'https://lain.id/salinan' }),
    ]);
    const [, elsewhere] = await archiveOld(archive, 'c', [
      story('lusa', { uri: `${URI}/2`, datePublished: '2024-05-01' }),
      story('nanti', { uri: URI }),
    ]);
    const { address, versions } = await readHistory(archive, first!.id);
    expect(address).toBe(URI);
    expect(
      versions.map(({ id, place, relation, orderedBy }) => [id, place, relation, orderedBy]),
    ).toEqual([
      [first!.id, 1, 'version', 'datePublished'],
      [second!.id, 2, 'version', 'dateModified'],
      [third!.id, 3, 'version', 'dateModified'],
      ...[
        [elsewhere!.id, undefined, 'version', undefined],
        [other!.id, undefined, 'copy', undefined],
      ].sort(([a], [b]) => (a! < b! ? -1 : 1)),
    ]);
    expect(versions.filter(({ asked }) => asked).map(({ id }) => id)).toEqual([first!.id]);
  });

  it('gives versions of one date one place', async () => {
    const metadata = { uri: URI, datePublished: '2024-05-01' };
    const captures = await archiveOld(archive, 'a', [
      story('satu', metadata),
      story('dua', metadata),
      story('tiga', { ...metadata, dateModified: '2024-05-01T00:00:00Z' }),
      story('empat', { ...metadata, dateModified: '2024-06-01' }),
    ]);
    const { versions } = await readHistory(archive, captures[0]!.id);
    expect(versions.map(({ place }) => place)).toEqual([1, 1, 1, 2]);
    expect(versions.at(-1)!.id).toBe(captures[3]!.id);
  });

  it('lists the records of each version, and what it tells the reader of itself', async () => {
    const text =
      'Bridge mended\n\nThe villagers mended the bridge over the river.\n\nCorrection: An earlier version named the wrong river.';
    const [capture] = await archiveOld(archive, 'a', [
      { text, given: { metadata: { uri: URI } }, change: madeWithoutMentions },
      {
        text: 'Warga desa Sukamaju memperbaiki jembatan, kata Siti Aminah.',
        change: madeWithoutMentions,
      },
    ]);
    const now = '2026-01-31T12:00:00Z';
    const { changed } = await reprocess(archive, {
      now,
      batch: 'newer',
      pipeline: { keepNoise: true },
    });
    expect(changed).toBe(2);
    const [version] = (await readHistory(archive, capture!.id)).versions;
    expect(version!.generations.map(({ generation, batch }) => [generation, batch])).toEqual([
      [0, 'a'],
      [1, 'newer'],
    ]);
    expect(version!.generations[0]!.version).not.toBe(version!.generations[1]!.version);
    expect(version!.notes).toEqual(['Correction: An earlier version named the wrong river.']);
  });

  it('knows of a capture without an address only copies of its bytes', async () => {
    const [a, b] = await archiveOld(archive, 'a', [
      story('satu', {}),
      story('satu', { publisher: 'Harian Contoh' }),
      story('dua', {}),
    ]);
    const found = await readHistory(archive, a!.id);
    expect(found.address).toBeUndefined();
    expect(found.versions.map(({ id, relation }) => `${relation} ${id}`).sort()).toEqual(
      [`version ${a!.id}`, `copy ${b!.id}`].sort(),
    );
  });
});

describe('ingest', () => {
  it('tells which captures of the same address a new one follows', async () => {
    const line = (words: string, uri?: string) =>
      JSON.stringify({ text: `Jembatan desa\n\nWarga desa memperbaiki jembatan ${words}.`, uri });
    const run = async (name: string, ...lines: string[]) => {
      const outcomes: InputOutcome[] = [];
      writeFileSync(join(folder, name), `${lines.join('\n')}\n`);
      await ingest(archive, [join(folder, name)], {
        now: '2026-01-31T12:00:00Z',
        onOutcome: (outcome) => void outcomes.push(outcome),
      });
      return outcomes.map((each) =>
        each.status === 'archived' ? { id: each.facts.id, follows: each.follows } : each.status,
      );
    };
    const [a, b, c, d] = await run(
      'a.jsonl',
      line('itu', URI),
      line('lagi', `${URI}#x`),
      line('itu'),
      line('x', `${URI}/2`),
    );
    expect([a, b, c, d]).toEqual([
      { id: expect.any(String), follows: undefined },
      { id: expect.any(String), follows: [(a as { id: string }).id] },
      { id: expect.any(String), follows: undefined },
      { id: expect.any(String), follows: undefined },
    ]);
    const [again, newer] = await run('b.jsonl', line('itu', URI), line('kembali', URI));
    expect(again).toBe('known');
    expect(newer).toEqual({
      id: expect.any(String),
      follows: [b, a].map((each) => (each as { id: string }).id),
    });
  });
});

describe('storyKey', () => {
  it.each([
    ['https://contoh.id/a', 'HTTP://CONTOH.ID:80/a'],
    ['https://contoh.id/a', 'https://contoh.id:443/b/../a#bagian'],
    ['https://contoh.id/a?id=1', 'https://contoh.id/a?utm_source=x&id=1&fbclid=y'],
    ['https://contoh.id/%7Ea/%C3%A9', 'https://contoh.id/~a/%c3%a9'],
    ['https://contoh.id/a', 'https://contoh.id/a?'],
    ['urn:x-y:%7Ea', 'urn:x-y:~a'],
  ])('takes %s and %s for one', (one, other) => {
    expect(storyKey(other)).toBe(storyKey(one));
  });

  it.each([
    ['https://contoh.id/a', 'https://contoh.id/a/'],
    ['https://contoh.id/a', 'https://contoh.id/A'],
    ['https://contoh.id/a?id=1', 'https://contoh.id/a?id=2'],
    ['https://contoh.id/a', 'https://www.contoh.id/a'],
    ['https://contoh.id/a%2Fb', 'https://contoh.id/a/b'],
  ])('keeps %s and %s apart', (one, other) => {
    expect(storyKey(other)).not.toBe(storyKey(one));
  });

  it('gives none for what is no address, and the same for what it gave', () => {
    expect(['', 'a', '/a/b', 'http://', 'https://[x'].map(storyKey)).toEqual(
      Array(5).fill(undefined),
    );
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (url) => {
        const key = storyKey(url)!;
        expect(storyKey(key)).toBe(key);
      }),
    );
  });
});

describe('readHistory of what is damaged', () => {
  it('tells what is whole, and what is wrong with the rest', async () => {
    const [first] = await archiveOld(archive, 'a', [
      story('kemarin', { uri: URI, datePublished: '2024-05-01' }),
    ]);
    const [second] = await archiveOld(archive, 'b', [
      story('lagi', { uri: URI, datePublished: '2024-05-02' }),
    ]);
    const [{ path }] = (await listBatches(archive)) as [BatchRef];
    const volume = join(path, 'v1/content/derived-00000.warc.gz');
    await truncate(volume, 900);
    const { versions } = await readHistory(archive, first!.id);
    expect(versions.map(({ id, orderedBy }) => [id, orderedBy])).toEqual([
      [second!.id, 'datePublished'],
      [first!.id, undefined],
    ]);
    expect(versions[0]!.generations).toMatchObject([{ version: expect.any(String) }]);
    expect(versions[1]).toMatchObject({ asked: true, notes: [] });
    expect(versions[1]!.generations).toEqual([
      { generation: 0, batch: 'a', damage: expect.stringContaining(volume) },
    ]);
  });
});

describe('a reader while an erasure replaces the batch', () => {
  it('reads what it wants from the batch that replaced it', async () => {
    const [kept, erased] = await archiveOld(archive, 'a', [
      story('kemarin', { uri: URI, datePublished: '2024-05-01' }),
      story('lusa', { uri: 'https://contoh.id/lain' }),
    ]);
    for (const look of [
      (disturbed: Archive) => showCapture(disturbed, kept!.id, 'record'),
      (disturbed: Archive) => readHistory(disturbed, kept!.id),
    ]) {
      const copy = join(folder, 'copy');
      await rm(copy, { recursive: true, force: true });
      await cp(archive.folder, copy, { recursive: true });
      const opened = await openArchive(copy, { files: hastyFiles });
      const wanted = await look(opened);
      let erasures = 0;
      const files: Files = {
        ...hastyFiles,
        async openFile(path) {
          if (path.endsWith('.warc.gz') && erasures++ === 0) {
            await erase(opened, [erased!.id], { reason: 'Diminta', now: '2026-01-01T00:00:00Z' });
          }
          return hastyFiles.openFile(path);
        },
      };
      expect(await look({ ...opened, files })).toEqual(wanted);
      expect(erasures).toBeGreaterThan(1);
    }
  });

  it('is told of a file that is really missing', async () => {
    const [capture] = await archiveOld(archive, 'a', [story('kemarin', { uri: URI })]);
    const [{ path }] = (await listBatches(archive)) as [BatchRef];
    await rm(join(path, 'v1/content/derived-00000.warc.gz'));
    await expect(showCapture(archive, capture!.id, 'record')).rejects.toThrow(StoreIoError);
  });
});

describe('Stories', () => {
  it('finds what a map would find, however much is in it', () => {
    const stories = new Stories();
    const wanted = new Map<string, number[]>();
    for (let number = 0; number < 5000; number++) {
      const uri = `https://contoh.id/${(number * 7919) % 1700}`;
      stories.add(uri, number);
      wanted.set(uri, [number, ...(wanted.get(uri) ?? [])].slice(0, 10));
    }
    for (const [uri, numbers] of wanted) expect(stories.at(uri)).toEqual(numbers);
    expect(stories.at('https://contoh.id/none')).toEqual([]);
    expect(stories.at(undefined)).toEqual([]);
  });

  it('tells of many captures of one address the latest 10', () => {
    const stories = new Stories();
    for (let number = 0; number < 300; number++) stories.add(URI, number);
    expect(stories.at(URI)).toEqual(Array.from({ length: 10 }, (_, index) => 299 - index));
  });
});

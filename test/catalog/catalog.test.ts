import { cpSync, existsSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { erase } from '../../src/archive/erase.ts';
import { reprocess } from '../../src/archive/reprocess.ts';
import { showCapture } from '../../src/archive/show.ts';
import { checkCatalog } from '../../src/catalog/check.ts';
import { findArticles } from '../../src/catalog/find.ts';
import { isFresh, staleness } from '../../src/catalog/freshness.ts';
import { eraseFromCatalog, keepCatalog } from '../../src/catalog/keep.ts';
import { lookUp } from '../../src/catalog/look-up.ts';
import { catalogPath, openCatalog, removeCatalog } from '../../src/catalog/open.ts';
import { countArchive, statsOf } from '../../src/catalog/stats.ts';
import {
  type Archive,
  hexFromNi,
  listBatches,
  listDerived,
  readCaptures,
} from '../../src/store/index.ts';
import { madeWithoutMentions } from '../archive/older.ts';
import { collect, makeArchive } from '../store/helpers.ts';
import { article, headlines, indexBytes, indexed, ingestAll, keep } from './support.ts';

const MARKET = article(
  'Pasar ikan dibuka',
  '"Kami senang pasar ini dibuka kembali," kata Budi Santoso di Jakarta.',
  { datePublished: '2024-05-01', publisher: 'Koran Pagi', uri: 'https://www.koran.example/a' },
);
const BRIDGE = article(
  'Jembatan desa rusak',
  'Jembatan itu rusak karena banjir, ujar Siti Aminah di Bandung. Café résumé di sana tutup.',
  { datePublished: '2024-06-10', publisher: 'Kabar Sore', uri: 'https://kabar.example/b' },
);
const UNDATED = article('Listrik padam', 'Listrik padam di Jakarta semalam.');
/** The file of the index, alone: what an open connection left beside it would mend it. */
function withoutLog(archive: Archive): string {
  const path = catalogPath(archive);
  for (const end of ['-wal', '-shm']) rmSync(path + end, { force: true });
  return path;
}

function damageIndex(archive: Archive): void {
  const path = withoutLog(archive);
  // In a new file: a connection that the engine closes later writes its log into the old one.
  rmSync(path);
  writeFileSync(path, 'no database at all, but a text of some length'.repeat(99));
}

const ALL = [MARKET, BRIDGE, UNDATED];

describe('findArticles', () => {
  it('finds by words of headline and text, whatever their case and accents', async () => {
    const archive = await makeArchive();
    await ingestAll(archive, 'one', ALL);
    const { catalog } = await indexed(archive);
    expect(await headlines(catalog, { words: 'PASAR ikan' })).toEqual(['Pasar ikan dibuka']);
    expect(await headlines(catalog, { words: 'cafe resume' })).toEqual(['Jembatan desa rusak']);
    expect(await headlines(catalog, { words: '"pasar dibuka"' })).toEqual([]);
    expect(await headlines(catalog, { words: 'padam -semalam' })).toEqual([]);
    expect(await headlines(catalog, { words: 'jemb*' })).toEqual(['Jembatan desa rusak']);
    await expect(headlines(catalog, { words: '??' })).rejects.toThrow(/no word in/);
    expect(await headlines(catalog, { fts: 'pasar OR listrik' })).toHaveLength(2);
    await expect(headlines(catalog, { fts: 'pasar OR' })).rejects.toThrow(/does not understand/);
  });

  it('finds by entity, speaker, dates, language and source, all at once', async () => {
    const archive = await makeArchive();
    await ingestAll(archive, 'one', ALL);
    const { catalog } = await indexed(archive);
    expect(await headlines(catalog, { entity: 'jakarta' })).toEqual([
      'Pasar ikan dibuka',
      'Listrik padam',
    ]);
    expect(await headlines(catalog, { entity: 'Q10389' })).toEqual(['Jembatan desa rusak']);
    expect(await headlines(catalog, { speaker: 'budi*' })).toEqual(['Pasar ikan dibuka']);
    expect(await headlines(catalog, { from: '2024-05-02' })).toEqual(['Jembatan desa rusak']);
    expect(await headlines(catalog, { from: '2024', to: '2024-05' })).toEqual([
      'Pasar ikan dibuka',
    ]);
    expect(await headlines(catalog, { language: 'id' })).toHaveLength(3);
    expect(await headlines(catalog, { language: 'ID' })).toHaveLength(3);
    expect(await headlines(catalog, { language: 'i' })).toEqual([]);
    expect(await headlines(catalog, { source: 'koran pagi' })).toEqual(['Pasar ikan dibuka']);
    expect(await headlines(catalog, { source: 'koran.example' })).toEqual(['Pasar ikan dibuka']);
    expect(await headlines(catalog, { source: 'WWW.koran.example' })).toEqual([
      'Pasar ikan dibuka',
    ]);
    expect(await headlines(catalog, { entity: 'Jakarta', words: 'pasar', to: '2024' })).toEqual([
      'Pasar ikan dibuka',
    ]);
  });

  it('finds texts without spaces letter for letter', async () => {
    const archive = await makeArchive();
    const texts = ['東京都の橋が壊れた。', '京都の橋は無事だ。', 'น้ำท่วมกรุงเทพ', 'बाढ़ से पुल टूटा'];
    await ingestAll(
      archive,
      'one',
      texts.map((text) => ({ text, given: { name: text } })),
    );
    const { catalog } = await indexed(archive);
    const names = async (words: string) =>
      (await findArticles(catalog, { words })).articles.map(({ name }) => name);
    expect(await names('東京')).toEqual([texts[0]]);
    expect((await names('京都')).sort()).toEqual([texts[0], texts[1]].sort());
    expect(await names('ท่วม')).toEqual([texts[2]]);
    expect(await names('पुल')).toEqual([texts[3]]);
    expect(await names('पल')).toEqual([]);
  });

  it('gives pages in an order that is the same each time, and counts all of it', async () => {
    const archive = await makeArchive();
    await ingestAll(archive, 'one', ALL);
    const { catalog } = await indexed(archive);
    const page = (offset: number, limit = 1) =>
      findArticles(catalog, {}, { offset, limit, counts: ['source', 'year', 'entity'] });
    const pages = [await page(0), await page(1), await page(2), await page(3)];
    expect(pages.map(({ articles }) => articles[0]?.headline)).toEqual([
      'Jembatan desa rusak',
      'Pasar ikan dibuka',
      'Listrik padam',
      undefined,
    ]);
    expect(pages[0]).toMatchObject({
      total: 3,
      damaged: 0,
      counts: {
        year: [
          { value: '2024', count: 2 },
          { value: null, count: 1 },
        ],
      },
    });
    expect(pages[0]!.counts.entity).toContainEqual({ value: 'Jakarta', count: 2 });
    expect((await page(0, 0)).articles).toEqual([]);
  });
});

describe('the catalog', () => {
  it('counts an article once, by its newest record', async () => {
    const archive = await makeArchive();
    const old = { ...MARKET, change: madeWithoutMentions };
    await ingestAll(archive, 'one', [old]);
    await ingestAll(archive, 'two', [old, BRIDGE]);
    const { catalog } = await indexed(archive);
    expect(await headlines(catalog, { entity: 'Jakarta' })).toEqual([]);
    expect(await headlines(catalog, { words: 'pasar' })).toHaveLength(1);
    await reprocess(archive, { now: '2026-01-01T00:00:00Z' });
    expect(isFresh(await staleness(catalog))).toBe(false);
    const { catalog: fresh } = await indexed(archive);
    expect(await headlines(fresh, { entity: 'Jakarta' })).toEqual(['Pasar ikan dibuka']);
    expect(await headlines(fresh, { words: 'pasar' })).toHaveLength(1);
    expect(await checkCatalog(archive)).toEqual([]);
  });

  it('says what reading every record says', async () => {
    const archive = await makeArchive();
    await ingestAll(archive, 'one', [...ALL, { ...MARKET, given: { name: 'again.txt' } }]);
    const { catalog } = await indexed(archive);
    const stats = await statsOf(catalog);
    expect(stats).toEqual(await countArchive(archive));
    expect(stats).toMatchObject({ captures: 4, articles: 3, batches: 1, damaged: 0 });
    expect(stats.published).toEqual({ from: '2024-05-01', to: '2024-06-10' });
  });

  it('finds a capture by id with the look-up line of the archive', async () => {
    const archive = await makeArchive();
    const [first] = await ingestAll(archive, 'one', ALL);
    await ingestAll(archive, 'two', [MARKET]);
    const { catalog } = await indexed(archive);
    const found = await lookUp(catalog, hexFromNi(first!.id)!.slice(0, 12));
    const [one] = await listBatches(archive);
    const [entry] = await collect(readCaptures(archive, one!));
    expect(found[0]).toEqual(entry);
    expect(found.map(({ batch }) => batch)).toEqual(['one', 'two']);
    expect(await lookUp(catalog, 'ffffffffffff')).toEqual([]);
    await expect(lookUp(catalog, 'xyz')).rejects.toThrow(/names no capture/);
  });

  it('keeps nothing of what was erased, and all the rest', async () => {
    const archive = await makeArchive();
    const secret = article(
      'Zwxqvk bertemu Hjkqzy',
      'Zwxqvk Pqrstz bertemu Hjkqzy di Jakarta, kata Zwxqvk Pqrstz. '.repeat(20),
      { uri: 'https://zwxqvk.example/hjkqzy', publisher: 'Hjkqzy Post' },
    );
    const others = Array.from({ length: 60 }, (_, number) =>
      article(`Berita ${number}`, `Jembatan nomor ${number} dibuka di Jakarta. `.repeat(9)),
    );
    const captures = await ingestAll(archive, 'one', [...others, secret]);
    await keep(archive);
    const words = ['zwxqvk', 'Zwxqvk', 'pqrstz', 'hjkqzy', 'Hjkqzy'];
    const packed = deflateRawSync(captures.at(-1)!.text).subarray(10, 40);
    const id = Buffer.from(hexFromNi(captures.at(-1)!.id)!, 'hex');
    const content = Buffer.from(hexFromNi(captures.at(-1)!.content)!, 'hex');
    const leaks = () => {
      const bytes = indexBytes(archive);
      return [...words, packed, id, content].filter((each) => bytes.includes(each));
    };
    expect(leaks().length).toBeGreaterThan(5);
    await erase(archive, [captures.at(-1)!.id], { reason: 'test', now: '2026-01-01T00:00:00Z' });
    expect(await eraseFromCatalog(archive)).toBeUndefined();
    expect(leaks()).toEqual([]);
    const { catalog, report } = await indexed(archive);
    expect(report).toEqual({ indexed: 0, removed: 0, damaged: 0 });
    expect(await headlines(catalog, { words: 'zwxqvk' })).toEqual([]);
    expect((await findArticles(catalog, { words: 'jembatan' })).total).toBe(60);
    expect(await checkCatalog(archive)).toEqual([]);
    const [entry] = await lookUp(catalog, captures[7]!.id);
    const shown = await showCapture(archive, entry!.id, 'text');
    expect(Buffer.from(shown).equals(captures[7]!.text)).toBe(true);
  });

  it('keeps up when an article with later records is erased, and what was replaced is many batches', async () => {
    const archive = await makeArchive();
    const captures = await ingestAll(archive, 'one', [
      { ...MARKET, change: madeWithoutMentions },
      { ...BRIDGE, change: madeWithoutMentions },
    ]);
    await reprocess(archive, { now: '2026-01-01T00:00:00Z' });
    await keep(archive);
    await erase(archive, [captures[0]!.id], { reason: 'test', now: '2026-01-02T00:00:00Z' });
    expect(await eraseFromCatalog(archive)).toBeUndefined();
    const { catalog } = await indexed(archive);
    expect(await headlines(catalog, {})).toEqual(['Jembatan desa rusak']);
    expect(await headlines(catalog, { entity: 'Bandung' })).toHaveLength(1);
    expect(await checkCatalog(archive)).toEqual([]);
  });

  it('finishes what was cut short after batches were taken out', async () => {
    const archive = await makeArchive();
    await ingestAll(archive, 'one', [{ ...MARKET, change: madeWithoutMentions }]);
    await reprocess(archive, { now: '2026-01-01T00:00:00Z' });
    const { catalog } = await indexed(archive);
    rmSync((await listDerived(archive))[0]!.path, { recursive: true });
    // As a process leaves it that is killed between taking out a batch and what comes after.
    catalog.database.exec(`DELETE FROM made; DELETE FROM batch WHERE derived;
      INSERT INTO meta VALUES ('unclean', 1), ('unfinished', 1)`);
    expect(isFresh(await staleness(catalog))).toBe(false);
    expect(await checkCatalog(archive)).toEqual([expect.stringContaining('was cut short')]);
    const { report } = await indexed(archive);
    expect(report.indexed).toBe(1);
    expect(await headlines(catalog, { entity: 'Jakarta' })).toEqual([]);
    expect(await checkCatalog(archive)).toEqual([]);
  });

  it('leaves nothing of itself where its removal was cut short', async () => {
    const archive = await makeArchive();
    await ingestAll(archive, 'one', ALL);
    await keep(archive);
    const remains = [1, process.pid].map((pid) => join(archive.folder, `index.removed-${pid}`));
    const leave = () => {
      for (const path of remains) cpSync(join(archive.folder, 'index'), path, { recursive: true });
    };
    leave();
    expect(await eraseFromCatalog(archive)).toBeUndefined();
    expect(remains.filter((path) => existsSync(path))).toEqual([]);
    leave();
    await removeCatalog(archive);
    expect([...remains, join(archive.folder, 'index')].filter((path) => existsSync(path))).toEqual(
      [],
    );
  });

  it('is removed whole when it cannot be cleaned', async () => {
    const archive = await makeArchive();
    const [capture] = await ingestAll(archive, 'one', ALL);
    await keep(archive);
    damageIndex(archive);
    await erase(archive, [capture!.id], { reason: 'test', now: '2026-01-01T00:00:00Z' });
    expect(await eraseFromCatalog(archive)).toMatch(/was removed: kliping index makes it anew/);
    expect(existsSync(join(archive.folder, 'index'))).toBe(false);
  });

  it('notices another batch under the name of one that it knows', async () => {
    const archive = await makeArchive();
    await ingestAll(archive, 'one', [MARKET]);
    await keep(archive);
    const [one] = await listBatches(archive);
    rmSync(one!.path, { recursive: true });
    await ingestAll(archive, 'one', [BRIDGE]);
    const { catalog, report } = await indexed(archive);
    expect(report).toMatchObject({ indexed: 1, removed: 1 });
    expect(await headlines(catalog, {})).toEqual(['Jembatan desa rusak']);
    expect(await checkCatalog(archive)).toEqual([]);
  });

  it('passes over captures that are damaged, and says so with every answer', async () => {
    const archive = await makeArchive('none');
    await ingestAll(archive, 'one', ALL);
    const [one] = await listBatches(archive);
    const [first] = await collect(readCaptures(archive, one!));
    const volume = join(one!.path, 'v1/content', first!.record.file);
    const bytes = readFileSync(volume);
    bytes[first!.record.offset + first!.record.length - 10]! ^= 1;
    writeFileSync(volume, bytes);
    const { catalog, report } = await indexed(archive);
    expect(report).toMatchObject({ indexed: 2, damaged: 1 });
    expect(await findArticles(catalog, {})).toMatchObject({ total: 2, damaged: 1 });
    expect(await statsOf(catalog)).toEqual(await countArchive(archive));
    expect(isFresh(await staleness(catalog))).toBe(true);
  });

  it('says that it is missing or damaged, and what to do', async () => {
    const archive = await makeArchive();
    await ingestAll(archive, 'one', ALL);
    await expect(openCatalog(archive)).rejects.toThrow(/has no index: make one with kliping index/);
    await keep(archive);
    truncateSync(withoutLog(archive), 20_000);
    expect((await checkCatalog(archive)).join()).toMatch(/damaged|malformed|I\/O error/);
    damageIndex(archive);
    await expect(openCatalog(archive)).rejects.toThrow(/is damaged.*kliping index --rebuild/);
  });

  it('of an archive with one batch is made, of an older archive only on demand', async () => {
    const archive = await makeArchive();
    await ingestAll(archive, 'one', [MARKET]);
    await ingestAll(archive, 'two', [BRIDGE]);
    expect(await keepCatalog(archive)).toBeUndefined();
    expect(existsSync(catalogPath(archive))).toBe(false);
    const fresh = await makeArchive();
    await ingestAll(fresh, 'one', [MARKET]);
    expect(await keepCatalog(fresh)).toBeUndefined();
    await ingestAll(fresh, 'two', [BRIDGE]);
    expect(await keepCatalog(fresh)).toBeUndefined();
    expect((await keep(fresh)).indexed).toBe(0);
  });
});

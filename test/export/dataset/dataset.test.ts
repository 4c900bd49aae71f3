import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { parquetMetadata } from 'hyparquet';
import { describe, expect, it } from 'vitest';
import { annotate } from '../../../src/archive/annotations/annotate.ts';
import { erase } from '../../../src/archive/erase.ts';
import { reprocess } from '../../../src/archive/reprocess.ts';
import { allTables } from '../../../src/export/dataset/columns.ts';
import { exportDataset } from '../../../src/export/dataset/dataset.ts';
import { releaseErrors } from '../../../src/record/validate.ts';
import { openArchive, StoreIoError, StoreUsageError } from '../../../src/store/index.ts';
import { faultyFiles } from '../../store/faults-disk.ts';
import { bytes, flipBit, makeFolder, NOW, readTree } from '../../store/helpers.ts';
import {
  archiveOf,
  BRIDGE,
  captureOf,
  FERRY,
  jsonRows,
  MARKET,
  parquetRows,
  release,
} from './helpers.ts';

const schema = JSON.parse(readFileSync('schemas/dataset.schema.json', 'utf8'));
const TABLES = allTables().map(({ name }) => name);

describe('exportDataset', () => {
  it('writes rows that are what the schema says, in Parquet and JSON Lines alike', async () => {
    const { path } = await release(await archiveOf([FERRY, MARKET, BRIDGE]));
    const ajv = new Ajv2020({ strict: true, schemas: [schema] });
    addFormats.default(ajv);
    const tables = Object.fromEntries(TABLES.map((name) => [name, jsonRows(path, name)]));
    const validate = ajv.getSchema(schema.$id)!;
    expect(validate(tables), JSON.stringify(validate.errors)).toBe(true);
    for (const name of TABLES) {
      if (name !== 'reviews') expect(tables[name]!.length, name).toBeGreaterThan(0);
      expect(await parquetRows(path, name), name).toEqual(tables[name]);
    }
  });

  it('has spans that index the text, counted in code points', async () => {
    const { path } = await release(await archiveOf([FERRY, MARKET, BRIDGE]));
    const texts = new Map(
      jsonRows(path, 'articles').map(({ capture, text }) => [capture, [...(text as string)]]),
    );
    let checked = 0;
    const check = (capture: unknown, text: unknown, start: unknown, end: unknown) => {
      if (text === null) return;
      expect(
        texts
          .get(capture)!
          .slice(start as number, end as number)
          .join(''),
      ).toBe(text);
      checked++;
    };
    for (const row of [...jsonRows(path, 'mentions'), ...jsonRows(path, 'claims')]) {
      check(row.capture, row.text, row.start, row.end);
      check(row.capture, row.claimant_text ?? null, row.claimant_start, row.claimant_end);
    }
    for (const row of jsonRows(path, 'quotations')) {
      const stretches = (row.starts as number[]).map((start, index) =>
        texts
          .get(row.capture)!
          .slice(start, (row.ends as number[])[index])
          .join(''),
      );
      expect(stretches.join(' ')).toBe(row.text);
      for (const name of ['speaker', 'cue', 'addressee']) {
        check(row.capture, row[`${name}_text`], row[`${name}_start`], row[`${name}_end`]);
      }
    }
    expect(checked).toBeGreaterThan(10);
  });

  it('gives digests of what is stored, so that a row leads to its raw bytes', async () => {
    const stories = [FERRY, MARKET, BRIDGE].map(captureOf);
    const { path } = await release(await archiveOf([FERRY, MARKET, BRIDGE]));
    const sha256 = (data: Uint8Array) => createHash('sha256').update(data).digest('hex');
    const rows = jsonRows(path, 'articles');
    expect(rows).toHaveLength(3);
    for (const { capture, raw_sha256, record_sha256 } of rows) {
      const story = stories.find(({ id }) => id === capture)!;
      expect(raw_sha256).toBe(sha256(story.raw));
      expect(record_sha256).toBe(sha256(story.record));
    }
  });

  it('gives the same bytes however the batches were cut and whatever the sizes of the archive', async () => {
    const one = await release(await archiveOf([FERRY, MARKET, BRIDGE]));
    const three = await release(await archiveOf([BRIDGE], [FERRY], [MARKET]));
    const again = await release(await archiveOf([MARKET, BRIDGE, FERRY], [FERRY]));
    const tree = await readTree(one.path);
    expect(tree.size).toBeGreaterThan(TABLES.length * 2);
    expect(await readTree(three.path)).toEqual(tree);
    expect(await readTree(again.path)).toEqual(tree);
  });

  it('sorts rows by capture', async () => {
    const stories = Array.from({ length: 40 }, (_, index) => ({
      ...MARKET,
      name: `${index}`,
      metadata: { n: index },
    }));
    const { path } = await release(await archiveOf(stories));
    for (const table of TABLES) {
      const captures = jsonRows(path, table).map(({ capture }) => capture as string);
      expect(captures).toEqual([...captures].sort());
    }
    expect(new Set(jsonRows(path, 'articles').map(({ capture }) => capture)).size).toBe(40);
  });

  it('cuts tables into parts and row groups of the same rows in both forms', async () => {
    const stories = Array.from({ length: 30 }, (_, index) => ({
      ...FERRY,
      metadata: { n: index },
    }));
    const archive = await archiveOf(stories);
    const whole = await release(archive);
    const { path, receipt } = await release(archive, { sizes: { group: 4000, part: 12_000 } });
    const parts = readdirSync(join(path, 'data/articles'));
    expect(parts.length).toBeGreaterThan(2);
    expect(
      readdirSync(join(path, 'jsonl/articles')).map((name) => name.replace('.jsonl', '.parquet')),
    ).toEqual(parts);
    for (const name of TABLES) {
      expect(jsonRows(path, name)).toEqual(jsonRows(whole.path, name));
      expect(await parquetRows(path, name)).toEqual(jsonRows(whole.path, name));
    }
    const first = readFileSync(join(path, 'data/articles', parts[0]!));
    const file = first.buffer.slice(
      first.byteOffset,
      first.byteOffset + first.length,
    ) as ArrayBuffer;
    const { row_groups: groups } = parquetMetadata(file);
    expect(groups.length).toBeGreaterThan(1);
    // Captures are told apart by the statistics, so that a reader skips groups.
    const { min_value, max_value } = groups[0]!.columns[0]!.meta_data!.statistics!;
    const [head] = jsonRows(path, 'articles');
    expect(min_value).toBe(head!.capture);
    expect(max_value! > min_value!).toBe(true);
    for (const table of receipt.release.tables) {
      expect(table.rows).toBe(jsonRows(path, table.name).length);
    }
  });

  it('states in release.json what it is, and the digest of every file of a table', async () => {
    const { path, receipt } = await release(await archiveOf([FERRY]), { where: ['language=id'] });
    const stated = JSON.parse(readFileSync(join(path, 'release.json'), 'utf8'));
    expect(releaseErrors(stated)).toEqual([]);
    expect(stated).toEqual(receipt.release);
    expect(stated.date).toBe(NOW);
    for (const { path: name, bytes, sha256 } of stated.tables.flatMap(
      (table: { files: { path: string; bytes: number; sha256: string }[] }) => table.files,
    )) {
      const content = readFileSync(join(path, name));
      expect(bytes).toBe(content.length);
      expect(sha256).toBe(createHash('sha256').update(content).digest('hex'));
    }
  });

  it('takes the newest record of each capture', async () => {
    const archive = await archiveOf([FERRY, MARKET]);
    const before = await release(archive);
    await reprocess(archive, {
      now: '2024-06-01T00:00:00Z',
      batch: 'd1',
      pipeline: { keepNoise: true },
    });
    const after = await release(archive, { previous: before.path, version: '1.1.0' });
    const ferry = jsonRows(after.path, 'articles').find(({ name }) => name === 'feri.txt')!;
    expect(ferry).toMatchObject({ generation: 1, removal_count: 0 });
    expect(ferry.text).toContain('sbobet');
    expect(jsonRows(before.path, 'articles').map(({ generation }) => generation)).toEqual([0, 0]);
    expect(after.receipt.release.date).toBe('2024-06-01T00:00:00Z');
  });

  it('leaves out what was erased, and tells of it by its id alone', async () => {
    const archive = await archiveOf([FERRY, MARKET, BRIDGE]);
    const before = await release(archive);
    const { id } = captureOf(MARKET);
    await erase(archive, [id], { reason: 'Permintaan', now: NOW });
    const { path, receipt } = await release(archive, { previous: before.path, version: '2.0.0' });
    expect(receipt.changes).toEqual({ added: 0, changed: 0, withdrawn: 1 });
    expect(readFileSync(join(path, 'changes.jsonl'), 'utf8')).toBe(
      `${JSON.stringify({ capture: id, change: 'withdrawn' })}\n`,
    );
    for (const [name, content] of await readTree(path)) {
      for (const word of ['Budi', 'Pasar', 'pasar.txt', 'kabar.example/pasar']) {
        expect(content.includes(word), `${word} in ${name}`).toBe(false);
      }
      if (!name.includes('hanges')) expect(content.includes(id), name).toBe(false);
    }
  });

  it('tells what was added and what changed, and in which columns', async () => {
    const first = await release(await archiveOf([FERRY, MARKET]));
    const archive = await archiveOf([FERRY, MARKET, BRIDGE]);
    await reprocess(archive, { now: NOW, batch: 'd1', pipeline: { keepNoise: true } });
    const { path, receipt } = await release(archive, { previous: first.path, version: '1.0.1' });
    const changes = readFileSync(join(path, 'changes.jsonl'), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    const of = (story: typeof FERRY) =>
      changes.find(({ capture }) => capture === captureOf(story).id);
    expect(of(BRIDGE)).toMatchObject({ change: 'added' });
    expect(of(FERRY)).toMatchObject({ change: 'changed' });
    expect(of(FERRY).columns).toContain('text');
    expect(receipt.changes!.added).toBe(1);
    expect(receipt.release.previous).toBe('1.0.0');
  });

  it('takes entities and mentions from a layer of annotations', async () => {
    const archive = await archiveOf([FERRY, MARKET]);
    const { id } = captureOf(FERRY);
    const lines = [
      {
        capture: id,
        start: 37,
        end: 45,
        text: 'Surabaya',
        type: 'GPE',
        id: 'g1',
        sameAs: 'https://sws.geonames.org/1625822/',
        confidence: 0.9,
      },
    ];
    async function* input() {
      yield bytes(lines.map((line) => JSON.stringify(line)).join('\n'));
    }
    const report = await annotate(archive, input(), {
      layer: 'ner',
      annotator: { name: 'x', version: '1' },
      now: NOW,
      batch: 'n1',
    });
    expect(report).toMatchObject({ refused: 0 });
    const { path } = await release(archive, { layer: 'ner' });
    expect(jsonRows(path, 'mentions')).toEqual([
      {
        capture: id,
        layer: 'ner',
        entity: 'g1',
        type: 'GPE',
        start: 37,
        end: 45,
        text: 'Surabaya',
        confidence: 0.9,
      },
    ]);
    expect(jsonRows(path, 'entities')).toMatchObject([
      {
        entity: 'g1',
        name: 'Surabaya',
        same_as: ['https://sws.geonames.org/1625822/'],
        mention_count: 1,
      },
    ]);
    const digests = jsonRows(path, 'articles').map((row) => row.annotations_sha256);
    expect(digests.filter((each) => each !== null)).toHaveLength(1);
    // Of another text than the newest the annotations would point elsewhere.
    await reprocess(archive, { now: NOW, batch: 'd1', pipeline: { keepNoise: true } });
    await expect(release(archive, { layer: 'ner' })).rejects.toThrow(StoreUsageError);
    await expect(release(archive, { layer: 'none' })).rejects.toThrow(
      'no article has'.replace('no', 'No'),
    );
  });

  it('has no words of the articles when they are left out, and the same spans', async () => {
    const archive = await archiveOf([FERRY, MARKET, BRIDGE]);
    const whole = await release(archive);
    const { path } = await release(archive, { withoutText: true });
    for (const [name, content] of await readTree(path)) {
      for (const words of [
        'Kami lega',
        'penumpang selamat',
        'sbobet',
        'kepada wartawan',
        'Harga naik',
        'was opened',
      ]) {
        expect(content.includes(words), `${words} in ${name}`).toBe(false);
      }
    }
    const spans = (folder: string) =>
      jsonRows(folder, 'mentions').map(({ start, end }) => [start, end]);
    expect(spans(path)).toEqual(spans(whole.path));
    expect(jsonRows(path, 'articles')[0]).not.toHaveProperty('text');
    expect(jsonRows(path, 'articles')[0]).toHaveProperty('text_length');
  });

  it('writes the tables and columns that were asked for, and what rows need to lead anywhere', async () => {
    const archive = await archiveOf([FERRY]);
    const { path, receipt } = await release(archive, { fields: ['articles.headline', 'claims'] });
    expect(readdirSync(join(path, 'data')).sort()).toEqual(['articles', 'claims']);
    expect(Object.keys(jsonRows(path, 'articles')[0]!)).toEqual([
      'capture',
      'raw_sha256',
      'headline',
    ]);
    expect(receipt.release.tables.map(({ name }) => name)).toEqual(['articles', 'claims']);
    await expect(release(archive, { fields: ['article'] })).rejects.toThrow(
      'give a table (articles, ',
    );
    await expect(release(archive, { fields: ['claims.verdict'] })).rejects.toThrow(
      'claims has no such column',
    );
  });

  it('takes the articles that conditions and rights let through', async () => {
    const archive = await archiveOf([FERRY, MARKET, BRIDGE]);
    const names = async (options: Parameters<typeof release>[1]) => {
      const { path, receipt } = await release(archive, options);
      const rows = jsonRows(path, 'articles');
      expect(receipt.release.articles).toEqual({ released: rows.length, left: 3 - rows.length });
      return rows.map(({ name }) => name).sort();
    };
    expect(await names({ where: ['language=id'] })).toEqual(['feri.txt', 'pasar.txt']);
    expect(await names({ where: ['language=id', 'date_published>=2024-06'] })).toEqual([
      'pasar.txt',
    ]);
    expect(await names({ rights: ['CC BY 4.0'] })).toEqual(['feri.txt']);
    expect(await names({ where: ['rights='] })).toEqual(['bridge.txt']);
    await expect(release(archive, { where: ['language=fr'] })).rejects.toThrow(
      'None of the 3 articles',
    );
  });

  it.each([
    [{ name: 'Kabar' }, '--name cannot be "Kabar"'],
    [{ version: '1.0' }, '--release cannot be "1.0"'],
    [{ version: '1.0.0-rc1' }, '--release cannot be'],
    [{ version: '01.0.0' }, '--release cannot be'],
    [{ layer: 'record' }, 'no layer of annotations'],
    [{ previous: '/nowhere' }, 'this is no release'],
  ])('refuses %j', async (options, message) => {
    const archive = await archiveOf([FERRY]);
    await expect(release(archive, options)).rejects.toThrow(message);
  });

  it('refuses a release before that is not what it says, of another name or not older', async () => {
    const archive = await archiveOf([FERRY, MARKET]);
    const { path } = await release(archive);
    const more = { previous: path, version: '1.0.1' };
    await expect(release(archive, { ...more, name: 'lain' })).rejects.toThrow(
      'it is of kabar, not of lain',
    );
    await expect(release(archive, { ...more, version: '0.9.9' })).rejects.toThrow(
      '--release must be higher',
    );
    await flipBit(join(path, 'jsonl/articles/part-00000.jsonl'), 8 * 200);
    await expect(release(archive, more)).rejects.toThrow('cannot be used');
  });

  it('writes nothing of a damaged archive, or over something that is there', async () => {
    const archive = await archiveOf([FERRY]);
    const { path } = await release(archive);
    const again = exportDataset(archive, path, { name: 'kabar', version: '1.0.0' });
    await expect(again).rejects.toThrow('already');
    const [volume] = [...(await readTree(archive.root)).keys()].filter((name) =>
      name.includes('derived-'),
    );
    await flipBit(join(archive.root, volume!), 8 * 2500);
    const out = join(await makeFolder(), 'x');
    await expect(exportDataset(archive, out, { name: 'kabar', version: '1.0.0' })).rejects.toThrow(
      'Damage',
    );
    expect(readdirSync(dirname(out))).toEqual([]);
  });

  it('leaves nothing where the disk refuses, whichever operation it is', async () => {
    const { folder } = await archiveOf([FERRY]);
    const out = join(await makeFolder(), 'release');
    const run = async (failing: number, code: string) => {
      const { files, log } = faultyFiles(failing, code);
      const archive = await openArchive(folder, { files });
      await exportDataset(archive, out, { name: 'kabar', version: '1.0.0' });
      return log;
    };
    const operations = (await run(Infinity, '')).length;
    expect(operations).toBeGreaterThan(40);
    rmSync(out, { recursive: true });
    // Every operation that ends a release, and some of those that fill it.
    for (let failing = 0; failing < operations; failing += failing < operations - 14 ? 9 : 1) {
      const code = failing % 2 ? 'ENOSPC' : 'EIO';
      const last = failing === operations - 1;
      await expect(run(failing, code), `operation ${failing}`).rejects.toThrow(StoreIoError);
      // The last operation only makes sure of the rename.
      expect(existsSync(out)).toBe(last);
      expect(existsSync(`${out}.partial`)).toBe(false);
    }
  });
});

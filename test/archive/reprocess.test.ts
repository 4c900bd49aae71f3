import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ReprocessOutcome, reprocess } from '../../src/archive/reprocess.ts';
import { showCapture } from '../../src/archive/show.ts';
import { verify } from '../../src/archive/verify.ts';
import { isOlder } from '../../src/archive/versions.ts';
import { makeRecord } from '../../src/pipeline.ts';
import type { ArchiveRecord } from '../../src/record/types.generated.ts';
import * as validators from '../../src/record/validators.generated.ts';
import {
  type Archive,
  createArchive,
  DamageError,
  listBatches,
  listDerived,
  readCaptures,
  StoreIoError,
} from '../../src/store/index.ts';
import { VERSION } from '../../src/version.ts';
import { faultyFiles } from '../store/faults-disk.ts';
import { flipBit, hastyFiles, readTree } from '../store/helpers.ts';
import { archiveOld, made, madeWithoutMentions, OLD } from './older.ts';

const NOW = '2026-01-31T12:00:00Z';
const BRIDGE =
  'Jembatan desa diperbaiki\n\nWarga desa Sukamaju memperbaiki jembatan, kata Siti Aminah.';
const MARKET = 'Pasar ikan dibuka\n\nPasar ikan di Jakarta dibuka kembali, kata Budi Santoso.';
const SPAM = 'link alternatif sbobet slot gacor terpercaya';
const FERRY = 'Kapal feri tiba\n\nKapal feri dari Surabaya tiba, kata juru bicara pelabuhan itu.';

let folder = '';
let archive: Archive;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kliping-reprocess-'));
  archive = await createArchive(join(folder, 'archive'), {
    files: hastyFiles,
    compression: 'none',
  });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Runs and answers with the report and what became of each capture. */
async function run(more: Partial<Parameters<typeof reprocess>[1]> = {}) {
  const outcomes: ReprocessOutcome[] = [];
  const report = await reprocess(archive, {
    now: NOW,
    onOutcome: (outcome) => void outcomes.push(outcome),
    ...more,
  });
  return { report, outcomes, statuses: outcomes.map(({ status }) => status) };
}

async function shown(id: string, generation?: number): Promise<ArchiveRecord> {
  return JSON.parse(Buffer.from(await showCapture(archive, id, 'record', generation)).toString());
}

describe('reprocess', () => {
  it('writes the records that change as one derived batch, and leaves all else as it is', async () => {
    const [a, b] = await archiveOld(archive, 'one', [
      {
        text: BRIDGE,
        change: madeWithoutMentions,
        given: { metadata: { uri: 'https://contoh.id/1' } },
      },
      { text: MARKET },
    ]);
    const before = await readTree(archive.root);
    const { report, outcomes } = await run();
    expect(report).toMatchObject({ changed: 1, same: 1, skipped: 0, refused: 0, damaged: 0 });
    expect(outcomes).toEqual([
      { status: 'changed', id: a!.id, name: 'a.txt', generation: 1, before: OLD },
      { status: 'same', id: b!.id, name: 'a.txt' },
    ]);
    const after = await readTree(archive.root);
    for (const [path, data] of before) expect(after.get(path)).toEqual(data);
    expect(await listDerived(archive)).toMatchObject([{ batch: report.batch, path: report.path }]);
    const newest = await shown(a!.id);
    expect(newest.pipeline.version).toBe(VERSION);
    expect(newest.mentions.map(({ name }) => name)).toContain('Siti Aminah');
    expect((await shown(a!.id, 0)).mentions).toEqual([]);
    expect((await shown(b!.id)).pipeline.version).toBe(OLD);
    expect((await verify(archive.folder)).findings).toEqual([]);
  });

  it('writes nothing the second time', async () => {
    await archiveOld(archive, 'one', [
      { text: BRIDGE, change: madeWithoutMentions },
      { text: MARKET },
    ]);
    const first = await run({ batch: 'again' });
    const before = await readTree(archive.folder);
    expect((await run({ batch: 'again' })).report).toMatchObject({ changed: 0, same: 2 });
    expect((await run({ now: '2027-01-01T00:00:00Z' })).report).toEqual({
      changed: 0,
      same: 2,
      skipped: 0,
      refused: 0,
      damaged: 0,
    });
    expect(first.report.changed).toBe(1);
    expect(await readTree(archive.folder)).toEqual(before);
  });

  it('passes over what this version or a later one made, if asked to', async () => {
    await archiveOld(archive, 'one', [
      { text: BRIDGE, change: madeWithoutMentions },
      {
        text: MARKET,
        change: (record) => {
          record.pipeline.version = '999.0.0';
        },
      },
    ]);
    expect((await run({ onlyOlder: true })).statuses).toEqual(['changed', 'skipped']);
    expect((await run({ onlyOlder: true })).statuses).toEqual(['skipped', 'skipped']);
    // What is asked of the pipeline now is another thing than what was asked then.
    const otherwise = await run({ onlyOlder: true, pipeline: { keepNoise: true } });
    expect(otherwise.statuses).not.toContain('skipped');
  });

  it('asks of the pipeline what was asked before, unless it is told otherwise', async () => {
    const noisy = `${BRIDGE}\n\n${SPAM}`;
    const raw = new TextEncoder().encode(noisy);
    const kept = makeRecord(raw, { name: 'a.txt', metadata: {} }, { keepNoise: true });
    const [a] = await archiveOld(archive, 'one', [
      {
        text: noisy,
        change: (record) => {
          Object.assign(record, structuredClone(kept), { mentions: [] });
          made(record);
        },
      },
    ]);
    expect((await run()).report.changed).toBe(1);
    expect(await shown(a!.id)).toEqual(kept);
    const { report } = await run({ pipeline: {} });
    expect(report.changed).toBe(1);
    const newest = await shown(a!.id);
    expect(newest.pipeline.configuration).toEqual({});
    expect(newest.removed.length).toBeGreaterThan(kept.removed.length);
    const provenance = JSON.parse(
      readFileSync(join(report.path!, 'v1/content/provenance.jsonld'), 'utf8'),
    );
    expect(provenance.wasGeneratedBy['kliping:configuration']).toEqual({});
    expect((await verify(archive.folder)).findings).toEqual([]);
  });

  it('gives generations in their order, of the captures that are named', async () => {
    const [a, b] = await archiveOld(archive, 'one', [
      { text: `${BRIDGE}\n\n${SPAM}`, change: madeWithoutMentions },
      { text: MARKET, change: madeWithoutMentions },
    ]);
    // A clock that runs backwards.
    await run({ ids: [a!.id], now: '2026-01-31T12:00:00Z' });
    const second = await run({
      ids: [a!.id],
      pipeline: { keepNoise: true },
      now: '2001-01-01T00:00:00Z',
    });
    expect(second.outcomes).toMatchObject([{ status: 'changed', generation: 2 }]);
    expect((await shown(a!.id)).pipeline.configuration).toEqual({ keepNoise: true });
    expect((await shown(a!.id, 1)).pipeline.configuration).toEqual({});
    const text = Buffer.from(await showCapture(archive, a!.id, 'text')).toString();
    expect(text).toBe((await shown(a!.id)).article.text);
    expect((await shown(b!.id)).mentions).toEqual([]);
    await expect(showCapture(archive, a!.id, 'record', 7)).rejects.toThrow(
      /no generation 7.*0, 1, 2/,
    );
    await expect(showCapture(archive, a!.id, 'raw', 0)).rejects.toThrow(/one and the same/);
  });

  it('says where its records come from, as the schema of provenance asks', async () => {
    await archiveOld(archive, 'one', [{ text: BRIDGE, change: madeWithoutMentions }]);
    await archiveOld(archive, 'two', [{ text: MARKET }]);
    const { report } = await run();
    const path = join(report.path!, 'v1/content/provenance.jsonld');
    const provenance = JSON.parse(await readFile(path, 'utf8'));
    expect(validators.validateProvenance(provenance)).toBe(true);
    expect(provenance.wasGeneratedBy).toMatchObject({
      startedAtTime: NOW,
      used: [{ '@id': 'urn:kliping:batch:one' }],
      'premis:outcome': { 'kliping:captures': 2, 'kliping:changed': 1, 'kliping:same': 1 },
    });
    // Volume, look-up file and its Merkle root.
    expect(provenance.hadMember).toHaveLength(3);
  });

  it('names what is damaged or has another id, and goes on with the rest', async () => {
    await archiveOld(archive, 'one', [
      { text: BRIDGE, change: madeWithoutMentions },
      { text: MARKET, change: madeWithoutMentions },
      {
        text: FERRY,
        change: (record) => {
          record.pipeline.version = OLD;
          record.source.metadata = { uri: 'https://contoh.id/never-given' };
        },
      },
    ]);
    await archiveOld(archive, 'two', [{ text: `${FERRY} Ya.`, change: madeWithoutMentions }]);
    const [one, two] = await listBatches(archive);
    for await (const entry of readCaptures(archive, 'one')) {
      const { file, offset, length } = entry.raw;
      await flipBit(join(one!.path, 'v1/content', file), (offset + length - 9) * 8);
      break;
    }
    const lookup = join(two!.path, 'v1/content/captures.jsonl');
    const lines = await readFile(lookup);
    await writeFile(lookup, lines.subarray(0, -3));
    const { report, outcomes, statuses } = await run();
    expect(statuses).toEqual(['refused', 'changed', 'refused', 'refused']);
    expect(report).toMatchObject({ changed: 1, refused: 3, damaged: 2 });
    const codes = outcomes.flatMap((each) => (each.status === 'refused' ? [each.code] : []));
    expect(codes).toEqual(['damage', 'id', 'damage']);
    await writeFile(lookup, lines);
    expect((await run()).statuses).toEqual(['refused', 'same', 'refused', 'changed']);
  });

  it('stops where the look-up file of a derived batch is damaged, and writes nothing', async () => {
    await archiveOld(archive, 'one', [{ text: BRIDGE, change: madeWithoutMentions }]);
    const { report } = await run();
    const lookup = join(report.path!, 'v1/content/derived.jsonl');
    await writeFile(lookup, (await readFile(lookup)).subarray(0, -3));
    const before = await readTree(archive.folder);
    await expect(run({ now: '2027-01-01T00:00:00Z' })).rejects.toThrow(DamageError);
    await expect(shown((await firstId())!)).rejects.toThrow(DamageError);
    expect(await readTree(archive.folder)).toEqual(before);
  });

  it('refuses the id of a batch that holds something else, and captures that are not there', async () => {
    await archiveOld(archive, 'one', [
      { text: BRIDGE, change: madeWithoutMentions },
      { text: MARKET, change: madeWithoutMentions },
    ]);
    const first = (await firstId())!;
    await run({ ids: [first], batch: 'x' });
    await expect(run({ batch: 'x' })).rejects.toThrow(/batch 'x' already.*--batch-id/);
    await expect(run({ ids: ['abcdef0123'] })).rejects.toThrow(/no capture "abcdef0123"/);
    await expect(run({ batch: 'a b' })).rejects.toThrow(/batch id/);
    expect((await verify(archive.folder)).findings).toEqual([]);
  });

  it('leaves the store as it was, or with the whole batch, wherever the disk fails', async () => {
    await archiveOld(archive, 'one', [{ text: BRIDGE, change: madeWithoutMentions }]);
    const before = await readTree(archive.root);
    const counting = faultyFiles(Number.POSITIVE_INFINITY, '');
    const trial = { ...archive, files: counting.files };
    await reprocess(trial, { now: NOW, batch: 'count', ids: [(await firstId())!] });
    const derived = (await listDerived(archive))[0]!;
    rmSync(join(archive.root, derived.path.slice(archive.root.length + 1).split('/')[0]!), {
      recursive: true,
    });
    expect(await readTree(archive.root)).toEqual(before);
    const move = counting.log.indexOf('move');
    for (let number = 0; number <= move; number++) {
      const { files } = faultyFiles(number, 'ENOSPC', 'from then on');
      const writing = reprocess({ ...archive, files }, { now: NOW, batch: 'x' });
      await expect(writing, `operation ${number}`).rejects.toThrow(StoreIoError);
      expect(await readTree(archive.root), `operation ${number}`).toEqual(before);
    }
    expect((await run({ batch: 'x' })).report.changed).toBe(1);
    expect((await verify(archive.folder)).findings).toEqual([]);
  });
});

async function firstId(): Promise<string | undefined> {
  for await (const { id } of readCaptures(archive, 'one')) return id;
  return undefined;
}

describe('isOlder', () => {
  it.each([
    ['0.1.0', '0.2.0', true],
    ['0.9.0', '0.10.0', true],
    ['0.10.0', '0.9.9', false],
    ['1.0.0', '1.0.0', false],
    ['1.0', '1.0.1', true],
    ['1.0.0-beta', '1.0.0', true],
    ['2.0.0-beta', '1.0.0', false],
    ['x', '0.0.1', true],
  ])('of %s and %s says %s', (version, than, older) => {
    expect(isOlder(version, than)).toBe(older);
  });
});

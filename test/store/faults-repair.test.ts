/** Damages an archive in many ways and restores it from a copy. */
import { cp, mkdir, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Archive, archiveAt } from '../../src/store/archive.ts';
import { writeBatch } from '../../src/store/batch.ts';
import { eraseCaptures } from '../../src/store/erase/erase.ts';
import { DamageError } from '../../src/store/errors.ts';
import { newestRevisions } from '../../src/store/kinds.ts';
import { writeObject } from '../../src/store/object.ts';
import { mayReturn } from '../../src/store/repair/may-return.ts';
import { planRepair } from '../../src/store/repair/plan.ts';
import { repairArchive } from '../../src/store/repair/repair.ts';
import { verifyArchive } from '../../src/store/verify/verify.ts';
import { damages, makeSample, type Sample } from './damages.ts';
import { diskOf, dyingFiles } from './faults-disk.ts';
import {
  batchOf,
  bytes,
  capture,
  flipBit,
  hastyFiles,
  NOW,
  randomNumbers,
  readTree,
} from './helpers.ts';

async function copyOf({ archive }: Sample): Promise<Archive> {
  const folder = `${archive.folder}-copy`;
  await cp(archive.folder, folder, { recursive: true });
  return { ...archiveAt(folder, archive.compression, hastyFiles) };
}

/** All files of an archive but the logs of repairs. */
async function filesOf({ folder }: Archive): Promise<Map<string, Buffer>> {
  const tree = [...(await readTree(folder))];
  return new Map(tree.filter(([path]) => !path.startsWith('repairs/')));
}

const repair = (sample: { archive: Archive }, copy: Archive) =>
  repairArchive(sample.archive, copy, { now: NOW });

describe('repairArchive', () => {
  // What was added, moved or vouched for anew is no damage that a copy could tell.
  const OTHER = /added|lies in|is there|is elsewhere|empty|vouched|invalid/;
  const restored = damages.filter(({ title, findings, received }) => {
    const certain = findings.some((line) =>
      /missing|content-digest|sidecar|declaration|archive-|root-[dl]/.test(line),
    );
    return certain && !received && !OTHER.test(title);
  });

  it.each(restored)('restores what is lost when $title', async ({ compression, damage }) => {
    const sample = await makeSample(compression);
    const copy = await copyOf(sample);
    const before = await filesOf(copy);
    await damage(sample);
    const { left } = await repair(sample, copy);
    expect(left).toEqual([]);
    expect(await filesOf(sample.archive)).toEqual(before);
    expect(await filesOf(copy)).toEqual(before);
  });

  it('does nothing, and logs nothing, where nothing is wrong', async () => {
    const sample = await makeSample();
    const copy = await copyOf(sample);
    expect(await repair(sample, copy)).toEqual({ restores: [], left: [], same: 1 });
    expect(await readTree(sample.archive.folder)).toEqual(await readTree(copy.folder));
  });

  it('logs each file before it is touched', async () => {
    const sample = await makeSample();
    const copy = await copyOf(sample);
    await flipBit(sample.raw, 100);
    await rm(join(sample.archive.folder, 'README.md'));
    const first = await repair(sample, copy);
    const lines = (await readFile(first.log!, 'utf8'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toEqual([
      { time: NOW, from: copy.folder, files: 2 },
      { restore: 'README.md', sha512: expect.any(String), found: 'nothing' },
      {
        restore: expect.stringMatching(/raw-00000.warc$/),
        sha512: expect.any(String),
        found: expect.stringMatching(/^SHA-512/),
      },
      { restored: 2, left: 0 },
    ]);
    await flipBit(sample.raw, 100);
    expect(basename((await repair(sample, copy)).log!)).toBe('20240501T100000Z-2.jsonl');
  });

  it('tells what is damaged in both copies, leaves it, and restores the rest', async () => {
    const sample = await makeSample();
    const copy = await copyOf(sample);
    for (const file of [sample.raw, sample.lookup]) await flipBit(file, 900);
    await flipBit(sample.raw.replace(sample.archive.folder, copy.folder), 901);
    const damaged = await readFile(sample.raw);
    const { restores, left } = await repair(sample, copy);
    expect(restores.map(({ path }) => basename(path))).toEqual(['captures.jsonl']);
    expect(left).toMatchObject([{ reason: 'damaged in both' }]);
    expect(await readFile(sample.raw)).toEqual(damaged);
  });

  it('takes the inventory that can be trusted, of all four', async () => {
    const sample = await makeSample();
    const copy = await copyOf(sample);
    const before = await filesOf(copy);
    const { object } = sample;
    const other = object.replace(sample.archive.folder, copy.folder);
    for (const path of [join(object, 'inventory.json'), join(object, 'v1/inventory.json')])
      await truncate(path, 9);
    await flipBit(join(other, 'inventory.json'), 50);
    expect((await repair(sample, copy)).left).toMatchObject([
      { path: expect.stringMatching(/b1\/inventory.json$/), reason: 'damaged in both' },
    ]);
    await repairArchive(copy, sample.archive, { now: NOW });
    await writeFile(
      join(object, 'inventory.json'),
      await readFile(join(object, 'v1/inventory.json')),
    );
    expect((await repair({ archive: copy }, sample.archive)).left).toEqual([]);
    expect(await filesOf(copy)).toEqual(before);
  });

  it('never lets another batch of the same id take a place', async () => {
    const sample = await makeSample();
    const other = await makeSample();
    await rm(other.object, { recursive: true });
    await writeBatch(other.archive, batchOf('b1', [capture('else')]));
    const before = await readTree(sample.archive.root);
    expect(await repair(sample, other.archive)).toMatchObject({
      restores: [],
      left: [{ reason: 'not the same' }],
    });
    expect(await readTree(sample.archive.root)).toEqual(before);
  });

  it('does not bring back what was erased here', async () => {
    const sample = await makeSample();
    const copy = await copyOf(sample);
    await eraseCaptures(sample.archive, {
      captures: new Set([sample.entries[2].id]),
      now: NOW,
      software: 'test/1',
      reason: 'x',
      keepIds: false,
      provenance: (before) => before,
    });
    const before = await filesOf(sample.archive);
    const report = await repair(sample, copy);
    expect(report.restores).toEqual([]);
    expect(report.left.map(({ reason }) => reason)).toContain('erased here');
    expect(await filesOf(sample.archive)).toEqual(before);
  });

  it('puts nothing in place that changed in the copy since it was looked at', async () => {
    const sample = await makeSample();
    const copy = await copyOf(sample);
    await flipBit(sample.raw, 900);
    const damaged = await readFile(sample.raw);
    let reads = 0;
    const files: Archive['files'] = {
      ...copy.files,
      async openFile(path) {
        if (path.endsWith('raw-00000.warc') && ++reads === 2) await flipBit(path, 7);
        return copy.files.openFile(path);
      },
    };
    await expect(repair(sample, { ...copy, files })).rejects.toThrow(DamageError);
    expect(await readFile(sample.raw)).toEqual(damaged);
  });

  it('can be killed at any operation and started again', async () => {
    const sample = await makeSample('gzip');
    await writeObject(sample.archive, {
      id: 'urn:x:1',
      now: NOW,
      software: 'x',
      message: 'x',
      content: [{ path: 'a', bytes: bytes('a') }],
    });
    const wanted = await readTree(sample.archive.folder);
    const load = (from: Map<string, Buffer>) =>
      diskOf(new Map([...from].map(([path, data]) => [`/disk/${path}`, data])));
    const copy = archiveAt('/disk', 'gzip', (await load(wanted)).files);
    // One object is gone, and files of the other are damaged or gone.
    const broken = new Map(wanted);
    for (const [path, data] of wanted) {
      if (path.includes('urn%3ax%3a1')) broken.delete(path);
      else if (path.endsWith('captures.jsonl')) broken.delete(path);
      else if (/raw-|README/.test(path)) broken.set(path, data.subarray(0, 50));
    }
    const loss = randomNumbers(5);
    for (let last = 0, done = false; !done; last++) {
      const start = await load(broken);
      const { files, died, log } = dyingFiles(last, start.files);
      const work = repairArchive(archiveAt('/disk', 'gzip', files), copy, { now: NOW });
      done = (await Promise.race([work.then(() => 'done'), died])) === 'done';
      const called = `operation ${last}, ${log.at(-1)}`;
      const left = start.afterPowerLoss(loss);
      const archive = archiveAt('/disk', 'gzip', left.files);
      if (done) expect((await planRepair(archive, copy)).restores, called).toEqual([]);
      await repairArchive(archive, copy, { now: NOW });
      const { findings, totals } = await verifyArchive(archive);
      expect({ findings, objects: totals.objects }, called).toEqual({ findings: [], objects: 2 });
    }
  });

  it('clears away what stands where a file or a folder must be', async () => {
    const sample = await makeSample();
    const copy = await copyOf(sample);
    const before = await filesOf(copy);
    await rm(sample.raw);
    await mkdir(sample.raw);
    const extensions = join(sample.archive.root, 'extensions');
    await rename(extensions, `${sample.archive.folder}-x`);
    await writeFile(extensions, 'x');
    await repair(sample, copy);
    expect(await filesOf(sample.archive)).toEqual(before);
  });
});

describe('mayReturn', () => {
  it.each([
    ['what is simply missing', 'urn:a', [], true],
    ['what has no later revision', 'urn:a', ['urn:b~r1', 'urn:a'], true],
    ['what was erased from', 'urn:a', ['urn:a~r1'], false],
    ['an earlier revision', 'urn:a~r1', ['urn:a~r2'], false],
    ['a later revision', 'urn:a~r2', ['urn:a~r1'], true],
    ['a name that only looks like a revision', 'urn:a~r0', ['urn:a~r1'], true],
  ])('tells of %s', (_, id, present, wanted) => {
    expect(mayReturn(id, newestRevisions(present))).toBe(wanted);
  });
});

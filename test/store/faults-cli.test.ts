/** The command line on a failing disk, killed, and beside others of its kind: real processes. */
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listBatches, openArchive, readCaptures, verifyArchive } from '../../src/store/index.ts';
import { countOperations, ingestBatch, ingestHere, startReader } from './faults-process.ts';
import { collect, makeFolder, randomNumbers, readTree } from './helpers.ts';

/** Batches and how many captures each has; the archive must be whole. */
async function soundBatches(folder: string): Promise<Record<string, number>> {
  const archive = await openArchive(folder);
  expect((await verifyArchive(archive)).findings).toEqual([]);
  const batches: Record<string, number> = {};
  for (const { batch } of await listBatches(archive)) {
    batches[batch] = (await collect(readCaptures(archive, batch))).length;
  }
  return batches;
}

/** An archive with one batch, to be copied. */
async function makeTemplate(): Promise<string> {
  const folder = join(await makeFolder(), 'archive');
  expect((await ingestHere(folder, 'b1')).code).toBe(0);
  return folder;
}

// Every operation is tried in `npm run torture`; here some of each kind.
describe('kliping ingest', () => {
  it.each(['ENOSPC', 'EIO', 'KILL'] as const)(
    'leaves the whole batch or none, and ends as it must (%s)',
    async (what) => {
      const template = await makeTemplate();
      const folder = await makeFolder();
      const total = await countOperations(folder, join(folder, 'counted'), 'b2');
      expect(total).toBeGreaterThan(40);
      const random = randomNumbers(what.length);
      for (const at of [0, 1, 2].map((part) => Math.floor(((part + random(100) / 100) * 42) / 3))) {
        const archive = join(folder, `${what}-${at}`);
        await cp(template, archive, { recursive: true });
        const before = await readTree(join(archive, 'store'));
        const { code, signal, stderr } = await ingestBatch(archive, 'b2', { fault: { at, what } });
        const called = `operation ${at}: ${stderr}`;
        if (what === 'KILL') expect(signal, called).toBe('SIGKILL');
        else expect({ code, said: stderr.includes(what) }, called).toEqual({ code: 4, said: true });
        const batches = await soundBatches(archive);
        if (!('b2' in batches))
          expect(await readTree(join(archive, 'store')), called).toEqual(before);
        else expect(batches, called).toEqual({ b1: 3, b2: 3 });
        expect((await ingestHere(archive, 'b2')).code, called).toBe(0);
        expect(await soundBatches(archive), called).toEqual({ b1: 3, b2: 3 });
      }
    },
    120_000,
  );

  it('lets many writers in at once, and readers see each batch whole or not at all', async () => {
    const archive = await makeTemplate();
    const reader = startReader(archive);
    for (const writers of [2, 8]) {
      const batches = Array.from({ length: writers }, (_, number) => `w${writers}-${number}`);
      const ended = await Promise.all(batches.map((batch) => ingestBatch(archive, batch)));
      expect(ended.map(({ code }) => code)).toEqual(batches.map(() => 0));
    }
    const { rounds, faults } = await reader.stop();
    expect(faults).toEqual([]);
    expect(rounds).toBeGreaterThan(0);
    const batches = await soundBatches(archive);
    expect(Object.keys(batches)).toHaveLength(11);
    expect(new Set(Object.values(batches))).toEqual(new Set([3]));
  }, 120_000);

  it('lets many writers create one archive at once', async () => {
    const archive = join(await makeFolder(), 'archive');
    const batches = ['a', 'b', 'c', 'd'];
    const ended = await Promise.all(batches.map((batch) => ingestBatch(archive, batch)));
    expect(ended.map(({ code, stderr }) => `${code} ${stderr}`)).toEqual(batches.map(() => '0 '));
    expect(Object.keys(await soundBatches(archive))).toEqual(batches);
  }, 120_000);

  it('commits one batch of one id, and tells the others whether theirs is the same', async () => {
    const archive = await makeTemplate();
    const same = await Promise.all([1, 2, 3, 4].map(() => ingestBatch(archive, 'same')));
    expect(same.map(({ code, stderr }) => `${code} ${stderr}`)).toEqual(same.map(() => '0 '));
    const other = await Promise.all(
      ['x', 'y'].map((articlesOf) => ingestBatch(archive, 'other', { articlesOf })),
    );
    expect(other.map(({ code }) => code).sort()).toEqual([0, 2]);
    expect(other.find(({ code }) => code === 2)?.stderr).toContain("has a batch 'other' already");
    expect(await soundBatches(archive)).toEqual({ b1: 3, other: 3, same: 3 });
  }, 120_000);
});

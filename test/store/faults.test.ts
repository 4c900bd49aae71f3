/** Lets every single operation on the disk fail, once each, while a batch is written. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Archive, createArchive, openArchive } from '../../src/store/archive.ts';
import { writeBatch } from '../../src/store/batch.ts';
import { listBatches, readCaptures } from '../../src/store/captures.ts';
import { ObjectExistsError, StoreIoError } from '../../src/store/errors.ts';
import { verifyArchive } from '../../src/store/verify/verify.ts';
import { faultyFiles } from './faulty-files.ts';
import {
  batchOf,
  capture,
  collect,
  hastyFiles,
  makeArchive,
  makeFolder,
  readTree,
} from './helpers.ts';

const batch = () => batchOf('b2', [capture('a'), capture('b', 'a')], { largestVolume: 900 });

async function fullArchive(): Promise<Archive> {
  const archive = await makeArchive();
  await writeBatch(archive, batchOf('b1', [capture('x')]));
  return archive;
}

/** The changing operations that writing the batch takes, when none fails. */
async function operations(): Promise<string[]> {
  const { files, log } = faultyFiles(Number.POSITIVE_INFINITY, '');
  await writeBatch({ ...(await fullArchive()), files }, batch());
  return log;
}

describe('writeBatch on a failing disk', () => {
  it.each([
    ['ENOSPC', 'once'],
    ['EIO', 'from then on'],
  ] as const)(
    'leaves the store as it was or with the whole batch (%s, %s)',
    async (code, extent) => {
      const log = await operations();
      expect(log.length).toBeGreaterThan(50);
      const move = log.indexOf('move');
      let archive = await fullArchive();
      const before = await readTree(archive.root);
      for (const [number, operation] of log.entries()) {
        const called = `operation ${number}, ${operation}`;
        const { files } = faultyFiles(number, code, extent);
        const writing = writeBatch({ ...archive, files }, batch());
        await expect(writing, called).rejects.toThrow(StoreIoError);
        await expect(writing, called).rejects.toMatchObject({ code });
        if (extent === 'once') expect(await readdir(archive.work), called).toEqual([]);
        if (number <= move) {
          expect(await readTree(archive.root), called).toEqual(before);
        } else {
          expect(await collect(readCaptures(archive, 'b2')), called).toHaveLength(2);
          expect((await verifyArchive(archive)).findings, called).toEqual([]);
          await expect(writeBatch(archive, batch()), called).rejects.toThrow(ObjectExistsError);
          archive = await fullArchive();
        }
      }
      await writeBatch(archive, batch());
      expect(await listBatches(archive)).toHaveLength(2);
      expect((await verifyArchive(archive)).findings).toEqual([]);
    },
  );
});

describe('createArchive on a failing disk', () => {
  it('says so, and can be started again', async () => {
    const { files, log } = faultyFiles(Number.POSITIVE_INFINITY, '');
    const whole = await createArchive(join(await makeFolder(), 'a'), { files });
    const wanted = await readTree(whole.folder);
    for (const number of log.keys()) {
      const folder = join(await makeFolder(), 'a');
      const faulty = faultyFiles(number, 'ENOSPC').files;
      await expect(createArchive(folder, { files: faulty })).rejects.toThrow(StoreIoError);
      const opened = await openArchive(folder).catch(() => null);
      if (!opened) await createArchive(folder, { files: hastyFiles });
      expect(await readTree(folder)).toEqual(wanted);
    }
  });
});

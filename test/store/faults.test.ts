/** Lets every single operation on the disk fail, once each, while an archive or a batch is written. */
import { readdir } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { type Archive, createArchive, openArchive } from '../../src/store/archive.ts';
import { writeBatch } from '../../src/store/batch.ts';
import { findCaptures, listBatches, readCaptures } from '../../src/store/captures.ts';
import { ObjectExistsError, StoreIoError, StoreUsageError } from '../../src/store/errors.ts';
import type { Files } from '../../src/store/files.ts';
import { writeObject } from '../../src/store/object.ts';
import { verifyArchive } from '../../src/store/verify/verify.ts';
import { dyingFiles, faultyFiles, type Loss, type MemoryDisk, memoryDisk } from './faults-disk.ts';
import { batchOf, bytes, capture, collect, makeArchive, NOW, randomNumbers } from './helpers.ts';

const batch = () => batchOf('b2', [capture('a'), capture('b', 'a')], { largestVolume: 900 });

const FOLDER = '/disk/archive';

async function emptyDisk(): Promise<MemoryDisk> {
  const disk = memoryDisk();
  await disk.files.createFolder('/disk');
  await disk.files.syncFolder('/');
  return disk;
}

const full = await emptyDisk();
await writeBatch(await createArchive(FOLDER, { files: full.files }), batchOf('b1', [capture('x')]));

/** A disk with an archive of one batch, all of it synced. */
async function fullDisk(): Promise<MemoryDisk> {
  return full.afterPowerLoss('all of it');
}

const storeOf = (disk: MemoryDisk): Map<string, Uint8Array> =>
  new Map([...disk.tree()].filter(([path]) => path.startsWith(`${FOLDER}/store/`)));

/** Everything that adds to an archive: what it adds, and how to add it. */
const writers: { title: string; id: string; write: (archive: Archive) => Promise<unknown> }[] = [
  {
    title: 'writeBatch',
    id: 'urn:kliping:batch:b2',
    write: (archive) => writeBatch(archive, batch()),
  },
  {
    title: 'writeObject',
    id: 'urn:x:1',
    write: (archive) => {
      const content = ['a.txt', 'deep/er/b.txt'].map((path) => ({ path, bytes: bytes(path) }));
      const input = { id: 'urn:x:1', now: NOW, software: 'x', message: 'x', content };
      return writeObject(archive, input);
    },
  },
];

describe.each(writers)('$title on a failing disk', ({ write }) => {
  it.each([
    ['ENOSPC', 'once'],
    ['EIO', 'once'],
    ['ENOSPC', 'from then on'],
    ['EIO', 'from then on'],
  ] as const)(
    'leaves the store as it was, or with the whole object (%s, %s)',
    async (code, extent) => {
      let disk = await fullDisk();
      const before = storeOf(disk);
      let moved = false;
      for (let number = 0; ; number++) {
        const { files, log } = faultyFiles(number, code, extent, disk.files);
        const archive = await openArchive(FOLDER, { files: disk.files });
        const writing = write({ ...archive, files });
        const done = await writing.then(
          () => true,
          (error: unknown) => {
            expect(error).toBeInstanceOf(StoreIoError);
            expect(error).toMatchObject({ code });
            return false;
          },
        );
        if (done) break;
        const called = `operation ${number}, ${log[number]}`;
        if (extent === 'once') expect(await disk.files.list(archive.work), called).toEqual([]);
        moved ||= log[number - 1] === 'move';
        if (!moved) {
          expect(storeOf(disk), called).toEqual(before);
        } else {
          const { findings, totals } = await verifyArchive(archive);
          expect({ findings, objects: totals.objects }, called).toEqual({
            findings: [],
            objects: 2,
          });
          await expect(write(archive), called).rejects.toThrow(ObjectExistsError);
          disk = await fullDisk();
        }
      }
      expect(moved).toBe(true);
      const { findings, totals } = await verifyArchive(await openArchive(FOLDER, disk));
      expect({ findings, objects: totals.objects }).toEqual({ findings: [], objects: 2 });
    },
  );
});

const LOSSES: readonly (readonly [string, (seed: number) => Loss])[] = [
  ['nothing (a process is killed)', () => 'nothing'],
  ['all that was not synced', () => 'all of it'],
  ['the contents of files that were not synced', () => 'contents only'],
  ['some of what was not synced', randomNumbers],
];

/** Lets the power fail at every operation of some work, and looks at what is left. */
async function cutPower(
  start: () => Promise<MemoryDisk>,
  work: (files: Files) => Promise<unknown>,
  check: (left: MemoryDisk, finished: boolean, called: string) => Promise<void>,
  lossOf: (seed: number) => Loss,
): Promise<number> {
  for (let last = 0; ; last++) {
    const disk = await start();
    const { files, log, died } = dyingFiles(last, disk.files);
    const how = await Promise.race([work(files).then(() => 'done' as const), died]);
    const called = `operation ${last}, ${log.at(-1)}, ${how}`;
    await check(disk.afterPowerLoss(lossOf(last)), how === 'done', called);
    if (how === 'done') return last;
  }
}

describe.each(LOSSES)('where the work ends at any operation and %s is lost', (_, lossOf) => {
  it.each(writers)(
    '$title leaves the whole object or none, and keeps what it reported',
    async ({ id, write }) => {
      const cut = await cutPower(
        fullDisk,
        async (files) => write(await openArchive(FOLDER, { files })),
        async ({ files }, finished, called) => {
          const archive = await openArchive(FOLDER, { files });
          const { findings, totals } = await verifyArchive(archive);
          expect(findings, called).toEqual([]);
          expect(totals.batches, called).toBeGreaterThan(0);
          if (finished) expect(totals.objects, called).toBe(2);
          // Whatever was left of the attempt, the next one completes it.
          if (totals.objects === 1) await write(archive);
          await expect(write(archive), called).rejects.toThrow(id);
          expect((await verifyArchive(archive)).findings, called).toEqual([]);
        },
        lossOf,
      );
      expect(cut).toBeGreaterThan(25);
    },
  );

  it('createArchive leaves an archive, or something that can be made one', async () => {
    const whole = await emptyDisk();
    await createArchive(FOLDER, { files: whole.files });
    const wanted = whole.tree();
    const cut = await cutPower(
      emptyDisk,
      (files) => createArchive(FOLDER, { files }),
      async (left, finished, called) => {
        const { files } = left;
        const opened = await openArchive(FOLDER, { files }).catch((error: unknown) => {
          expect(error, called).toBeInstanceOf(StoreUsageError);
          return null;
        });
        if (finished) expect(opened, called).not.toBeNull();
        if (!opened) await createArchive(FOLDER, { files });
        const tree = [...left.tree()].filter(([path]) => !path.includes('/work/'));
        expect(new Map(tree), called).toEqual(wanted);
      },
      lossOf,
    );
    expect(cut).toBeGreaterThan(25);
  });
});

describe('createArchive on a failing disk', () => {
  it.each(['ENOSPC', 'EIO'])('says so, and can be started again (%s)', async (code) => {
    const whole = await emptyDisk();
    await createArchive(FOLDER, { files: whole.files });
    for (let number = 0; ; number++) {
      const disk = await emptyDisk();
      const { files } = faultyFiles(number, code, 'once', disk.files);
      const done = await createArchive(FOLDER, { files }).then(
        () => true,
        (error: unknown) => {
          expect(error).toBeInstanceOf(StoreIoError);
          return false;
        },
      );
      if (done) return expect(number).toBeGreaterThan(25);
      const opened = await openArchive(FOLDER, disk).catch(() => null);
      if (!opened) await createArchive(FOLDER, disk);
      expect(disk.tree()).toEqual(whole.tree());
    }
  });
});

describe('a clock that runs backwards', () => {
  it('changes nothing of what is found, and where', async () => {
    const archive = await makeArchive();
    const times = ['2024-05-03T00:00:00Z', '1999-01-01T00:00:00Z', '2024-05-02T00:00:00Z'];
    for (const [index, now] of times.entries()) {
      await writeBatch(archive, batchOf(`b${index}`, [capture('same')], { now }));
    }
    const { id } = capture('same');
    expect((await findCaptures(archive, id)).map((entry) => entry.batch)).toEqual([
      'b0',
      'b1',
      'b2',
    ]);
    expect((await verifyArchive(archive)).findings).toEqual([]);
  });
});

describe('two writers of one batch', () => {
  /** Lets `theirs` be committed while ours is under way. */
  async function race(archive: Archive, ours: string[], theirs: string[], change = '') {
    async function* captures() {
      for (const name of ours) yield capture(name);
      const records = theirs.map((name) => ({
        ...capture(name),
        record: bytes(`{"name":${JSON.stringify(name + change)}}\n`),
      }));
      await writeBatch(archive, batchOf('b', records, { now: '2025-01-01T00:00:00Z' }));
    }
    return writeBatch(archive, batchOf('b', captures()));
  }
  const records = (names: string[]) =>
    names.map((name) => ({
      ...capture(name),
      record: bytes(`{"name":${JSON.stringify(name)}}\n`),
    }));

  it('end in one object, and the second is told that its captures are there', async () => {
    const archive = await makeArchive();
    const receipt = await race(archive, ['a', 'b'], ['b', 'a']);
    expect(receipt).toMatchObject({ already: true, captures: records(['a', 'b']).length });
    expect(await listBatches(archive)).toEqual([
      { batch: 'b', object: 'urn:kliping:batch:b', path: receipt.path },
    ]);
    expect(await readdir(archive.work)).toEqual([]);
    expect((await verifyArchive(archive)).findings).toEqual([]);
  });

  it.each([
    ['fewer captures', ['a'], ['a', 'b'], ''],
    ['more captures', ['a', 'b'], ['a'], ''],
    ['another capture', ['a', 'b'], ['a', 'c'], ''],
    ['other records', ['a', 'b'], ['a', 'b'], '!'],
  ])('end in one object, and the second fails when it has %s', async (_, ours, theirs, change) => {
    const archive = await makeArchive();
    await expect(race(archive, ours, theirs, change)).rejects.toThrow(ObjectExistsError);
    expect(await collect(readCaptures(archive, 'b'))).toHaveLength(theirs.length);
    expect(await readdir(archive.work)).toEqual([]);
    expect((await verifyArchive(archive)).findings).toEqual([]);
  });
});

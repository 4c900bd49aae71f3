import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { type Archive, openArchive } from '../../src/store/archive.ts';
import { writeBatch } from '../../src/store/batch.ts';
import { findCaptures, listBatches, readCapture, readCaptures } from '../../src/store/captures.ts';
import { takeCheckpoint } from '../../src/store/checkpoint/take.ts';
import { writeDerived } from '../../src/store/derived.ts';
import { type ErasureInput, eraseCaptures } from '../../src/store/erase/erase.ts';
import {
  ObjectExistsError,
  StoreError,
  StoreIoError,
  StoreUsageError,
} from '../../src/store/errors.ts';
import { type Files, readWhole } from '../../src/store/files.ts';
import { readAllMade, readMade } from '../../src/store/made.ts';
import { contentPath } from '../../src/store/object.ts';
import { objectPath } from '../../src/store/ocfl/root.ts';
import type { Capture } from '../../src/store/types.ts';
import { verifyArchive } from '../../src/store/verify/verify.ts';
import { foreignRecord } from './damages.ts';
import { derivedOf, madeOf, noteOf } from './derived-damages.ts';
import { diskOf, faultyFiles } from './faults-disk.ts';
import { batchOf, bytes, capture, collect, makeArchive, NOW, readTree, text } from './helpers.ts';

const SECRET = 'Rahasia yang harus hilang';

/** Three captures of one text, one of another out of a line, and one to be erased out of a record. */
function captures(): Capture[] {
  return [
    capture('first', SECRET, 'https://contoh.id/1'),
    capture('second', SECRET, 'https://contoh.id/2'),
    capture('third', SECRET),
    {
      ...capture('lined', 'Hujan lagi'),
      received: { block: bytes('{"text":"Hujan lagi"}'), mediaType: 'application/json' },
    },
    { ...capture('recorded', 'Tenang'), received: { record: foreignRecord('Tenang') } },
  ];
}

async function fullArchive(compression: 'gzip' | 'none' = 'none'): Promise<Archive> {
  const archive = await makeArchive(compression);
  await writeBatch(archive, batchOf('b1', captures()));
  await writeBatch(archive, batchOf('b2', [capture('other', 'Kabar lain')]));
  const entries = await collect(readCaptures(archive, 'b1'));
  const made = await Promise.all(entries.map((entry) => madeOf(archive, entry)));
  made.push(await noteOf(archive, entries[0]!));
  await writeDerived(archive, derivedOf('d1', made));
  return archive;
}

const idOf = async (archive: Archive, name: string) => {
  for (const batch of ['b1', 'b2']) {
    for await (const entry of readCaptures(archive, batch))
      if (entry.name === name) return entry.id;
  }
  throw new Error(`no ${name}`);
};

async function inputFor(archive: Archive, ...names: string[]): Promise<ErasureInput> {
  return {
    captures: new Set(await Promise.all(names.map((name) => idOf(archive, name)))),
    now: '2025-02-03T04:05:06Z',
    software: 'test/1',
    reason: 'Permintaan ahli waris',
    keepIds: false,
    provenance: (before, written, erased) => ({ ...before, files: written.files.length, erased }),
  };
}

/** Every file of an archive's objects, on whatever disk it is. */
async function* contentFiles(
  { files, root }: Pick<Archive, 'files' | 'root'>,
  folder = root,
): AsyncGenerator<readonly [path: string, data: Buffer]> {
  for (const { name, kind } of await files.list(folder)) {
    const path = `${folder}/${name}`;
    if (kind === 'folder') yield* contentFiles({ files, root }, path);
    else yield [path, Buffer.from(await readWhole(files, path))];
  }
}

const findings = async (archive: Archive) => (await verifyArchive(archive)).findings;

/** What each capture reads, by name. */
async function contents(archive: Archive): Promise<Record<string, string[]>> {
  const all: Record<string, string[]> = {};
  for (const batch of ['b1', 'b2']) {
    for await (const entry of readCaptures(archive, batch)) {
      const { raw, text: plain, record, received } = await readCapture(archive, entry);
      all[entry.name] = [raw, plain, record, received ?? bytes('')].map(text);
    }
  }
  for await (const entry of readAllMade(archive)) {
    const { record } = await readMade(archive, entry);
    all[`${entry.layer} made of ${entry.capture}`] = [text(record)];
  }
  return all;
}

describe('eraseCaptures', () => {
  it.each(['gzip', 'none'] as const)(
    'erases a capture with all that was made of it, and leaves the others as they were (%s)',
    async (compression) => {
      const archive = await fullArchive(compression);
      const before = await contents(archive);
      const input = await inputFor(archive, 'recorded');
      const [id] = input.captures;
      const done = await eraseCaptures(archive, input);
      expect(done).toEqual([
        {
          batch: 'd1',
          from: 'urn:kliping:derived:d1',
          object: 'urn:kliping:derived:d1~r1',
          erased: 1,
        },
        { batch: 'b1', from: 'urn:kliping:batch:b1', object: 'urn:kliping:batch:b1~r1', erased: 1 },
      ]);
      delete before.recorded;
      delete before[`record made of ${id}`];
      expect(await contents(archive)).toEqual(before);
      expect(await findCaptures(archive, id!)).toEqual([]);
      expect(await findings(archive)).toEqual([]);
    },
  );

  it('leaves no byte of it, nor a digest that would tell it, anywhere in the archive', async () => {
    const archive = await fullArchive();
    const { content } = (await collect(readCaptures(archive, 'b1')))[0]!;
    const input = await inputFor(archive, 'first', 'second', 'third');
    await eraseCaptures(archive, input);
    const { hexFromNi } = await import('../../src/store/digests.ts');
    const traces = [SECRET, content, hexFromNi(content)!];
    for (const id of input.captures) traces.push(id, hexFromNi(id)!);
    for (const [path, data] of await readTree(archive.folder)) {
      for (const trace of traces) expect(data.includes(trace), `${trace} in ${path}`).toBe(false);
    }
    expect(await findings(archive)).toEqual([]);
  });

  it.each([[['first']], [['second']], [['first', 'second']], [['first', 'third']], [['third']]])(
    'keeps the bytes that captures share when %j are erased',
    async (names) => {
      const archive = await fullArchive();
      const before = await contents(archive);
      await eraseCaptures(archive, await inputFor(archive, ...names));
      const after = await contents(archive);
      for (const name of ['first', 'second', 'third'].filter((each) => !names.includes(each))) {
        expect(after[name], name).toEqual(before[name]);
      }
      expect(await findings(archive)).toEqual([]);
    },
  );

  it('can be done again and again, until nothing is left of a batch', async () => {
    const archive = await fullArchive();
    for (const name of ['lined', 'third', 'first', 'recorded', 'second']) {
      await eraseCaptures(archive, await inputFor(archive, name));
      expect(await findings(archive), name).toEqual([]);
    }
    expect(await collect(readCaptures(archive, 'b1'))).toEqual([]);
    const path = objectPath(archive.root, 'urn:kliping:batch:b1~r5');
    const tombstones = await readTree(contentPath(path, ''));
    const lines = tombstones.get('tombstones.jsonl')!.toString().split('\n').slice(0, -1);
    expect(lines).toEqual(
      Array(5).fill('{"time":"2025-02-03T04:05:06Z","reason":"Permintaan ahli waris"}'),
    );
  });

  it('has no more of a batch in memory than a few records', async () => {
    const archive = await makeArchive('none');
    const size = 2 ** 21;
    const large = function* () {
      for (let n = 0; n < 12; n++) yield capture(`${n}`, new Uint8Array(size).fill(n));
    };
    await writeBatch(archive, batchOf('b1', large()));
    setFlagsFromString('--expose-gc');
    const collectGarbage = runInNewContext('gc') as () => void;
    const held = () => {
      // What the first one finds may be let go of beside us, which the second waits for.
      for (let time = 0; time < 2; time++) collectGarbage();
      return process.memoryUsage().arrayBuffers;
    };
    const before = held();
    let most = 0;
    const { createFile } = archive.files;
    const files: Files = {
      ...archive.files,
      async createFile(path) {
        const file = await createFile(path);
        const write = (bytes: Uint8Array) => {
          // What is small is written while no more is held than while a record is.
          if (bytes.length > 4096) most = Math.max(most, held() - before);
          return file.write(bytes);
        };
        return { ...file, write };
      },
    };
    await eraseCaptures({ ...archive, files }, await inputFor(archive, '0'));
    expect(most).toBeGreaterThan(size);
    expect(most).toBeLessThan(6 * size);
  });

  it('leaves ids in tombstones when it is told to', async () => {
    const archive = await fullArchive();
    const input = { ...(await inputFor(archive, 'lined')), keepIds: true };
    await eraseCaptures(archive, input);
    const path = objectPath(archive.root, 'urn:kliping:batch:b1~r1');
    const line = (await readTree(contentPath(path, ''))).get('tombstones.jsonl')!.toString();
    expect(JSON.parse(line)).toEqual({
      time: input.now,
      reason: input.reason,
      capture: [...input.captures][0],
    });
  });

  it('writes nothing when no batch holds any, and wants a reason', async () => {
    const archive = await fullArchive();
    const before = await readTree(archive.folder);
    const input = await inputFor(archive, 'other');
    const nobody = new Set([`ni:///sha-256;${'A'.repeat(43)}`]);
    expect(await eraseCaptures(archive, { ...input, captures: nobody })).toEqual([]);
    await expect(eraseCaptures(archive, { ...input, reason: ' ' })).rejects.toThrow(
      StoreUsageError,
    );
    expect(await readTree(archive.folder)).toEqual(before);
  });

  it('keeps the id of a batch taken', async () => {
    const archive = await fullArchive();
    await eraseCaptures(archive, await inputFor(archive, 'other'));
    const again = writeBatch(archive, batchOf('b2', [capture('new')]));
    await expect(again).rejects.toThrow(ObjectExistsError);
    expect(await readdir(archive.work)).toEqual([]);
  });

  it('is seen by the next checkpoint, and breaks none before', async () => {
    const archive = await fullArchive();
    const how = { now: NOW, software: 'test/1' };
    await takeCheckpoint(archive, how);
    await eraseCaptures(archive, await inputFor(archive, 'first'));
    expect(await findings(archive)).toEqual([]);
    const { entries } = (await takeCheckpoint(archive, how))!;
    expect(entries.slice(0, 2)).toEqual([
      { object: 'urn:kliping:batch:b1', replacedBy: 'urn:kliping:batch:b1~r1' },
      { object: 'urn:kliping:derived:d1', replacedBy: 'urn:kliping:derived:d1~r1' },
    ]);
    expect(entries).toHaveLength(4);
    expect(await findings(archive)).toEqual([]);
  });

  it('is held to its tombstones, and what it replaced must be gone', async () => {
    const archive = await fullArchive();
    const old = objectPath(archive.root, 'urn:kliping:batch:b2');
    await cp(old, join(archive.folder, 'old'), { recursive: true });
    const codes = async () => (await findings(archive)).map(({ code }) => code);
    await eraseCaptures(archive, await inputFor(archive, 'other'));
    expect(await codes()).toEqual([]);
    await cp(join(archive.folder, 'old'), old, { recursive: true });
    expect(await codes()).toEqual(['superseded']);
    await rm(old, { recursive: true });

    const revised = objectPath(archive.root, 'urn:kliping:batch:b2~r1');
    const file = contentPath(revised, 'tombstones.jsonl');
    const whole = await readFile(file, 'utf8');
    await writeFile(file, whole.replace('"reason"', '"why"'));
    expect(await codes()).toContain('tombstones');
    await rm(file);
    expect(await codes()).toContain('tombstones');
    await writeFile(file, whole);
    await writeFile(
      contentPath(objectPath(archive.root, 'urn:kliping:batch:b1'), 'tombstones.jsonl'),
      whole,
    );
    expect(await codes()).toContain('tombstones');
  });

  it('lets those go on who had listed a batch before it was replaced', async () => {
    const archive = await fullArchive();
    const [ref] = await listBatches(archive);
    const names = async () => (await collect(readCaptures(archive, ref!))).map(({ name }) => name);
    await eraseCaptures(archive, await inputFor(archive, 'first'));
    expect(await names()).toEqual(['second', 'third', 'lined', 'recorded']);
    await rm(contentPath(objectPath(archive.root, 'urn:kliping:batch:b1~r1'), 'captures.jsonl'));
    await expect(names()).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('goes on beside readers and writers: what they read is what is stored, or an error', async () => {
    const archive = await fullArchive();
    const before = await contents(archive);
    const input = await inputFor(archive, 'recorded');
    const [id] = input.captures;
    let over = false;
    const read = async () => {
      while (!over) {
        try {
          for (const [name, content] of Object.entries(await contents(archive))) {
            expect(content, name).toEqual(before[name]);
          }
        } catch (error) {
          // The batch it was in the middle of was replaced.
          expect(error).toBeInstanceOf(StoreError);
        }
      }
    };
    const reading = read();
    await Promise.all([
      eraseCaptures(archive, input),
      writeBatch(archive, batchOf('b3', [capture('new')])),
    ]);
    over = true;
    await reading;
    delete before.recorded;
    delete before[`record made of ${id}`];
    expect(await contents(archive)).toEqual(before);
    expect(await findCaptures(archive, capture('new').id)).toHaveLength(1);
    expect(await findings(archive)).toEqual([]);
  });

  it('loses nothing else whatever operation on the disk fails, and is completed by doing it again', async () => {
    const counting = await fullArchive();
    const before = [...(await readTree(counting.folder))].map(
      ([path, data]) => [`/disk/archive/${path}`, data] as const,
    );
    /** The same archive on a disk in memory. */
    const fresh = async (): Promise<Archive> => {
      const { files } = await diskOf(new Map(before));
      await files.createFolder('/disk/archive/work');
      return openArchive('/disk/archive', { files });
    };
    const { files, log } = faultyFiles(Number.POSITIVE_INFINITY, '');
    const input = await inputFor(counting, 'first');
    await eraseCaptures({ ...counting, files }, input);
    const wanted = await contents(counting);
    for (const number of log.keys()) {
      const archive = await fresh();
      const called = `operation ${number}, ${log[number]}`;
      const failing = faultyFiles(number, 'EIO', 'from then on', archive.files).files;
      const erasing = eraseCaptures({ ...archive, files: failing }, input);
      await expect(erasing, called).rejects.toThrow(StoreIoError);
      const between = await contents(archive);
      for (const name of Object.keys(wanted)) expect(between[name], called).toEqual(wanted[name]);
      const errors = (await findings(archive)).filter(({ code }) => code !== 'superseded');
      expect(
        errors.map(({ code }) => code).filter((code) => code !== 'root-empty-folder'),
        called,
      ).toEqual([]);
      await eraseCaptures(archive, input);
      expect(await contents(archive), called).toEqual(wanted);
      expect(await findings(archive), called).toEqual([]);
      for await (const [path, data] of contentFiles(archive)) {
        expect(data.includes('contoh.id/1'), `${called}, ${path}`).toBe(false);
      }
    }
  }, 120_000);
});

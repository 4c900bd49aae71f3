/** Rescues what is whole in damaged volumes and archives. */
import { readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { erase } from '../../src/archive/erase.ts';
import { salvage } from '../../src/archive/salvage.ts';
import { verify } from '../../src/archive/verify.ts';
import { archiveAt } from '../../src/store/archive.ts';
import { listBatches, readCaptures } from '../../src/store/captures.ts';
import { sha256Hex } from '../../src/store/digests.ts';
import { readAllMade } from '../../src/store/made.ts';
import { contentPath, writeObject } from '../../src/store/object.ts';
import { salvageArchive } from '../../src/store/salvage/archive.ts';
import { scanVolume } from '../../src/store/salvage/scan.ts';
import { salvageVolume } from '../../src/store/salvage/volume.ts';
import type { CheckRecord } from '../../src/store/verify/report.ts';
import { verifyArchive } from '../../src/store/verify/verify.ts';
import { compressMember } from '../../src/store/warc/gzip.ts';
import { buildRecord } from '../../src/store/warc/write.ts';
import { type DerivedSample, makeDerivedSample } from './derived-damages.ts';
import {
  bytes,
  collect,
  flipBit,
  hastyFiles,
  makeFolder,
  NOW,
  randomNumbers,
  readTree,
  wholeOf,
} from './helpers.ts';
import { makeArchive } from './salvage-archive.ts';

const LATER = '2024-06-01T10:00:00Z';

const storeTree = (folder: string) => readTree(join(folder, 'store'));

describe.each(['gzip', 'none'] as const)('salvage (%s)', (compression) => {
  it.each(['captures.jsonl', 'provenance.jsonld', 'inventory.json'])(
    'makes the same archive where only %s is lost',
    async (name) => {
      const { archive, object, out, entries } = await makeArchive(compression);
      const whole = await storeTree(archive.folder);
      if (name === 'inventory.json') await rm(join(object, name));
      else await truncate(contentPath(object, name), 20);
      const report = await salvage(archive.folder, out, NOW);
      expect(report).toMatchObject({
        objects: [{ status: name === 'inventory.json' ? 'whole' : 'rebuilt' }],
      });
      const made = await storeTree(join(out, 'archive'));
      // A provenance that is lost is told anew, and stands in the inventory.
      const lost = name === 'provenance.jsonld' ? /provenance|inventory/ : /^$/;
      for (const [path, data] of whole) {
        if (!lost.test(path)) expect(made.get(path), path).toEqual(data);
      }
      expect((await verify(join(out, 'archive'))).findings).toEqual([]);
      expect(entries).toHaveLength(6);
    },
  );

  it('rescues every other capture of a volume that is damaged in the middle', async () => {
    const { archive, object, out, entries } = await makeArchive(compression);
    const damaged = entries.find(({ name }) => name.endsWith('2.txt'))!;
    await flipBit(
      contentPath(object, damaged.raw.file),
      (damaged.raw.offset + damaged.raw.length - 12) * 8,
    );
    for (const name of ['inventory.json', 'v1/inventory.json']) await rm(join(object, name));
    const report = await salvage(archive.folder, out, NOW);
    const { offset, length } = damaged.raw;
    expect(report).toMatchObject({
      objects: [
        {
          status: 'rebuilt',
          whole: 5,
          orphans: 2,
          lost: [{ file: damaged.raw.file, offset, length }],
        },
      ],
    });
    expect((await verify(join(out, 'archive'))).findings).toEqual([]);
    expect(await readdir(join(out, 'orphans'), { recursive: true })).toContainEqual(
      expect.stringMatching(/derived-00000\.warc/),
    );
    const rest = entries.filter(({ id }) => id !== damaged.id).map(({ id }) => id);
    const rescued = { ...archive, folder: join(out, 'archive'), root: join(out, 'archive/store') };
    expect((await collect(readCaptures(rescued, 'b1'))).map(({ id }) => id)).toEqual(rest);
  });

  it('keeps whole files of objects it cannot rebuild', async () => {
    const { archive, out } = await makeArchive(compression);
    const content = ['a', 'b'].map((path) => ({ path, bytes: bytes(path) }));
    const path = await writeObject(archive, {
      id: 'urn:x:1',
      now: NOW,
      software: 'x',
      message: 'x',
      content,
    });
    await writeFile(contentPath(path, 'a'), '!');
    const report = await salvage(archive.folder, out, NOW);
    expect(report).toMatchObject({
      objects: expect.arrayContaining([
        { status: 'parts', object: 'urn:x:1', files: ['b'], volumes: [] },
      ]),
    });
  });

  /** Salvages the derived sample, whose records are no archive records. */
  async function salvageSample({ archive }: DerivedSample, check: CheckRecord = () => []) {
    const out = join(archive.folder, '..', 'salvaged');
    const lines = await collect(readCaptures(archive, 'b1'));
    const { objects } = await salvageArchive(archive, out, {
      describe: (record) => lines.find((line) => line.record.sha256 === sha256Hex(record)) ?? null,
      check,
      provenance: () => ({ '@id': 'anew' }),
      now: NOW,
      software: 'x',
    });
    const rescued = archiveAt(join(out, 'archive'), compression, hastyFiles);
    const object = objects.find((each) => /derived:d1/.test(each.object));
    const { findings } = await verifyArchive(rescued);
    expect(findings).toEqual([]);
    const made = (await collect(readAllMade(rescued))).map((each) => [each.capture, each.layer]);
    return { out, rescued, object, made };
  }

  it.each(['derived.jsonl', 'provenance.jsonld', 'inventory.json'])(
    'makes the same derived batch where only %s is lost',
    async (name) => {
      const sample = await makeDerivedSample(compression);
      const before = await readTree(sample.object);
      if (name !== 'inventory.json') await truncate(contentPath(sample.object, name), 20);
      else for (const each of [name, `v1/${name}`]) await rm(join(sample.object, each));
      const { rescued, object } = await salvageSample(sample);
      expect(object).toMatchObject({ status: 'rebuilt', whole: 3, orphans: 0, lost: [] });
      const after = await readTree(sample.object.replace(sample.archive.root, rescued.root));
      // A provenance that is lost, or that nothing vouches for, is told anew and stands in the inventory.
      const lost = name === 'derived.jsonl' ? /^$/ : /provenance|inventory/;
      for (const [path, data] of before) {
        if (!lost.test(path)) expect(after.get(path), path).toEqual(data);
      }
    },
  );

  it.each([
    ['its look-up file says the same', false],
    ['nothing else is left of it', true],
  ])(
    'rescues all else of a derived batch of which a text is damaged, where %s',
    async (_, bare) => {
      const sample = await makeDerivedSample(compression);
      const [a, c, note] = sample.entries;
      await flipBit(sample.volume, (c.text!.offset + c.text!.length - 12) * 8);
      if (bare) {
        for (const name of ['inventory.json', 'v1/inventory.json', 'v1/content/derived.jsonl'])
          await rm(join(sample.object, name));
      }
      const { out, object, made } = await salvageSample(sample);
      const { offset, length } = c.text!;
      expect(object).toMatchObject({ whole: 2, orphans: 1, lost: [{ offset, length }] });
      expect(made).toEqual([a, note].map((each) => [each.capture, each.layer]));
      const names = await readdir(join(out, 'orphans'), { recursive: true });
      expect(names).toContainEqual(expect.stringMatching(/derived-00000\.warc/));
    },
  );

  it('takes nothing of a derived batch whose JSON is not sound', async () => {
    const sample = await makeDerivedSample(compression);
    await truncate(sample.lookup, 20);
    const unsound: CheckRecord = (_json, { layer }) => (layer === 'names' ? ['unsound'] : []);
    expect((await salvageSample(sample, unsound)).object).toMatchObject({ whole: 2, orphans: 1 });
  });

  it('takes nothing of a whole derived batch that is about a capture that is lost', async () => {
    const sample = await makeDerivedSample(compression);
    const { archive, captures } = sample;
    const [lost] = await collect(readCaptures(archive, 'b1'));
    const { file, offset, length } = lost!.text;
    await flipBit(contentPath(captures, file), (offset + length - 12) * 8);
    const { object, made } = await salvageSample(sample);
    const rest = sample.entries.filter(({ capture }) => capture !== lost!.id);
    expect(object).toMatchObject({ status: 'rebuilt', whole: rest.length, lost: [] });
    expect(made).toEqual(rest.map((each) => [each.capture, each.layer]));
  });

  it.each([
    ['as they were', (text: string) => text, (text: string) => text],
    [
      'as far as they can be read',
      (text: string) => `${text.slice(0, -9)}\n`,
      (_text: string) =>
        `${JSON.stringify({ time: LATER, reason: 'The tombstones of this batch were lost to damage.' })}\n`,
    ],
  ])('keeps the tombstones of a batch, %s', async (_how, damage, expected) => {
    const { archive, entries, out } = await makeArchive(compression);
    await erase(archive, [entries[0]!.id], { reason: 'asked for', now: LATER });
    const [batch] = await listBatches(archive);
    const { path } = batch!;
    const file = contentPath(path, 'tombstones.jsonl');
    const before = await readFile(file, 'utf8');
    await truncate(contentPath(path, 'captures.jsonl'), 20);
    await writeFile(file, damage(before));
    await salvage(archive.folder, out, NOW);
    const made = file.replace(archive.root, join(out, 'archive/store'));
    expect(await readFile(made, 'utf8')).toBe(expected(before));
    expect((await verify(join(out, 'archive'))).findings).toEqual([]);
  });

  it('copies whole records of a single volume as they are', async () => {
    const { object, folder, entries } = await makeArchive(compression);
    const [, , third] = entries;
    const volume = contentPath(object, third!.text.file);
    const before = await readFile(volume);
    await flipBit(volume, (third!.text.offset + third!.text.length - 12) * 8);
    const target = join(folder, 'made');
    const { records, lost } = await salvageVolume({ files: hastyFiles }, volume, target);
    const { offset, length } = third!.text;
    expect(lost).toMatchObject([{ offset, length }]);
    expect(records).toBe(12);
    const cut = Buffer.concat([before.subarray(0, offset), before.subarray(offset + length)]);
    expect(await readFile(target)).toEqual(cut);
  });
});

it('does not put a capture together with what another was taken out of', async () => {
  const { archive, object, out, entries } = await makeArchive('none');
  const line = entries.find(({ received }) => received)!;
  const volume = contentPath(object, line.raw.file);
  const changed = (await readFile(volume, 'latin1')).replace(
    `Kliping-Received: ${line.id}`,
    `Kliping-Received: ${entries[0]!.id}`,
  );
  await writeFile(volume, changed, 'latin1');
  const report = await salvage(archive.folder, out, NOW);
  expect(report).toMatchObject({ objects: [{ status: 'rebuilt', whole: 5, lost: [] }] });
  expect((await verify(join(out, 'archive'))).findings).toEqual([]);
});

describe('scanVolume', () => {
  const record = (block: string | Uint8Array, seed = '') =>
    wholeOf(
      buildRecord({
        type: 'resource',
        date: NOW,
        targetUri: 'urn:x-y:1',
        block: Buffer.from(block),
        seed,
      }),
    );

  async function scan(data: Uint8Array, gzip: boolean) {
    const path = join(await makeFolder(), 'volume');
    await writeFile(path, data);
    const all = await collect(scanVolume(hastyFiles, path, gzip));
    return all.map((each) =>
      'lost' in each
        ? `lost ${each.lost.offset}+${each.lost.length}`
        : `record ${each.record.offset}`,
    );
  }

  it('takes no record that stands inside the block of a damaged one', async () => {
    const inner = record('inner');
    const outer = Buffer.from(
      record(Buffer.concat([Buffer.from('x\r\n\r\n'), inner, Buffer.from('tail')])),
    );
    const at = outer.indexOf('tail');
    outer[at]! ^= 1;
    const after = record('after', '2');
    expect(await scan(Buffer.concat([outer, after]), false)).toEqual([
      `lost 0+${outer.length}`,
      `record ${outer.length}`,
    ]);
  });

  it('goes on at the next record after bytes that are none', async () => {
    const noise = Buffer.concat([
      Buffer.from([0x1f, 0x8b, 8, 0, 1, 2, 3]),
      Buffer.from('WARC/1.1 no'),
    ]);
    const plain = Buffer.concat([record('a'), noise, Buffer.from('\r\n\r\n'), record('b', '2')]);
    expect(await scan(plain, false)).toHaveLength(3);
    const members = [record('a'), record('b', '2')].map(compressMember);
    const gzip = Buffer.concat([members[0]!, noise, members[1]!, noise]);
    expect(await scan(gzip, true)).toHaveLength(4);
  });

  it('is done in good time where starts of records are everywhere', async () => {
    const starts = Buffer.from('\r\n\r\nWARC/1.1\r\n'.repeat(40_000));
    expect(await scan(starts, false)).toEqual([`lost 0+${starts.length}`]);
    const magic = Buffer.alloc(20_000);
    for (let at = 0; at < magic.length; at += 4) magic.set([0x1f, 0x8b, 0x08, 0x00], at);
    expect(await scan(magic, true)).toEqual([`lost 0+${magic.length}`]);
  });

  it('goes on after damage in a gzipped volume of some megabytes', async () => {
    const next = randomNumbers(1);
    const block = () => Uint8Array.from({ length: 1_500_000 }, () => next(256));
    const members = ['a', 'b', 'c'].map((seed) => compressMember(record(block(), seed)));
    members[1]![700_000]! ^= 1;
    const [first, second] = members.map(({ length }) => length);
    expect(await scan(Buffer.concat(members), true)).toEqual([
      'record 0',
      `lost ${first}+${second}`,
      `record ${first! + second!}`,
    ]);
  });

  it('finds nothing in an empty file', async () => {
    expect(await scan(new Uint8Array(0), false)).toEqual([]);
  });
});

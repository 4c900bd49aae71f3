import { mkdir, readFile, rm, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { createArchive, openArchive, parseMarker } from '../../src/store/archive.ts';
import { writeBatch } from '../../src/store/batch.ts';
import { DamageError, StoreIoError, StoreUsageError } from '../../src/store/errors.ts';
import { writeObject } from '../../src/store/object.ts';
import { verifyArchive } from '../../src/store/verify/verify.ts';
import {
  batchOf,
  bytes,
  capture,
  makeArchive,
  makeFolder,
  NOW,
  readTree,
  text,
} from './helpers.ts';

describe('createArchive', () => {
  it('makes a folder that explains itself and holds an empty storage root', async () => {
    const archive = await makeArchive();
    const tree = await readTree(archive.folder);
    expect([...tree.keys()]).toEqual([
      'README.md',
      'kliping.json',
      'store/0=ocfl_1.1',
      'store/extensions/0003-hash-and-id-n-tuple-storage-layout/config.json',
      'store/ocfl_1.1.md',
      'store/ocfl_layout.json',
    ]);
    expect(text(tree.get('store/0=ocfl_1.1')!)).toBe('ocfl_1.1\n');
    expect(JSON.parse(text(tree.get('kliping.json')!))).toEqual({
      archive: 'https://w3id.org/kliping/archive/1',
      compression: 'gzip',
    });
    expect(text(tree.get('README.md')!)).not.toMatch(/undefined|\n\n\n/);
    expect(await verifyArchive(archive)).toMatchObject({ findings: [], totals: { objects: 0 } });
  });

  it('writes the same bytes every time', async () => {
    const trees = await Promise.all(
      [makeArchive(), makeArchive()].map(async (archive) => readTree((await archive).folder)),
    );
    expect(trees[0]).toEqual(trees[1]);
  });

  it('takes an empty folder, and an archive whose creation was interrupted', async () => {
    const folder = await makeFolder();
    await createArchive(folder);
    const whole = await readTree(folder);
    await unlink(join(folder, 'kliping.json'));
    await unlink(join(folder, 'store/0=ocfl_1.1'));
    await writeFile(join(folder, 'README.md'), 'half a te');
    await createArchive(folder);
    expect(await readTree(folder)).toEqual(whole);
  });

  it('refuses a folder that is an archive, holds anything else, or lost its kliping.json', async () => {
    const { folder } = await makeArchive();
    await expect(createArchive(folder)).rejects.toThrow(/already: open it/);
    const other = await makeFolder();
    await writeFile(join(other, 'notes.txt'), '');
    await expect(createArchive(other)).rejects.toThrow(/notes\.txt/);
    const full = await makeArchive();
    await writeBatch(full, batchOf('b1', [capture('a')]));
    await unlink(join(full.folder, 'kliping.json'));
    await expect(createArchive(full.folder)).rejects.toThrow(/lost it/);
    await expect(createArchive(full.folder)).rejects.toThrow(StoreUsageError);
  });

  it('says what the disk refused', async () => {
    const folder = join(await makeFolder(), 'none', 'archive');
    await expect(createArchive(folder)).rejects.toThrow(StoreIoError);
    await expect(createArchive(folder)).rejects.toMatchObject({ code: 'ENOENT', path: folder });
  });
});

describe('openArchive', () => {
  it('opens what was created', async () => {
    const created = await createArchive(await makeFolder(), { compression: 'none' });
    expect(await openArchive(created.folder)).toEqual(created);
  });

  it('names the folder that is no archive, and what to do', async () => {
    const folder = await makeFolder();
    await expect(openArchive(folder)).rejects.toThrow(StoreUsageError);
    await expect(openArchive(folder)).rejects.toThrow(`no archive in '${folder}'`);
    await expect(openArchive(join(folder, 'x'))).rejects.toThrow(/create an archive/);
    await writeFile(join(folder, 'file'), '');
    await expect(openArchive(join(folder, 'file'))).rejects.toThrow(StoreUsageError);
  });

  it('tells a damaged kliping.json from none', async () => {
    const { folder } = await makeArchive();
    await writeFile(join(folder, 'kliping.json'), '{"archive":');
    await expect(openArchive(folder)).rejects.toThrow(DamageError);
    await rm(join(folder, 'kliping.json'));
    await mkdir(join(folder, 'kliping.json'));
    await expect(openArchive(folder)).rejects.toThrow(StoreIoError);
  });

  it('reads of kliping.json exactly what its schema allows', async () => {
    const schema = JSON.parse(await readFile('schemas/archive.schema.json', 'utf8'));
    const validate = new Ajv2020({ strict: true }).compile(schema);
    const archive = 'https://w3id.org/kliping/archive/1';
    const cases = [
      { archive, compression: 'gzip' },
      { archive, compression: 'none' },
      { archive, compression: 'zstd' },
      { archive },
      { compression: 'gzip' },
      { archive: `${archive}0`, compression: 'gzip' },
      { archive, compression: 'gzip', x: 1 },
      [],
      null,
      1,
    ];
    for (const value of cases) {
      const allowed = !('problem' in parseMarker(bytes(JSON.stringify(value))));
      expect(allowed, JSON.stringify(value)).toBe(validate(value));
    }
  });
});

describe('writeObject', () => {
  it('writes an object of any id from memory, which verifies', async () => {
    const archive = await makeArchive();
    const path = await writeObject(archive, {
      id: 'urn:x:notes',
      now: NOW,
      software: 'x',
      message: 'Notes',
      content: [
        { path: 'a.txt', bytes: bytes('halo') },
        { path: 'b/c.txt', bytes: bytes('halo') },
      ],
    });
    expect(text(await readFile(join(path, 'v1/content/b/c.txt')))).toBe('halo');
    const { findings, totals } = await verifyArchive(archive);
    expect(findings).toEqual([]);
    expect(totals).toMatchObject({ objects: 1, batches: 0, captures: 0, files: 2, bytes: 8 });
  });
});

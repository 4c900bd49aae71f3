import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Archive } from '../../src/store/archive.ts';
import { writeBatch } from '../../src/store/batch.ts';
import { parseCheckpoint } from '../../src/store/checkpoint/document.ts';
import { parseEntry } from '../../src/store/checkpoint/entries.ts';
import { readCheckpoints } from '../../src/store/checkpoint/read.ts';
import { takeCheckpoint } from '../../src/store/checkpoint/take.ts';
import { sha256Hex } from '../../src/store/digests.ts';
import { DamageError } from '../../src/store/errors.ts';
import { readWhole } from '../../src/store/files.ts';
import { leafHash, merkleRoot } from '../../src/store/merkle.ts';
import { contentPath } from '../../src/store/object.ts';
import { objectPath } from '../../src/store/ocfl/root.ts';
import { verifyArchive } from '../../src/store/verify/verify.ts';
import { batchOf, bytes, capture, flipBit, makeArchive, NOW, readTree } from './helpers.ts';

const HOW = { now: NOW, software: 'test/1' };

async function makeBatch(archive: Archive, id: string): Promise<string> {
  return (await writeBatch(archive, batchOf(id, [capture(id, id, id)]))).path!;
}

const codes = async (archive: Archive) =>
  (await verifyArchive(archive)).findings.map(({ code }) => code);

const textOf = async (archive: Archive, path: string) =>
  Buffer.from(await readWhole(archive.files, path)).toString('utf8');

describe('takeCheckpoint', () => {
  it('states every object, chained to the checkpoint before', async () => {
    const archive = await makeArchive();
    expect(await takeCheckpoint(archive, HOW)).toBeNull();
    await makeBatch(archive, 'b');
    await makeBatch(archive, 'a');
    const first = (await takeCheckpoint(archive, HOW))!;
    expect(first.entries.map(({ object }) => object)).toEqual([
      'urn:kliping:batch:a',
      'urn:kliping:batch:b',
    ]);
    expect(first.document).toMatchObject({ checkpoint: 1, previous: null, entries: 2, time: NOW });
    const stated = await readWhole(archive.files, contentPath(first.path, 'checkpoint.json'));
    expect(first.sha256).toBe(sha256Hex(stated));

    await makeBatch(archive, 'c');
    const second = (await takeCheckpoint(archive, HOW))!;
    expect(second.document).toMatchObject({ checkpoint: 2, previous: first.sha256, entries: 3 });
    const log = [first, second].map(({ path }) =>
      textOf(archive, contentPath(path, 'entries.jsonl')),
    );
    const lines = (await Promise.all(log)).join('').split('\n').slice(0, -1);
    expect(second.document.root).toBe(merkleRoot(lines.map((line) => leafHash(line))));
    expect(await codes(archive)).toEqual([]);
    expect((await verifyArchive(archive)).totals).toMatchObject({ checkpoints: 2, unwitnessed: 0 });
  });

  it('writes nothing when nothing has changed', async () => {
    const archive = await makeArchive();
    await makeBatch(archive, 'a');
    const first = await takeCheckpoint(archive, HOW);
    const before = await readTree(archive.folder);
    const again = await takeCheckpoint(archive, { ...HOW, now: '2031-01-01T00:00:00Z' });
    expect(again).toEqual({ ...first, entries: [] });
    expect(await readTree(archive.folder)).toEqual(before);
  });

  it('keeps the signature it is given beside what it is over', async () => {
    const archive = await makeArchive();
    await makeBatch(archive, 'a');
    const sign = async (data: Uint8Array) => bytes(`signed ${sha256Hex(data)}`);
    const { path, sha256, signed } = (await takeCheckpoint(archive, { ...HOW, sign }))!;
    expect(signed).toBe(true);
    const { checkpoints } = await readCheckpoints(archive);
    expect(Buffer.from(checkpoints[0]!.signature!).toString()).toBe(`signed ${sha256}`);
    const report = (answer: string | null) =>
      verifyArchive(archive, { checkSignature: async () => answer });
    expect((await report(null)).findings).toEqual([]);
    expect((await report('a stranger')).findings).toMatchObject([
      {
        code: 'checkpoint-signature',
        found: 'a stranger',
        path: path.slice(archive.folder.length + 1),
      },
    ]);
  });

  it('writes nothing when the signer fails', async () => {
    const archive = await makeArchive();
    await makeBatch(archive, 'a');
    const before = await readTree(archive.folder);
    const sign = () => Promise.reject(new Error('no key'));
    await expect(takeCheckpoint(archive, { ...HOW, sign })).rejects.toThrow('no key');
    expect(await readTree(archive.folder)).toEqual(before);
  });

  it('refuses a store that lost or changed what an earlier one saw', async () => {
    const archive = await makeArchive();
    const a = await makeBatch(archive, 'a');
    const b = await makeBatch(archive, 'b');
    await takeCheckpoint(archive, HOW);
    await writeFile(join(b, 'inventory.json'), '{}');
    await expect(takeCheckpoint(archive, HOW)).rejects.toThrow(/batch:b'.*found another object/);
    await rm(join(a, '../../..'), { recursive: true });
    await expect(takeCheckpoint(archive, HOW)).rejects.toThrow(/batch:a'.*found nothing/);
  });
});

describe('verifying checkpoints', () => {
  async function makeChain() {
    const archive = await makeArchive();
    const batch = await makeBatch(archive, 'a');
    const first = (await takeCheckpoint(archive, HOW))!;
    await makeBatch(archive, 'b');
    const second = (await takeCheckpoint(archive, HOW))!;
    return { archive, batch, first, second };
  }

  it('finds that a whole batch was deleted', async () => {
    const { archive, batch } = await makeChain();
    await rm(join(batch, '../../..'), { recursive: true });
    expect((await verifyArchive(archive)).findings).toMatchObject([
      { code: 'checkpoint-object-missing', expected: "the object 'urn:kliping:batch:a'" },
    ]);
  });

  it('finds that a batch was replaced by another sound one', async () => {
    const { archive, batch } = await makeChain();
    await rm(join(batch, '../../..'), { recursive: true });
    await writeBatch(archive, batchOf('a', [capture('other', 'other', 'other')]));
    expect(await codes(archive)).toEqual(['checkpoint-object-replaced']);
  });

  it('finds that a checkpoint in the middle is missing', async () => {
    const { archive, first } = await makeChain();
    await rm(join(first.path, '../../..'), { recursive: true });
    expect(await codes(archive)).toEqual(['checkpoint-missing']);
  });

  it('finds a checkpoint that was made anew, for the next one is chained to the old', async () => {
    const { archive, first, second } = await makeChain();
    for (const { path } of [first, second]) await rm(join(path, '../../..'), { recursive: true });
    await takeCheckpoint(archive, { ...HOW, now: '2020-01-01T00:00:00Z' });
    const { path } = second;
    const other = await makeChain();
    const { cp, mkdir } = await import('node:fs/promises');
    await mkdir(join(path, '../../..'), { recursive: true });
    await cp(join(other.second.path, '../../..'), join(path, '../../..'), { recursive: true });
    expect(await codes(archive)).toEqual(['checkpoint-invalid']);
  });

  it('counts what came since the last one', async () => {
    const { archive } = await makeChain();
    await makeBatch(archive, 'c');
    const { findings, totals } = await verifyArchive(archive);
    expect(findings).toEqual([]);
    expect(totals).toMatchObject({ checkpoints: 2, unwitnessed: 1 });
  });

  it('finds every flipped bit of a checkpoint', async () => {
    const { archive, second } = await makeChain();
    for (const [path, data] of await readTree(second.path)) {
      for (let bit = 0; bit < data.length * 8; bit += 97) {
        await flipBit(join(second.path, path), bit);
        expect((await codes(archive)).length, `${path}, bit ${bit}`).toBeGreaterThan(0);
        await writeFile(join(second.path, path), data);
      }
    }
    expect(await codes(archive)).toEqual([]);
  });
});

describe('the files of a checkpoint', () => {
  it('are read only in the one spelling that is written', () => {
    const entry = JSON.stringify({ object: 'urn:x', inventory: 'a'.repeat(128) });
    expect(parseEntry(entry)).not.toBeNull();
    for (const other of [
      `${entry} `,
      entry.replace('a"', 'A"'),
      '{}',
      'null',
      '1',
      'x',
      '{"object":1}',
    ]) {
      expect(parseEntry(other), other).toBeNull();
    }
    for (const other of ['null', '{}', '[]', 'x', '{"checkpoint":1}']) {
      expect(parseCheckpoint(bytes(other)), other).toBeNull();
    }
  });

  it('are damage when their object holds something else', async () => {
    const archive = await makeArchive();
    await makeBatch(archive, 'a');
    const { path } = (await takeCheckpoint(archive, HOW))!;
    await writeFile(contentPath(path, 'entries.jsonl'), 'x\n');
    await expect(readCheckpoints(archive)).rejects.toThrow(DamageError);
    expect(objectPath(archive.root, 'urn:kliping:checkpoint:1')).toBe(path);
  });
});

import { rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Archive } from '../../src/store/archive.ts';
import { writeBatch } from '../../src/store/batch.ts';
import { StoreIoError } from '../../src/store/errors.ts';
import { contentPath, writeObject } from '../../src/store/object.ts';
import { FINDING_CODES, type Finding } from '../../src/store/verify/codes.ts';
import { verifyArchive } from '../../src/store/verify/verify.ts';
import { readVolume, type VolumeReader, type VolumeTask } from '../../src/store/verify/volumes.ts';
import { damages, makeReceivedSample, makeSample, type Sample } from './damages.ts';
import { derivedDamages } from './derived-damages.ts';
import { batchOf, bytes, capture, flipBit, NOW, randomNumbers, readTree } from './helpers.ts';
import { findingShortener } from './short-findings.ts';

const shortFindings = ({ archive, raw, derived, lookup }: Sample) =>
  findingShortener(archive.folder, { raw, derived }, lookup);

const codes = ({ findings }: { findings: readonly Finding[] }) => findings.map(({ code }) => code);

describe('verifyArchive', () => {
  it.each(['gzip', 'none'] as const)(
    'finds nothing in a sound archive, and counts (%s)',
    async (compression) => {
      const { archive } = await makeSample(compression);
      const { findings, totals } = await verifyArchive(archive);
      expect(findings).toEqual([]);
      const tree = [...(await readTree(archive.root))];
      const size = tree
        .filter(([path]) => path.includes('/content/'))
        .reduce((sum, [, data]) => sum + data.length, 0);
      expect(totals).toEqual({
        objects: 1,
        older: 0,
        batches: 1,
        checkpoints: 0,
        unwitnessed: 1,
        captures: 3,
        files: 5,
        bytes: size,
      });
    },
  );

  it.each(['gzip', 'none'] as const)(
    'finds nothing where captures were taken out of something else (%s)',
    async (compression) => {
      const { archive } = await makeReceivedSample(compression);
      const { findings, totals } = await verifyArchive(archive);
      expect(findings).toEqual([]);
      expect(totals).toMatchObject({ batches: 1, captures: 3 });
    },
  );

  it.each(damages)('finds that $title', async (damaging) => {
    const { compression, damage, findings: expected } = damaging;
    const sample = await (damaging.received ? makeReceivedSample : makeSample)(compression);
    const shorten = await shortFindings(sample);
    await damage(sample);
    const { findings } = await verifyArchive(sample.archive);
    expect(shorten(findings)).toEqual(expected);
    for (const { code, severity, message, path, expected, found } of findings) {
      expect({ severity, message }).toEqual(FINDING_CODES[code]);
      for (const text of [path, expected, found]) expect(text).toMatch(/^(?!.*undefined)./s);
    }
  });

  it('has a test for every code in its table', () => {
    const tested = [...damages, ...derivedDamages].flatMap(({ findings }) =>
      findings.map((line) => line.split(' ')[0]),
    );
    // Those of checkpoints and of erasures are in the tests of these.
    const others = Object.keys(FINDING_CODES).filter((code) =>
      /^(?:checkpoint-|tombstones$|superseded$)/.test(code),
    );
    const all = new Set([
      ...tested,
      ...others,
      'record-invalid',
      'content-size',
      'annotation-text',
      'review-words',
      'pair-orphan',
      'pair-text',
    ]);
    expect([...all].sort()).toEqual(Object.keys(FINDING_CODES).sort());
  });

  it('says of a finding what was expected, what was found, where, and what to do', async () => {
    const { archive, raw, entries } = await makeSample();
    const { offset, length, sha256 } = entries[2].raw;
    await flipBit(raw, (offset + length - 5) * 8);
    const calls: Finding[] = [];
    const { findings } = await verifyArchive(archive, { onFinding: (one) => calls.push(one) });
    expect(calls).toEqual(findings);
    expect(findings[1]).toEqual({
      severity: 'error',
      code: 'warc-digest',
      path: raw.slice(archive.folder.length + 1),
      offset,
      expected: `WARC-Block-Digest sha256:${sha256}`,
      found: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
      message: 'The bytes of a record do not have the digest in its header.',
    });
  });

  it('asks for the check of each archive record, and reports what it says', async () => {
    const { archive, entries } = await makeSample();
    const seen: string[] = [];
    const { findings } = await verifyArchive(archive, {
      checkRecord: (record) => {
        seen.push(Buffer.from(record).toString());
        return seen.length === 2 ? ['/name is no name', '/x is missing'] : [];
      },
    });
    expect(seen).toEqual(['{"name":"a"}\n', '{"name":"b"}\n', '{"name":"c"}\n']);
    const { offset } = entries[1].record;
    expect(findings.map(({ code, offset, found }) => ({ code, offset, found }))).toEqual([
      { code: 'record-invalid', offset, found: '/name is no name' },
      { code: 'record-invalid', offset, found: '/x is missing' },
    ]);
  });

  it('goes on where the disk lets nothing be read', async () => {
    const { archive, raw } = await makeSample();
    const files: Archive['files'] = {
      ...archive.files,
      async openFile(path) {
        if (path !== raw) return archive.files.openFile(path);
        throw new StoreIoError('read', path, Object.assign(new Error('EIO'), { code: 'EIO' }));
      },
    };
    const { findings } = await verifyArchive({ ...archive, files });
    expect(codes({ findings })).toEqual([
      // For its digest and for its records.
      'unreadable',
      'unreadable',
      'captures-record',
      'captures-record',
      'captures-record',
    ]);
    expect(findings[0]).toMatchObject({ found: 'EIO' });
  });

  it('verifies a folder whose archive cannot be opened, or that is not there', async () => {
    const { archive } = await makeSample();
    await writeFile(join(archive.folder, 'kliping.json'), '');
    expect(codes(await verifyArchive(archive.folder))).toEqual(['archive-marker']);
    expect(codes(await verifyArchive(join(archive.folder, 'none')))).toEqual([
      'archive-marker',
      'archive-readme',
      'root-description',
      'root-declaration',
      'root-layout',
      'root-layout',
      'unreadable',
    ]);
  });

  it('checks objects that are no batches as OCFL objects only', async () => {
    const { archive } = await makeSample();
    const content = [{ path: 'raw-00000.warc', bytes: bytes('no WARC') }];
    const input = { id: 'urn:x:1', now: NOW, software: 'x', message: 'x', content };
    const path = await writeObject(archive, input);
    expect(codes(await verifyArchive(archive))).toEqual([]);
    await flipBit(contentPath(path, 'raw-00000.warc'), 3);
    expect(codes(await verifyArchive(archive))).toEqual(['content-digest']);
  });

  it.each(['gzip', 'none'] as const)(
    'finds every flipped bit of an object (%s)',
    async (compression) => {
      const { archive, object } = await makeSample(compression);
      const random = randomNumbers(compression.length);
      const tree = [...(await readTree(object))];
      for (let round = 0; round < 80; round++) {
        const [path, data] = tree[random(tree.length)]!;
        const bit = random(data.length * 8);
        await flipBit(join(object, path), bit);
        expect(codes(await verifyArchive(archive)).length, `${path}, bit ${bit}`).toBeGreaterThan(
          0,
        );
        await writeFile(join(object, path), data);
      }
      expect(codes(await verifyArchive(archive))).toEqual([]);
    },
  );

  it('never throws, however much is overwritten', async () => {
    const random = randomNumbers(3);
    for (const compression of ['gzip', 'none'] as const) {
      const { archive } = await makeSample(compression);
      const tree = await readTree(archive.folder);
      for (let round = 0; round < 25; round++) {
        for (const [path, data] of tree) {
          const from = random(data.length);
          const noise = Buffer.from(data).fill(random(256), from, Math.min(data.length, from + 50));
          const size = random(2) ? data.length : random(data.length);
          await writeFile(join(archive.folder, path), random(3) ? noise.subarray(0, size) : data);
        }
        const { findings } = await verifyArchive(archive, { checkRecord: () => ['x'] });
        expect(findings.length).toBeGreaterThan(0);
      }
    }
  });

  it('looks quickly at what is there and how large, and reads no content', async () => {
    const sizes = { statedSizes: () => new Map([['raw-00000.warc', 0]]), quick: true };
    const { archive, raw, derived, lookup, object } = await makeSample();
    const wrong = await verifyArchive(archive, sizes);
    expect(codes(wrong)).toEqual(['content-size']);
    expect(wrong.findings[0]).toMatchObject({ expected: '0 bytes' });
    for (const path of [derived, lookup]) await flipBit(path, 5000);
    expect(codes(await verifyArchive(archive, { quick: true }))).toEqual([]);
    await truncate(raw);
    expect(codes(await verifyArchive(archive, sizes))).toEqual([]);
    await rm(raw);
    await flipBit(join(object, 'inventory.json'), 9);
    expect(codes(await verifyArchive(archive, { quick: true }))).toEqual([
      'inventory-sidecar',
      'inventory-invalid',
      'inventory-copy',
      'content-missing',
      'batch-incomplete',
    ]);
  });

  it('passes over what its inventory says is older, and never what cannot say', async () => {
    const { archive, object } = await makeSample();
    const later = batchOf('b2', [capture('z')], { now: '2025-01-01T00:00:00Z' });
    const { path } = await writeBatch(archive, later);
    const since = { since: '2025-01-01T00:00:00Z' };
    expect(await verifyArchive(archive, since)).toMatchObject({
      findings: [],
      totals: { objects: 1, older: 1, captures: 1 },
    });
    await flipBit(contentPath(object, 'captures.jsonl'), 3);
    expect(codes(await verifyArchive(archive, since))).toEqual([]);
    await flipBit(join(object, 'inventory.json.sha512'), 3);
    expect(codes(await verifyArchive(archive, since))).toContain('content-digest');
    await flipBit(contentPath(path!, 'captures.jsonl'), 3);
    expect((await verifyArchive(archive, since)).totals).toMatchObject({ objects: 2, older: 0 });
  });

  it('reads a volume in stretches elsewhere, and finds the same as here', async () => {
    const { archive, raw, derived, entries } = await makeSample('gzip');
    const big = Array.from({ length: 12 }, (_, index) => {
      const noise = Buffer.alloc(2_000_000);
      const random = randomNumbers(index);
      for (let at = 0; at < noise.length; at += 4) noise.writeUInt32LE(random(2 ** 32), at);
      return capture(`n${index}`, noise);
    });
    const { path } = await writeBatch(archive, batchOf('big', big));
    const volume = contentPath(path!, 'raw-00000.warc.gz');
    const tasks: VolumeTask[] = [];
    const readElsewhere: VolumeReader = (task) => {
      tasks.push(structuredClone(task));
      return readVolume(archive.files, undefined, task);
    };
    expect((await verifyArchive(archive, { readElsewhere })).findings).toEqual([]);
    expect(tasks.length).toBeGreaterThan(2);
    expect(new Set(tasks.map((task) => task.path))).toEqual(new Set([volume]));
    for (const [file, bit] of [
      [volume, 80_000_000],
      [raw, entries[0].raw.offset * 8 + 200],
      [derived, entries[1].record.offset * 8 + 300],
    ] as const) {
      await flipBit(file, bit);
      const { findings } = await verifyArchive(archive, { readElsewhere });
      expect(findings).toEqual((await verifyArchive(archive)).findings);
      expect(findings.length).toBeGreaterThan(0);
    }
  });
});

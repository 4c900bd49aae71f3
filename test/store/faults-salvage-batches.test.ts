/** Rescues batches that are there twice, that were begun before, or of which nothing is whole. */
import { cp, mkdir, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { erase } from '../../src/archive/erase.ts';
import { reprocess } from '../../src/archive/reprocess.ts';
import { salvage } from '../../src/archive/salvage.ts';
import { verify } from '../../src/archive/verify.ts';
import { salvageCommand } from '../../src/cli/salvage.ts';
import { type Archive, archiveAt } from '../../src/store/archive.ts';
import { listBatches, readCaptures } from '../../src/store/captures.ts';
import { sha512Hex } from '../../src/store/digests.ts';
import { StoreIoError } from '../../src/store/errors.ts';
import { listDerived } from '../../src/store/made.ts';
import { contentPath } from '../../src/store/object.ts';
import { sidecarText } from '../../src/store/ocfl/inventory.ts';
import { readBatchStarted, readStarted } from '../../src/store/started.ts';
import { runCommand } from '../support/command.ts';
import { collect, flipBit, hastyFiles, NOW, readTree } from './helpers.ts';
import { makeArchive } from './salvage-archive.ts';

const LATER = '2024-06-01T10:00:00Z';
const LATEST = '2026-01-01T00:00:00Z';
const BATCH = 'urn:kliping:batch:b1';

/** Copies an object to where it does not belong, walked before where it does. */
async function strayOf({ root }: Archive, object: string, tuple = '000'): Promise<string> {
  const stray = join(root, tuple, tuple, tuple, basename(object));
  await mkdir(dirname(stray), { recursive: true });
  await cp(object, stray, { recursive: true });
  return stray;
}

/** Takes the end of the last record off the first volume of a series. */
async function damageVolume(object: string, series: 'raw' | 'derived'): Promise<void> {
  const names = await readdir(contentPath(object, ''));
  const name = names.find((each) => each.startsWith(`${series}-`))!;
  const path = contentPath(object, name);
  await truncate(path, (await stat(path)).size - 20);
}

/** Takes the look-up file out of a batch and its inventory, which goes on vouching for the rest. */
async function forgetLookup(object: string, lookup: string): Promise<void> {
  const inventory = JSON.parse(await readFile(join(object, 'inventory.json'), 'utf8'));
  const { manifest, versions } = inventory;
  const key = Object.keys(manifest).find((each) => manifest[each][0].endsWith(`/${lookup}`))!;
  delete manifest[key];
  delete versions.v1.state[key];
  const text = `${JSON.stringify(inventory, null, 2)}\n`;
  for (const folder of [object, join(object, 'v1')]) {
    await writeFile(join(folder, 'inventory.json'), text);
    await writeFile(join(folder, 'inventory.json.sha512'), sidecarText(sha512Hex(text)));
  }
  await rm(contentPath(object, lookup));
}

const rescuedAt = (out: string) => archiveAt(join(out, 'archive'), 'none', hastyFiles);

async function provenanceIn(archive: Archive) {
  const [batch] = await listBatches(archive);
  return JSON.parse(await readFile(contentPath(batch!.path, 'provenance.jsonld'), 'utf8'));
}

describe('salvage of a batch that has two folders', () => {
  it('copies the whole one, and keeps the whole records of the other', async () => {
    const { archive, object, out } = await makeArchive('none');
    const stray = await strayOf(archive, object);
    await damageVolume(stray, 'raw');
    const whole = await readTree(object);
    const report = await salvage(archive.folder, out, NOW);
    const volumes = [
      { file: 'derived-00000.warc', records: 13 },
      { file: 'raw-00000.warc', records: 8 },
    ];
    expect(report).toMatchObject({
      objects: [
        { status: 'whole', object: BATCH },
        { status: 'parts', object: BATCH, volumes },
      ],
    });
    expect(await readTree(object.replace(archive.root, rescuedAt(out).root))).toEqual(whole);
    expect(await readdir(join(out, 'orphans', 'urn_kliping_batch_b1'))).toHaveLength(2);
    expect((await verify(join(out, 'archive'))).findings).toEqual([]);
  });

  it('rebuilds the one that is where it belongs when both are damaged, and keeps them apart', async () => {
    const { archive, object, out, entries } = await makeArchive('none');
    await damageVolume(await strayOf(archive, object, '000'), 'raw');
    await strayOf(archive, object, '001');
    const { file, offset, length } = entries[1]!.raw;
    await flipBit(contentPath(object, file), (offset + length - 12) * 8);
    const report = await salvage(archive.folder, out, NOW);
    expect(report).toMatchObject({
      objects: [
        { status: 'rebuilt', object: BATCH, lost: [{ offset, length }] },
        { status: 'parts', object: BATCH, volumes: { length: 2 } },
        { status: 'parts', object: BATCH, volumes: { length: 2 } },
      ],
    });
    expect((await readdir(join(out, 'orphans'))).sort()).toEqual([
      'urn_kliping_batch_b1',
      'urn_kliping_batch_b1-2',
      'urn_kliping_batch_b1-3',
    ]);
    expect((await verify(join(out, 'archive'))).findings).toEqual([]);
  });

  it('does the same with derived batches', async () => {
    const { archive, out } = await makeArchive('none');
    await reprocess(archive, { now: LATER, batch: 'd1', pipeline: { keepNoise: true } });
    const [derived] = await listDerived(archive);
    await damageVolume(await strayOf(archive, derived!.path), 'derived');
    const object = 'urn:kliping:derived:d1';
    expect(await salvage(archive.folder, out, NOW)).toMatchObject({
      objects: [
        { status: 'whole', object: BATCH },
        { status: 'whole', object },
        { status: 'parts', object, volumes: [{ records: 12 }] },
      ],
    });
    expect((await verify(join(out, 'archive'))).findings).toEqual([]);
  });

  it('takes nothing of one that an erasure wrote anew', async () => {
    const { archive, object, folder, out, entries } = await makeArchive('none');
    const aside = join(folder, basename(object));
    await cp(object, aside, { recursive: true });
    const { id } = entries.find(({ name }) => name.endsWith('3.txt'))!;
    await erase(archive, [id], { reason: 'asked for', now: LATER });
    await strayOf(archive, aside);
    expect(await salvage(archive.folder, out, NOW)).toMatchObject({
      objects: [
        { status: 'whole', object: `${BATCH}~r1` },
        { status: 'replaced', object: BATCH },
      ],
    });
    for (const [path, data] of await readTree(out)) {
      expect(Buffer.from(data).includes('ferry 3 run'), path).toBe(false);
    }
  });
});

describe('the provenance of a batch that was rebuilt', () => {
  it('has the time it was begun and what was erased of it', async () => {
    const { archive, out, entries } = await makeArchive('none');
    await erase(archive, [entries[0]!.id], { reason: 'asked for', now: LATER });
    const before = await provenanceIn(archive);
    const [batch] = await listBatches(archive);
    const { file, offset, length } = (await collect(readCaptures(archive, 'b1')))[1]!.text;
    await flipBit(contentPath(batch!.path, file), (offset + length - 12) * 8);
    await salvage(archive.folder, out, LATEST);
    const made = await provenanceIn(rescuedAt(out));
    expect(made.wasGeneratedBy.startedAtTime).toBe(before.wasGeneratedBy.startedAtTime);
    expect(made.wasGeneratedBy['premis:eventType'][0]['@id']).toMatch(/rec$/);
    expect(made['kliping:erasures']).toEqual(before['kliping:erasures']);
    expect(made['kliping:erasures']).toHaveLength(1);
    expect((await verify(join(out, 'archive'))).findings).toEqual([]);
    expect(await readBatchStarted(rescuedAt(out), 'b1')).toBe(NOW);
  });

  it('has the time of the volumes where its own is lost', async () => {
    const { archive, object, out } = await makeArchive('none');
    await truncate(contentPath(object, 'provenance.jsonld'), 20);
    for (const name of ['inventory.json', 'v1/inventory.json']) await rm(join(object, name));
    await salvage(archive.folder, out, LATEST);
    const made = await provenanceIn(rescuedAt(out));
    expect(Date.parse(made.wasGeneratedBy.startedAtTime)).toBe(Date.parse(NOW));
  });
});

it('tells a batch of which nothing is whole as parts', async () => {
  const { archive, object, out } = await makeArchive('none');
  for (const name of await readdir(contentPath(object, ''))) {
    if (name.startsWith('derived-')) await truncate(contentPath(object, name), 100);
  }
  const { code, stdout } = await runCommand(salvageCommand, [archive.folder, '--out', out]);
  expect({ code, stdout }).toEqual({
    code: 3,
    stdout: expect.stringContaining(`${BATCH}: cannot be rebuilt, kept 4 whole files`),
  });
  expect(await readdir(join(out, 'orphans', 'urn_kliping_batch_b1'))).toContain('raw-00000.warc');
  expect(await listBatches(rescuedAt(out))).toEqual([]);
});

it('rebuilds a batch whose inventory vouches for all but its look-up file', async () => {
  const { archive, object, out } = await makeArchive('none');
  await reprocess(archive, { now: LATER, batch: 'd1', pipeline: { keepNoise: true } });
  const [derived] = await listDerived(archive);
  await forgetLookup(object, 'captures.jsonl');
  await forgetLookup(derived!.path, 'derived.jsonl');
  expect(await salvage(archive.folder, out, NOW)).toMatchObject({
    objects: [
      { status: 'rebuilt', object: BATCH, whole: 6 },
      { status: 'rebuilt', object: 'urn:kliping:derived:d1', whole: 6 },
    ],
  });
  expect((await verify(join(out, 'archive'))).findings).toEqual([]);
});

describe('when a batch was begun', () => {
  it('is told by the inventory where the provenance is missing or, to who looks for damage, damaged', async () => {
    const { archive, object } = await makeArchive('none');
    const provenance = contentPath(object, 'provenance.jsonld');
    await truncate(provenance, 20);
    expect(await readBatchStarted(archive, 'b1')).toBe(NOW);
    await expect(readStarted(archive, { object: BATCH })).rejects.toThrow('a document of JSON');
    await rm(provenance);
    expect(await readBatchStarted(archive, 'b1')).toBe(NOW);
    expect(await readStarted(archive, { object: BATCH })).toBe(NOW);
    expect(await readBatchStarted(archive, 'b2')).toBeNull();
  });

  it('is not told when the disk refuses', async () => {
    const { archive } = await makeArchive('none');
    const openFile: typeof hastyFiles.openFile = (path) =>
      path.endsWith('provenance.jsonld')
        ? Promise.reject(
            new StoreIoError('open', path, Object.assign(new Error('EIO'), { code: 'EIO' })),
          )
        : hastyFiles.openFile(path);
    const refusing = { ...archive, files: { ...hastyFiles, openFile } };
    await expect(readBatchStarted(refusing, 'b1')).rejects.toThrow(StoreIoError);
  });
});

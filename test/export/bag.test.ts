import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ingest } from '../../src/archive/ingest.ts';
import { verify } from '../../src/archive/verify.ts';
import { writeBag } from '../../src/export/bag/bag.ts';
import { archivePayload, releasePayload } from '../../src/export/bag/payload.ts';
import {
  type Archive,
  DamageError,
  openArchive,
  StoreIoError,
  StoreUsageError,
} from '../../src/store/index.ts';
import { faultyFiles } from '../store/faults-disk.ts';
import { flipBit, hastyFiles, makeFolder, NOW, readTree } from '../store/helpers.ts';
import { archiveOf, BRIDGE, FERRY, MARKET, release } from './dataset/helpers.ts';

const INFO = { day: '2024-05-01', description: 'An archive\nof news' };

async function bagged(archive: Archive, name = 'bag') {
  const path = join(await makeFolder(), name);
  const receipt = await writeBag(hastyFiles, await archivePayload(archive), path, INFO);
  return { path, receipt };
}

describe('a bag of an archive', () => {
  it('lists every file with its digest, and says how much there is', async () => {
    const archive = await archiveOf([FERRY], [MARKET]);
    const { path, receipt } = await bagged(archive);
    const tree = await readTree(path);
    const digest = (data: Buffer) => createHash('sha512').update(data).digest('hex');
    const payload = [...tree].filter(([name]) => name.startsWith('data/'));
    const lines = payload.map(([name, data]) => `${digest(data)}  ${name}\n`);
    expect(
      tree
        .get('manifest-sha512.txt')!
        .toString('utf8')
        .split(/(?<=\n)/)
        .sort(),
    ).toEqual(lines.sort());
    const bytes = payload.reduce((sum, [, data]) => sum + data.length, 0);
    expect(receipt).toEqual({ path, files: payload.length, bytes });
    const info = tree.get('bag-info.txt')!.toString('utf8');
    expect(info).toContain(`Payload-Oxum: ${bytes}.${payload.length}\n`);
    expect(info).toContain('External-Description: An archive of news\n');
    const tags = ['bagit.txt', 'bag-info.txt', 'manifest-sha512.txt'];
    expect(tree.get('tagmanifest-sha512.txt')!.toString('utf8')).toBe(
      tags.map((name) => `${digest(tree.get(name)!)}  ${name}\n`).join(''),
    );
    const own = await readTree(archive.folder);
    expect(payload.map(([name]) => name.slice(5))).toEqual([...own.keys()]);
  });

  it('is an archive elsewhere: whole, and one that goes on', async () => {
    const { path } = await bagged(await archiveOf([FERRY], [MARKET]));
    const elsewhere = join(await makeFolder(), 'archive');
    await cp(join(path, 'data'), elsewhere, { recursive: true });
    const archive = await openArchive(elsewhere, { files: hastyFiles });
    expect((await verify(elsewhere)).findings).toEqual([]);
    const inbox = await makeFolder();
    await writeFile(join(inbox, 'a.txt'), BRIDGE.text);
    const report = await ingest(archive, [inbox], { now: NOW, batch: 'next' });
    expect(report).toMatchObject({ archived: 1 });
    expect((await verify(elsewhere)).findings).toEqual([]);
  });

  it('leaves out what is being written, and the index', async () => {
    const archive = await archiveOf([FERRY]);
    await hastyFiles.createFolder(join(archive.folder, 'index'));
    await writeFile(join(archive.folder, 'index', 'x'), 'x');
    await writeFile(join(archive.work, 'half'), 'x');
    const { paths } = await archivePayload(archive);
    expect(paths.filter((path) => /^(?:work|index)\//.test(path))).toEqual([]);
    expect(paths).toContain('kliping.json');
  });

  it('has the same bytes each time, in a ZIP file too', async () => {
    const archive = await archiveOf([FERRY]);
    const [one, other] = [await bagged(archive), await bagged(archive)];
    expect(await readTree(other.path)).toEqual(await readTree(one.path));
    const [zip, again] = [await bagged(archive, 'x.zip'), await bagged(archive, 'x.zip')];
    expect(readFileSync(again.path)).toEqual(readFileSync(zip.path));
    expect(readFileSync(zip.path).includes('x/manifest-sha512.txt')).toBe(true);
    expect(zip.receipt).toEqual({ ...one.receipt, path: zip.path });
  });

  it('is not made of a damaged archive, or one with a file missing', async () => {
    const archive = await archiveOf([FERRY]);
    const [volume] = [...(await readTree(archive.folder)).keys()].filter((name) =>
      name.includes('raw-'),
    );
    await flipBit(join(archive.folder, volume!), 8 * 700);
    const out = join(await makeFolder(), 'bag');
    const run = async () => writeBag(hastyFiles, await archivePayload(archive), out, INFO);
    await expect(run()).rejects.toThrow(DamageError);
    rmSync(join(archive.folder, volume!));
    await expect(run()).rejects.toThrow('found nothing');
    expect(existsSync(out) || existsSync(`${out}.partial`)).toBe(false);
  });

  it('leaves nothing where the disk refuses', async () => {
    const { folder } = await archiveOf([FERRY]);
    const out = join(await makeFolder(), 'bag');
    const run = async (failing: number) => {
      const { files, log } = faultyFiles(failing, 'ENOSPC');
      const archive = await openArchive(folder, { files });
      await writeBag(files, await archivePayload(archive), out, INFO);
      return log.length;
    };
    const operations = await run(Infinity);
    rmSync(out, { recursive: true });
    for (let failing = 0; failing < operations - 1; failing += 3) {
      await expect(run(failing)).rejects.toThrow(StoreIoError);
      expect(existsSync(out) || existsSync(`${out}.partial`)).toBe(false);
    }
  });

  it('refuses names that readers of manifests read in two ways', async () => {
    const archive = await archiveOf([FERRY]);
    await writeFile(join(archive.folder, 'a%0Ab'), 'x');
    await expect(archivePayload(archive)).rejects.toThrow(StoreUsageError);
  });
});

describe('a bag of a release', () => {
  it('holds it, and tells when a file of it is not what its checksums say', async () => {
    const { path: folder } = await release(await archiveOf([FERRY]));
    const out = join(await makeFolder(), 'bag');
    await writeBag(hastyFiles, await releasePayload(hastyFiles, folder), out, INFO);
    expect(await readTree(join(out, 'data'))).toEqual(await readTree(folder));
    await flipBit(join(folder, 'croissant.json'), 100);
    const again = join(await makeFolder(), 'bag');
    const payload = await releasePayload(hastyFiles, folder);
    await expect(writeBag(hastyFiles, payload, again, INFO)).rejects.toThrow('checksums.sha256');
  });

  it('refuses a folder that is no release', async () => {
    await expect(releasePayload(hastyFiles, await makeFolder())).rejects.toThrow('is no release');
  });
});

import { existsSync } from 'node:fs';
import { mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { erase } from '../../../src/archive/erase.ts';
import { WORKING_FILE } from '../../../src/export/site/output/marker.ts';
import { STATE_FILE } from '../../../src/export/site/output/state.ts';
import { exportSite } from '../../../src/export/site/site.ts';
import {
  openArchive,
  StoreIoError,
  StoreUsageError,
  writeBatch,
} from '../../../src/store/index.ts';
import { faultyFiles } from '../../store/faults-disk.ts';
import {
  batchOf,
  hastyFiles,
  makeArchive,
  makeFolder,
  NOW,
  readTree,
} from '../../store/helpers.ts';
import { archiveOf, BRIDGE, captureOf, FERRY, MARKET, type Story } from '../dataset/helpers.ts';
import { FERRY_AGAIN, settings, site } from './helpers.ts';

/** When each file was written last. */
async function times(folder: string, paths: Iterable<string>): Promise<Map<string, bigint>> {
  const all = new Map<string, bigint>();
  for (const path of paths) {
    all.set(path, (await stat(join(folder, path), { bigint: true })).mtimeNs);
  }
  return all;
}

describe('a second run', () => {
  it('touches nothing when nothing changed', async () => {
    const archive = await archiveOf([FERRY, MARKET], [BRIDGE]);
    const first = await site(archive);
    const before = await times(first.path, first.tree.keys());
    const second = await site(archive, {}, { out: first.path });
    expect(second.receipt).toMatchObject({ rendered: 0, written: 0, removed: 0 });
    expect(second.tree).toEqual(first.tree);
    expect(await times(first.path, second.tree.keys())).toEqual(before);
    const compared = await site(archive, {}, { out: first.path, anew: true });
    expect(compared.receipt).toMatchObject({ rendered: 3, written: 0, removed: 0 });
    expect(compared.tree).toEqual(first.tree);
  });

  it('writes only what a new batch changes, and the same as a first run would', async () => {
    const archive = await archiveOf([FERRY, MARKET]);
    const first = await site(archive);
    await writeBatch(archive, batchOf('later', [captureOf(BRIDGE)]));
    const second = await site(archive, {}, { out: first.path });
    expect(second.receipt).toMatchObject({ articles: 3, rendered: 1, removed: 0 });
    expect(second.tree).toEqual((await site(archive)).tree);
    const changed = [...second.tree].filter(
      ([path, bytes]) => !first.tree.get(path)?.equals(bytes),
    );
    expect(second.receipt.written).toBe(changed.length - 1);
    expect(changed.filter(([path]) => path.startsWith('articles/'))).toHaveLength(5);
  });

  it('makes an article anew when it becomes one of several captures, or a name gets a page', async () => {
    const archive = await archiveOf([FERRY, MARKET]);
    const first = await site(archive);
    await writeBatch(archive, batchOf('later', [captureOf(FERRY_AGAIN)]));
    const second = await site(archive, {}, { out: first.path });
    expect(second.receipt.rendered).toBe(2);
    expect([...second.tree.keys()].filter((path) => path.startsWith('stories/'))).toHaveLength(1);
    expect(second.tree).toEqual((await site(archive)).tree);
  });

  it('pages the captures of a story, and leaves their articles alone when one comes in', async () => {
    const again = (day: number): Story => {
      const dateModified = new Date(Date.UTC(2024, 5, day)).toISOString().slice(0, 10);
      const { metadata, ...rest } = FERRY_AGAIN;
      return { ...rest, name: `feri-${day}.txt`, metadata: { ...metadata, dateModified } };
    };
    const archive = await archiveOf(Array.from({ length: 101 }, (_none, day) => again(day)));
    const first = await site(archive);
    const pages = [...first.tree.keys()].filter((path) => path.startsWith('stories/'));
    expect(pages.map((path) => path.replace(/[0-9a-f]{32}/, '*'))).toEqual([
      'stories/*/2/index.html',
      'stories/*/index.html',
    ]);
    expect(pages.map((path) => first.tree.get(path)!.toString().split('<li><p').length)).toEqual([
      2, 101,
    ]);
    await writeBatch(archive, batchOf('later', [captureOf(again(101))]));
    expect((await site(archive, {}, { out: first.path })).receipt.rendered).toBe(1);
  });

  it('has no word left of what was erased', async () => {
    const archive = await makeArchive('none');
    const provenance = { wasGeneratedBy: { startedAtTime: NOW } };
    const both = [FERRY, MARKET].map(captureOf);
    await writeBatch(archive, batchOf('b1', both, { provenance }));
    const first = await site(archive, { entities: { minimum: 1 }, attributions: 'all' });
    const { id } = captureOf(MARKET);
    expect([...first.tree.values()].some((bytes) => bytes.includes('Budi Santoso'))).toBe(true);
    await erase(archive, [id], { reason: 'asked', now: '2026-03-01T00:00:00Z' });
    const config = { entities: { minimum: 1 }, attributions: 'all' } as const;
    const second = await site(archive, config, { out: first.path });
    for (const [path, bytes] of second.tree) {
      expect(bytes.includes('Budi Santoso') || bytes.includes('Pasar ikan'), path).toBe(false);
    }
    // The others came into the archive when they did, whatever was erased beside them.
    expect(second.receipt.rendered).toBe(0);
    expect(second.tree).toEqual((await site(archive, config)).tree);
    expect(existsSync(join(first.path, 'dates', '2024-06'))).toBe(false);
  });

  it('leaves nothing of an archive of which all was erased', async () => {
    const archive = await archiveOf([MARKET]);
    const { path } = await site(archive);
    await erase(archive, [captureOf(MARKET).id], { reason: 'x', now: '2026-03-01T00:00:00Z' });
    const { tree, receipt } = await site(archive, {}, { out: path });
    expect(receipt.articles).toBe(0);
    for (const [name, bytes] of tree) expect(bytes.includes('Pasar'), name).toBe(false);
  });

  it('gives the same bytes from threads', async () => {
    const archive = await archiveOf([FERRY, MARKET], [BRIDGE]);
    const module = new URL('../../../dist/export/site/thread.js', import.meta.url);
    const { tree } = await site(archive, {}, { jobs: 2, few: 0, module });
    expect(tree).toEqual((await site(archive)).tree);
  });
});

describe('the folder of a site', () => {
  it('is no folder with other things in it', async () => {
    const archive = await archiveOf([BRIDGE]);
    const out = await makeFolder();
    await writeFile(join(out, 'diary.txt'), 'x');
    await expect(site(archive, {}, { out })).rejects.toThrow(StoreUsageError);
    await expect(site(archive, {}, { out: join(out, 'diary.txt') })).rejects.toThrow('is a file');
    await expect(site(archive, {}, { out: join(out, 'a', 'b') })).rejects.toThrow('make it first');
    expect([...(await readTree(out)).keys()]).toEqual(['diary.txt']);
  });

  it('keeps files that others put beside the pages', async () => {
    const archive = await archiveOf([BRIDGE]);
    const { path } = await site(archive);
    await writeFile(join(path, 'CNAME'), 'arsip.example');
    await mkdir(join(path, '.well-known'));
    await writeFile(join(path, '.well-known', 'security.txt'), 'x');
    for (const anew of [false, true]) {
      const { tree } = await site(archive, {}, { out: path, anew });
      expect(tree.has('CNAME') && tree.has('.well-known/security.txt')).toBe(true);
    }
  });

  it('is compared anew when its state is damaged, or tells of files outside', async () => {
    const archive = await archiveOf([BRIDGE]);
    const { path, tree } = await site(archive);
    const outside = join(path, '..', 'outside.txt');
    await writeFile(outside, 'x');
    for (const state of [
      '',
      '{}\n',
      `${tree.get(STATE_FILE)}{"path":"../outside.txt","sha256":"x"}\n`,
    ]) {
      await writeFile(join(path, STATE_FILE), state);
      await writeFile(join(path, 'index.html'), 'spoilt');
      const again = await site(archive, {}, { out: path });
      expect(again.tree).toEqual(tree);
    }
    expect(existsSync(outside)).toBe(true);
    await rm(outside);
  });

  it('is completed by the next run, whichever operation of the disk fails', async () => {
    const archive = await archiveOf([FERRY]);
    const { folder } = archive;
    const whole = (await site(archive)).tree;
    const out = join(await makeFolder(), 'site');
    const run = async (failing: number): Promise<string[]> => {
      const { files, log } = faultyFiles(failing, 'ENOSPC');
      await exportSite(await openArchive(folder, { files }), out, settings(), { jobs: 1 });
      return log;
    };
    const log = await run(Number.POSITIVE_INFINITY);
    // Of each kind the first, the last and some between.
    const tried = [...new Set(log)].flatMap((kind) => {
      const all = [...log.keys()].filter((number) => log[number] === kind);
      return [0, 0.2, 0.4, 0.6, 0.8, 1].map((part) => all[Math.round(part * (all.length - 1))]!);
    });
    expect(log).toContain('sync');
    for (const failing of new Set(tried)) {
      await rm(out, { recursive: true });
      await expect(run(failing)).rejects.toThrow(StoreIoError);
      if (existsSync(out)) {
        for (const [path, bytes] of await readTree(out)) {
          if (path === WORKING_FILE || path.endsWith('.kliping-aside')) continue;
          expect(bytes.equals(whole.get(path)!), path).toBe(true);
        }
      }
      await exportSite(archive, out, settings(), { jobs: 1 });
      expect([...(await readTree(out)).keys()]).toEqual([...whole.keys()]);
    }
    expect(await readTree(out)).toEqual(whole);
  });

  it('is an old or a new site, file by file, when a run over one is cut short', async () => {
    const archive = await archiveOf([FERRY, MARKET]);
    const out = join(await makeFolder(), 'site');
    const old = (await site(archive, {}, { out })).tree;
    await erase(archive, [captureOf(MARKET).id], { reason: 'x', now: '2026-03-01T00:00:00Z' });
    const whole = (await site(archive)).tree;
    for (let failing = 0; failing < 60; failing += 7) {
      const { files } = faultyFiles(failing, 'EIO', 'from then on', hastyFiles);
      const opened = await openArchive(archive.folder, { files });
      await exportSite(opened, out, settings(), { jobs: 1 }).catch(() => {});
      for (const [path, bytes] of await readTree(out)) {
        if (path === WORKING_FILE || path.endsWith('.kliping-aside')) continue;
        const known = [old.get(path), whole.get(path)];
        expect(
          known.some((each) => each?.equals(bytes)),
          path,
        ).toBe(true);
      }
    }
    expect((await site(archive, {}, { out })).tree).toEqual(whole);
  });
});

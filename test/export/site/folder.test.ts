import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { erase } from '../../../src/archive/erase.ts';
import { FileTable } from '../../../src/export/site/output/file-table.ts';
import { WORKING_FILE } from '../../../src/export/site/output/marker.ts';
import { STATE_FILE } from '../../../src/export/site/output/state.ts';
import { exportSite } from '../../../src/export/site/site.ts';
import type { SiteConfig } from '../../../src/record/types.generated.ts';
import { openArchive, StoreIoError, StoreUsageError, thisOwner } from '../../../src/store/index.ts';
import { interposed, refuse } from '../../store/faults-disk.ts';
import { hastyFiles, makeFolder, readTree } from '../../store/helpers.ts';
import { archiveOf, BRIDGE, captureOf, FERRY, MARKET, release } from '../dataset/helpers.ts';
import { settings, site } from './helpers.ts';

const LATER = '2026-03-01T00:00:00Z';
/** Has every page made anew. */
const OTHER = { baseUrl: 'https://elsewhere.example/' };

/** Writes a site with a disk that refuses to create a file of such a name; tells how many were taken down. */
async function failing(
  folder: string,
  out: string,
  name: RegExp,
  config: SiteConfig = {},
): Promise<number> {
  const files = interposed(hastyFiles, {
    change(operation, path) {
      if (operation === 'create' && name.test(path)) refuse(operation, path, 'EIO');
    },
    look() {},
  });
  const opened = await openArchive(folder, { files });
  let takenDown = 0;
  const options = {
    jobs: 1,
    onTakenDown(count: number): void {
      takenDown = count;
    },
  };
  await expect(exportSite(opened, out, settings(config), options)).rejects.toThrow(StoreIoError);
  return takenDown;
}

const showing = (tree: ReadonlyMap<string, Buffer>, words: string): string[] =>
  [...tree].filter(([, bytes]) => bytes.includes(words)).map(([path]) => path);

describe('files that are not of kliping', () => {
  it.each(['anew', 'a cut run'])('stay in the folders of a site: %s', async (how) => {
    const archive = await archiveOf([BRIDGE]);
    const { path } = await site(archive);
    const foreign = [
      'about/team.html',
      'articles/mine/note.txt',
      'search/own.js',
      'pics.kliping-aside/one.png',
      'about/old.kliping-aside/two.png',
      'mine.kliping-aside',
      'sources/mine/index.html',
    ];
    for (const each of foreign) {
      await mkdir(dirname(join(path, each)), { recursive: true });
      await writeFile(join(path, each), 'x');
    }
    await writeFile(join(path, 'about', 'index.html.kliping-aside'), 'half');
    if (how !== 'anew') await writeFile(join(path, WORKING_FILE), '');
    const { tree } = await site(archive, {}, { out: path, anew: how === 'anew' });
    expect(foreign.filter((each) => !tree.has(each))).toEqual([]);
    expect(tree.has('about/index.html.kliping-aside')).toBe(false);
  });
});

describe('what was erased', () => {
  it.each([[/articles.*article\.jsonld/], [/sources.*index\.html/], [/feed\.atom/]])(
    'is gone even if the run fails at %s',
    async (name) => {
      const archive = await archiveOf([FERRY, MARKET]);
      const { path, tree } = await site(archive);
      expect(showing(tree, 'Pasar ikan')).not.toEqual([]);
      await erase(archive, [captureOf(MARKET).id], { reason: 'x', now: LATER });
      // So that articles are made anew as well.
      const takenDown = await failing(archive.folder, path, name, OTHER);
      const left = await readTree(path);
      expect(showing(left, 'Pasar ikan')).toEqual([]);
      const gone = [...tree.keys()].filter((each) => !/^articles/.test(each) && !left.has(each));
      expect(takenDown).toBe(gone.length);
      expect(takenDown).toBeGreaterThan(0);
      expect((await site(archive, {}, { out: path })).tree).toEqual((await site(archive)).tree);
    },
  );

  it('is gone even if the disk is full that knows what was there', async () => {
    const archive = await archiveOf([FERRY, MARKET]);
    const { path } = await site(archive);
    await erase(archive, [captureOf(MARKET).id], { reason: 'x', now: LATER });
    const unwanted = vi.spyOn(FileTable.prototype, 'unwanted').mockImplementation(() => {
      throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
    });
    try {
      expect(await failing(archive.folder, path, /sources.*index\.html/)).toBeGreaterThan(0);
    } finally {
      unwanted.mockRestore();
    }
    expect(showing(await readTree(path), 'Pasar ikan')).toEqual([]);
    expect((await site(archive, {}, { out: path })).tree).toEqual((await site(archive)).tree);
  });

  it.each(['a whole site', 'a site of a run that was cut short'])(
    'stays with all else when a release cannot be used, on %s',
    async (what) => {
      const archive = await archiveOf([FERRY, MARKET]);
      const { path } = await site(archive);
      if (what !== 'a whole site') await failing(archive.folder, path, /feed\.atom/, OTHER);
      const before = await readTree(path);
      await erase(archive, [captureOf(MARKET).id], { reason: 'x', now: LATER });
      const wrong = { out: path, datasets: [join(path, 'nowhere')] };
      await expect(site(archive, {}, wrong)).rejects.toThrow(StoreUsageError);
      expect(await readTree(path)).toEqual(before);
    },
  );

  it('does not stay when a release still has it', async () => {
    const archive = await archiveOf([FERRY, MARKET]);
    const { path: folder } = await release(archive, {
      about: { url: 'https://data.example/kabar/' },
    });
    const { path } = await site(archive, {}, { datasets: [folder] });
    await erase(archive, [captureOf(MARKET).id], { reason: 'x', now: LATER });
    await expect(site(archive, {}, { out: path, datasets: [folder] })).rejects.toThrow(
      'make a new release',
    );
    expect(showing(await readTree(path), 'Pasar ikan')).toEqual([]);
  });

  it('does not stay of a first run that was cut short', async () => {
    const archive = await archiveOf([FERRY, MARKET]);
    const out = join(await makeFolder(), 'site');
    await failing(archive.folder, out, /feed\.atom/);
    expect(existsSync(join(out, STATE_FILE))).toBe(false);
    expect(showing(await readTree(out), 'Pasar ikan')).not.toEqual([]);
    await erase(archive, [captureOf(MARKET).id], { reason: 'x', now: LATER });
    expect((await site(archive, {}, { out })).tree).toEqual((await site(archive)).tree);
  });
});

describe('two runs', () => {
  it('do not write to one folder at the same time', async () => {
    const archive = await archiveOf([FERRY]);
    const out = join(await makeFolder(), 'site');
    const runs = await Promise.allSettled([1, 2].map(() => site(archive, {}, { out })));
    const [refused, ...more] = runs.filter(({ status }) => status === 'rejected');
    expect(more).toEqual([]);
    expect((refused as PromiseRejectedResult).reason).toBeInstanceOf(StoreUsageError);
    expect(String((refused as PromiseRejectedResult).reason)).toContain('writes to');
    expect(await readTree(out)).toEqual((await site(archive)).tree);
  });

  it('wait for a process that lives, and take over from one that does not', async () => {
    const archive = await archiveOf([FERRY]);
    const { path, tree } = await site(archive);
    const mark = (owner: object): Promise<void> =>
      writeFile(join(path, WORKING_FILE), `${JSON.stringify(owner)}\n`);
    const { machine } = thisOwner();
    await mark({ machine, pid: 1, started: 'unknown' });
    await expect(site(archive, {}, { out: path })).rejects.toThrow(/Process 1 writes to .*--anew/);
    expect(await readFile(join(path, WORKING_FILE), 'utf8')).toContain('"pid":1,');
    await mark({ machine: 'elsewhere', pid: 1, started: 'unknown' });
    await expect(site(archive, {}, { out: path })).rejects.toThrow(StoreUsageError);
    await mark({ machine, pid: 2 ** 22 + 1, started: 'unknown' });
    expect((await site(archive, {}, { out: path })).tree).toEqual(tree);
  });
});

describe('the place of a site', () => {
  it('is neither in the archive nor around it', async () => {
    const archive = await archiveOf([FERRY]);
    const before = await readTree(archive.folder);
    const link = join(await makeFolder(), 'link');
    await symlink(archive.folder, link);
    for (const out of [
      join(archive.folder, 'site'),
      archive.folder,
      join(archive.folder, '..'),
      join(link, 'site'),
    ]) {
      await expect(site(archive, {}, { out })).rejects.toThrow('in one another');
    }
    expect(await readTree(archive.folder)).toEqual(before);
  });

  it('has no links for folders', async () => {
    const archive = await archiveOf([FERRY]);
    const { path } = await site(archive);
    const elsewhere = await makeFolder();
    await rename(join(path, 'sources'), join(elsewhere, 'sources'));
    await symlink(join(elsewhere, 'sources'), join(path, 'sources'));
    await expect(site(archive, {}, { out: path })).rejects.toThrow(/sources' is a link/);
    await rm(join(path, 'sources'));
    await site(archive, {}, { out: path, anew: true });
    await rename(join(path, 'languages', 'id'), join(elsewhere, 'id'));
    await symlink(join(elsewhere, 'id'), join(path, 'languages', 'id'));
    const before = await readTree(elsewhere);
    await expect(site(archive, { title: 'B' }, { out: path })).rejects.toThrow(/id' is a link/);
    expect(await readTree(elsewhere)).toEqual(before);
  });
});

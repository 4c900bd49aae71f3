/** find, stats and index as a person runs them, and the index beside several of these at once. */
import { cp, mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { catalogPath, openCatalog, transact } from '../../src/catalog/open.ts';
import { openArchive } from '../../src/store/index.ts';
import { articles, ingestBatch, ingestHere, runKliping } from '../store/faults-process.ts';
import { makeFolder } from '../store/helpers.ts';
import { kliping, klipingHere } from '../support/cli.ts';

async function makeIndexed(): Promise<string> {
  const folder = join(await makeFolder(), 'archive');
  expect((await ingestHere(folder, 'b1')).code).toBe(0);
  return folder;
}

async function total(
  archive: string,
  words: string,
  run: typeof kliping = klipingHere,
): Promise<{ total: number; said: string }> {
  const { code, stdout, stderr } = await run(['find', words, '--json', '--archive', archive]);
  expect({ code, stderr: code === 0 ? '' : stderr }).toEqual({ code: 0, stderr: '' });
  return { total: JSON.parse(stdout).total, said: stderr };
}

describe('kliping find', () => {
  it('answers after an ingest, and tells how to see more', async () => {
    const archive = await makeIndexed();
    const args = ['find', 'ferry', '--limit', '2', '--counts', 'language', '--archive', archive];
    const { code, stdout, stderr } = await kliping(args);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^1\. Ferry \d of b1 is back {2}[0-9a-f]{10}\n {3}no date · en\n/);
    expect(stdout).toContain(
      '3 articles found, 1 to 2 shown.\nMore: --offset 2\nlanguage   en 3\n',
    );
    const [, id] = /([0-9a-f]{10})/.exec(stdout)!;
    expect((await klipingHere(['show', id!, '--archive', archive])).code).toBe(0);
  });

  it('notices that the index is behind, says so, and answers from all there is', async () => {
    const archive = await makeIndexed();
    const late = ['ingest', '--jsonl', '-', '--no-index', '--archive', archive, '--batch-id', 'b2'];
    expect((await klipingHere(late, articles('b2', 2))).code).toBe(0);
    expect(await total(archive, 'ferry')).toEqual({
      total: 5,
      said: 'kliping: The index is behind the archive by 1 batch; it is brought up first.\n',
    });
    expect(await total(archive, 'ferry')).toEqual({ total: 5, said: '' });
  });

  it('answers wrong usage with what is allowed', async () => {
    const archive = await makeIndexed();
    const wrong = async (...args: string[]) => {
      const { code, stderr } = await klipingHere(['find', ...args, '--archive', archive]);
      return `${code} ${stderr}`;
    };
    expect(await wrong('--from', 'May')).toMatch(/^2 .*2024-05-01/s);
    expect(await wrong('--counts', 'colour')).toMatch(/^2 .*language, source/s);
    expect(await wrong('"')).toMatch(/^2 .*There is no word in/s);
    expect(await wrong('--fts', 'a AND')).toMatch(/^2 .*does not understand "a AND"/s);
    await rm(join(archive, 'index'), { recursive: true });
    expect(await wrong('ferry')).toMatch(/^2 .*make one with kliping index/s);
    await cp('package.json', join(archive, 'index/catalog.db'));
    expect(await wrong('ferry')).toMatch(/^2 .*damaged.*kliping index --rebuild/s);
    await rm(join(archive, 'index/catalog.db'));
    await mkdir(join(archive, 'index/catalog.db'));
    expect(await wrong('ferry')).toMatch(
      /^2 .*damaged \(it is a folder\).*kliping index --rebuild/s,
    );
    expect(
      await klipingHere(['index', '--rebuild', '--check', '--archive', archive]),
    ).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("'--rebuild' cannot be used with option '--check'"),
    });
    expect((await klipingHere(['index', '--rebuild', '--archive', archive])).stdout).toContain(
      '3 articles indexed',
    );
    expect((await total(archive, 'ferry')).total).toBe(3);
  });
});

describe('kliping stats', () => {
  it('counts the same with and without an index', async () => {
    const archive = await makeIndexed();
    const one = await klipingHere(['stats', '--json', '--archive', archive]);
    const other = await klipingHere(['stats', '--json', '--no-index', '--archive', archive]);
    expect(one.stdout).toBe(other.stdout);
    expect(JSON.parse(one.stdout)).toMatchObject({ captures: 3, languages: [{ value: 'en' }] });
    const { stdout } = await klipingHere(['stats', '--archive', archive]);
    expect(stdout).toMatch(/^3 captures of 3 articles\n.*languages {2}en 3\n/s);
  });
});

describe('the index', () => {
  it('is kept up by many writers at once, while it is read', async () => {
    const archive = await makeIndexed();
    const batches = ['w1', 'w2', 'w3', 'w4'];
    let over = false;
    const writing = Promise.all(batches.map((batch) => ingestBatch(archive, batch))).finally(() => {
      over = true;
    });
    const reads: number[] = [];
    while (!over || reads.length < 3) reads.push((await total(archive, 'ferry')).total);
    const ended = await writing;
    expect(ended.map(({ code, stderr }) => `${code} ${stderr}`)).toEqual(batches.map(() => '0 '));
    expect(reads.every((each) => each % 3 === 0)).toBe(true);
    expect(await total(archive, 'ferry')).toEqual({ total: 15, said: '' });
    const { stdout } = await klipingHere(['index', '--check', '--archive', archive]);
    expect(stdout).toContain('The index is whole and says what the archive holds.');
  }, 120_000);

  it('keeps its log while a process that looked at it twice still has it open', async () => {
    const folder = await makeIndexed();
    const archive = await openArchive(folder);
    const catalog = await openCatalog(archive);
    onTestFinished(() => catalog.close());
    (await openCatalog(archive)).close();
    // Of the processes that have it open, the last removes the log.
    expect((await total(folder, 'ferry', kliping)).total).toBe(3);
    transact(catalog.database, () => catalog.database.exec("INSERT INTO meta VALUES ('kept', 1)"));
    expect((await stat(`${catalogPath(archive)}-wal`)).size).toBeGreaterThan(0);
  });

  it('knows after a kill at any moment what it lacks, and catches up', async () => {
    const template = join(await makeFolder(), 'archive');
    const args = [
      'ingest',
      '--jsonl',
      '-',
      '--no-index',
      '--archive',
      template,
      '--batch-id',
      'b1',
    ];
    expect((await klipingHere(args, articles('b1', 1200))).code).toBe(0);
    const index = ['index', '--archive'];
    for (const killAfter of [250, 450, 700, 1000]) {
      const archive = join(await makeFolder(), 'archive');
      await cp(template, archive, { recursive: true });
      await runKliping([...index, archive], { killAfter });
      expect((await klipingHere([...index, archive])).code).toBe(0);
      expect((await total(archive, 'ferry')).total).toBe(1200);
      const { code } = await klipingHere(['index', '--check', '--archive', archive]);
      expect(code).toBe(0);
    }
  }, 240_000);

  it('is no matter of the archive: an ingest goes well where it cannot be written', async () => {
    const archive = await makeIndexed();
    await rm(join(archive, 'index'), { recursive: true });
    await writeFile(join(archive, 'index'), 'a file in its place');
    const { code, stderr } = await ingestHere(archive, 'b2');
    expect(code).toBe(0);
    expect(stderr).toBe('');
    expect((await stat(join(archive, 'index'))).isFile()).toBe(true);
    expect((await klipingHere(['verify', '--archive', archive])).code).toBe(0);
  });

  it('loses what is erased', async () => {
    const archive = await makeIndexed();
    const { stdout } = await klipingHere(['find', '"ferry 1"', '--json', '--archive', archive]);
    const [{ id }] = JSON.parse(stdout).articles;
    const erased = await klipingHere(['erase', id, '--reason', 'test', '--archive', archive]);
    expect({ code: erased.code, stderr: erased.stderr }).toEqual({ code: 0, stderr: '' });
    expect(await total(archive, 'ferry')).toEqual({ total: 2, said: '' });
  });
});

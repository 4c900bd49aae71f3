import { cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { flipBit, makeFolder, readTree } from '../store/helpers.ts';
import { kliping } from '../support/cli.ts';

const ARCHIVE = ['--archive', 'archive/store'];
const BASE = ['--base-url', 'https://arsip.example/'];

describe('kliping export site', () => {
  it('writes a site by its configuration and options, and tells what it did', async () => {
    const folder = await makeFolder();
    const out = join(folder, 'site');
    const config = join(folder, 'site.json');
    await writeFile(
      config,
      '{"baseUrl": "https://arsip.example/", "language": "id", "title": "A"}',
    );
    const args = ['export', 'site', ...ARCHIVE, '--out', out, '--config', config];
    const first = await kliping([...args, '--title', 'Arsip', '--json']);
    expect(first.stderr).toBe('');
    expect(first.code).toBe(0);
    expect(JSON.parse(first.stdout)).toMatchObject({ articles: 6, rendered: 6, unknown: 6 });
    const start = (await readTree(out)).get('index.html')!.toString('utf8');
    expect(start).toContain('<html lang="id"');
    expect(start).toContain('<h1>Arsip</h1>');
    const second = await kliping([...args, '--title', 'Arsip']);
    expect(second.stdout).toContain('0 articles made anew; 0 files written, 0 removed.');
  });

  it('tells sources that fit no article', async () => {
    const out = join(await makeFolder(), 'site');
    const args = [...ARCHIVE, '--out', out, ...BASE, '--no-search', '--json'];
    const rights = ['--rights-of', 'entah.example=owned'];
    const { code, stderr, stdout } = await kliping(['export', 'site', ...args, ...rights]);
    expect(code).toBe(0);
    expect(stderr).toContain('no article is of the source "entah.example"');
    expect(JSON.parse(stdout).unusedSources).toEqual(['entah.example']);
  });

  it.each<[string, string[], RegExp]>([
    ['no address', [], /--base-url/],
    ['a wrong address', ['--base-url', 'arsip'], /--base-url cannot be used/],
    ['a configuration that is not there', ['--config', 'nope.json'], /nope\.json/],
    ['wrong rights', [...BASE, '--rights-of', 'a=mine'], /SOURCE=owned/],
    ['a language there is not', [...BASE, '--language', 'fr'], /en, id/],
  ])('exits with 2 for %s', async (_what, args, message) => {
    const out = join(await makeFolder(), 'site');
    const { code, stderr } = await kliping(['export', 'site', ...ARCHIVE, '--out', out, ...args]);
    expect(stderr).toMatch(message);
    expect(code).toBe(2);
  });

  it('exits with 3 for a damaged archive', async () => {
    const folder = await makeFolder();
    const archive = join(folder, 'archive');
    await cp('archive/store', archive, { recursive: true });
    const volume = [...(await readTree(archive)).keys()].find((path) => path.includes('derived-'))!;
    await flipBit(join(archive, volume), 8 * 3000);
    const args = ['--out', join(folder, 'site'), ...BASE];
    const damaged = await kliping(['export', 'site', '--archive', archive, ...args]);
    expect([damaged.code, damaged.stderr]).toEqual([3, expect.stringContaining(volume)]);
  });
});

describe('a site of which something was erased', () => {
  it('tells on standard error which lists a run that fails took down', async () => {
    const folder = await makeFolder();
    const archive = join(folder, 'archive');
    await cp('archive/store', archive, { recursive: true });
    const where = ['--archive', archive, '--out', join(folder, 'site'), ...BASE, '--no-search'];
    expect((await kliping(['export', 'site', ...where])).code).toBe(0);
    await kliping(['erase', 'fd884978', '--archive', archive, '--reason', 'x']);
    const volume = [...(await readTree(archive)).keys()].find((path) => path.includes('derived-'))!;
    await flipBit(join(archive, volume), 8 * 3000);
    const { code, stderr } = await kliping(['export', 'site', ...where]);
    expect(code).toBe(3);
    expect(stderr).toMatch(
      /the run failed, and \d+ files of .* were taken down that may show erased articles/,
    );
  });
});

describe('kliping preview', () => {
  it('exits with 2 where there is no site, or no such port', async () => {
    expect((await kliping(['preview', 'no such folder'])).code).toBe(2);
    expect((await kliping(['preview', 'docs', '--port', '70000'])).code).toBe(2);
  });
});

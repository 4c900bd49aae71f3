import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LARGEST_INPUT, listInputs, readInput } from '../../src/archive/inputs.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kliping-inputs-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function put(name: string, content = 'x'): string {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, content);
  return path;
}

describe('listInputs', () => {
  it('lists folders with all that is in them, by name, with names relative to the folder', async () => {
    for (const name of ['b.txt', 'a/2.md', 'a/10.html', '.hidden', 'noextension']) put(name);
    const { files, refused } = await listInputs([folder]);
    expect(files.map(({ name }) => name)).toEqual(['a/10.html', 'a/2.md', 'b.txt', 'noextension']);
    expect(refused).toEqual([]);
  });

  it('names what cannot be read and goes on', async () => {
    put('a.txt');
    put('b.pdf');
    const large = put('c.txt');
    truncateSync(large, LARGEST_INPUT + 1);
    symlinkSync(folder, join(folder, 'loop'));
    symlinkSync(join(folder, 'nowhere'), join(folder, 'dangling.txt'));
    const { files, refused } = await listInputs([join(folder, 'missing.txt'), folder]);
    expect(files.map(({ name }) => name)).toEqual(['a.txt']);
    expect(refused.map(({ name, code }) => [name.replace(folder, ''), code])).toEqual([
      ['/missing.txt', 'missing'],
      ['b.pdf', 'media-type'],
      ['c.txt', 'size'],
      ['dangling.txt', 'missing'],
      ['loop', 'link'],
    ]);
  });

  it('passes over the archive that it is for', async () => {
    put('a.txt');
    put('archive/README.md');
    const { files } = await listInputs([folder], join(folder, 'archive'));
    expect(files.map(({ name }) => name)).toEqual(['a.txt']);
  });

  it('follows a link to a file', async () => {
    put('a.txt', 'words');
    symlinkSync(join(folder, 'a.txt'), join(folder, 'b.txt'));
    const { files } = await listInputs([folder]);
    expect(files.map(({ name }) => name)).toEqual(['a.txt', 'b.txt']);
    expect(Buffer.from((await readInput(files[1]!)) as Uint8Array).toString()).toBe('words');
  });

  it('gives the reason when a file is gone by the time it is read', async () => {
    expect(await readInput({ path: join(folder, 'gone.txt'), name: 'gone.txt' })).toMatchObject({
      name: 'gone.txt',
      code: 'missing',
    });
  });
});

import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LARGEST_INPUT } from '../../../src/archive/sources/bytes.ts';
import { listInputs } from '../../../src/archive/sources/list.ts';
import { readInputs } from '../../../src/archive/sources/read.ts';
import { all, articles, readPaths, short } from './helpers.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kliping-inputs-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function put(name: string, content: string | Uint8Array = 'x'): string {
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
    const { files } = await listInputs([folder], { excluded: join(folder, 'archive') });
    expect(files.map(({ name }) => name)).toEqual(['a.txt']);
  });

  it('follows a link to a file', async () => {
    put('a.txt', 'words');
    symlinkSync(join(folder, 'a.txt'), join(folder, 'b.txt'));
    const { files } = await listInputs([folder]);
    expect(files.map(({ name }) => name)).toEqual(['a.txt', 'b.txt']);
    expect(short(await readPaths([folder]))).toEqual(['a.txt: words', 'b.txt: words']);
  });

  it('gives the reason when a file is gone by the time it is read', async () => {
    put('a.txt');
    const { files } = await listInputs([folder]);
    rmSync(join(folder, 'a.txt'));
    expect(short(await all(readInputs(files)))).toEqual(['a.txt [missing]']);
  });

  it('names a link that leads back to itself', async () => {
    symlinkSync('b.txt', join(folder, 'a.txt'));
    symlinkSync('a.txt', join(folder, 'b.txt'));
    const paths = [join(folder, 'a.txt'), folder];
    expect((await listInputs(paths)).refused.map(({ code }) => code)).toEqual([
      'link',
      'link',
      'link',
    ]);
  });

  it('expands patterns that the shell left alone', async () => {
    for (const name of ['b.txt', 'a.txt', 'c.md', 'd/e.txt', 'f[1].txt']) put(name);
    const names = async (pattern: string) =>
      (await listInputs([join(folder, pattern)])).files.map(({ name }) => name);
    expect(await names('*.txt')).toEqual(['a.txt', 'b.txt', 'f[1].txt']);
    expect(await names('**/*.txt')).toEqual(['a.txt', 'b.txt', 'e.txt', 'f[1].txt']);
    expect(await names('f[1].txt')).toEqual(['f[1].txt']);
    const { refused } = await listInputs([join(folder, '*.html')]);
    expect(refused).toMatchObject([{ code: 'missing', message: expect.stringMatching(/pattern/) }]);
  });

  it.skipIf(process.getuid?.() === 0)(
    'names a file that may not be read (not as root, who may read everything)',
    async () => {
      put('a.txt');
      chmodSync(join(folder, 'a.txt'), 0);
      expect(short(await readPaths([folder]))).toEqual(['a.txt [unreadable]']);
    },
  );
});

describe('the metadata beside an article', () => {
  it('comes with it, whether a folder or the files were named', async () => {
    put('a.txt', 'satu');
    put('a.json', '{"uri": "https://a.example/", "rubric": [1], "name": "A"}');
    put('b.html.gz', gzipSync('<p>dua'));
    put('b.json', '{"publisher": "B"}');
    put('b.html.gz.json', '{"publisher": "the longer name"}');
    const given = async (paths: string[]) =>
      articles(await readPaths(paths)).map(({ given }) => given);
    const inFolder = await given([folder]);
    expect(inFolder.slice(0, 2)).toEqual([
      { name: 'A', metadata: { uri: 'https://a.example/', rubric: [1] } },
      { name: 'b.html', metadata: { publisher: 'the longer name' } },
    ]);
    expect(await given(['a.json', 'a.txt'].map((name) => join(folder, name)))).toEqual(
      inFolder.slice(0, 1),
    );
  });

  it('refuses the article when it cannot be read', async () => {
    put('a.txt', 'satu');
    put('a.json', '{');
    put('b.txt', 'dua');
    put('b.json', '{"uri": 1}');
    expect(short(await readPaths([folder]))).toEqual(['a.txt [line]', 'b.txt [metadata]']);
  });

  it('is an article itself when it stands alone and has content', async () => {
    put('a.json', '{"text": "satu", "uri": "https://a.example/"}');
    put('b.json', '{"uri": "https://b.example/"}');
    put('c.json.gz', gzipSync('{"html": "<p>tiga"}'));
    const items = await readPaths([folder]);
    expect(short(items)).toEqual(['a.json: satu', 'b.json [line]', 'c.json.gz: <p>tiga']);
    expect(items[1]).toMatchObject({ message: expect.stringMatching(/no article beside it/) });
    expect(articles(items)[0]!.received).toEqual({
      block: Buffer.from('{"text": "satu", "uri": "https://a.example/"}'),
      mediaType: 'application/json',
    });
  });
});

describe('compressed files', () => {
  it('are read as what is in them, under that name', async () => {
    put('a.txt.gz', Buffer.concat([gzipSync('satu '), gzipSync('dua')]));
    put('b.txt.gz', 'not compressed after all');
    put('c.txt.gz', gzipSync('tiga').subarray(0, 15));
    put('d.TXT.GZ', gzipSync('empat'));
    put('e.tar.gz', gzipSync(''));
    expect(short(await readPaths([folder]))).toEqual([
      'e.tar.gz [media-type]',
      'a.txt: satu dua',
      'b.txt: not compressed after all',
      'c.txt.gz [gzip]',
      'd.TXT: empat',
    ]);
  });

  it('are refused when they hold too much', async () => {
    put('a.txt.gz', gzipSync(Buffer.alloc(LARGEST_INPUT + 1)));
    expect(short(await readPaths([folder]))).toEqual(['a.txt.gz [size]']);
  });
});

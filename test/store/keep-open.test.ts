import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Files, keepOpen, nodeFiles } from '../../src/store/index.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kliping-open-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function fileOf(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** The disk, with account of what is opened and closed. */
function watched(): { files: Files; opened: string[]; closed: string[] } {
  const opened: string[] = [];
  const closed: string[] = [];
  const files: Files = {
    ...nodeFiles,
    async openFile(path) {
      opened.push(path);
      const file = await nodeFiles.openFile(path);
      return {
        ...file,
        async close() {
          closed.push(path);
          await file.close();
        },
      };
    },
  };
  return { files, opened, closed };
}

async function start(files: Files, path: string, length: number): Promise<string> {
  const file = await files.openFile(path);
  try {
    const bytes = Buffer.alloc(length);
    return bytes.toString('utf8', 0, await file.read(bytes, 0));
  } finally {
    await file.close();
  }
}

test('opens a file once, whoever reads it and how often, and closes it in the end', async () => {
  const path = fileOf('a', 'berita');
  const { files, opened, closed } = watched();
  const kept = keepOpen(files);
  const both = await Promise.all([start(kept.files, path, 3), start(kept.files, path, 10)]);
  expect([...both, await start(kept.files, path, 2)]).toEqual(['ber', 'berita', 'be']);
  expect([opened, closed]).toEqual([[path], []]);
  await kept.close();
  expect(closed).toEqual([path]);
  expect(await start(kept.files, path, 1)).toBe('b');
  await kept.close();
  expect([opened, closed]).toEqual([
    [path, path],
    [path, path],
  ]);
});

test('tries a file again that could not be opened', async () => {
  const { files } = watched();
  const kept = keepOpen(files);
  const path = join(folder, 'late');
  await expect(start(kept.files, path, 1)).rejects.toThrow('late');
  fileOf('late', 'now');
  expect(await start(kept.files, path, 3)).toBe('now');
  await kept.close();
});

test('does not run out of files', async () => {
  const { files, opened, closed } = watched();
  const kept = keepOpen(files);
  const paths = Array.from({ length: 100 }, (_, at) => fileOf(String(at), String(at)));
  for (const path of [...paths, ...paths])
    expect(await start(kept.files, path, 3)).toBe(path.slice(folder.length + 1));
  expect(opened.length - closed.length).toBe(64);
  // Those that were read last are open.
  const before = opened.length;
  for (const path of paths.slice(-64)) await start(kept.files, path, 1);
  expect(opened.length).toBe(before);
  await kept.close();
  expect([...closed].sort()).toEqual([...opened].sort());
});

test('closes no file that somebody reads', async () => {
  const { files, closed } = watched();
  const kept = keepOpen(files);
  const reading = await kept.files.openFile(fileOf('read', 'berita'));
  for (let at = 0; at < 100; at++) await start(kept.files, fileOf(String(at), '-'), 1);
  const bytes = Buffer.alloc(6);
  expect([await reading.read(bytes, 0), `${bytes}`]).toEqual([6, 'berita']);
  await reading.close();
  await reading.close();
  await start(kept.files, fileOf('last', '-'), 1);
  expect(closed).toContain(join(folder, 'read'));
  await kept.close();
});

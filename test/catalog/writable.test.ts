/** Whether an index can be written, as somebody finds who may not: root may everything, so it asks as nobody. */
import { execFileSync } from 'node:child_process';
import { chmod, copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isImmutable } from '../../src/catalog/writable.ts';
import { makeFolder } from '../store/helpers.ts';

const NOBODY = 65_534;

/** An index of these files and modes, which anybody may look at. */
async function places(folderMode: number, files: Record<string, [text: string, mode: number]>) {
  const folder = await makeFolder();
  await chmod(folder, 0o755);
  const index = join(folder, 'index');
  await mkdir(index);
  for (const [name, [text, mode]] of Object.entries(files)) {
    await writeFile(join(index, name), text);
    await chmod(join(index, name), mode);
  }
  await chmod(index, folderMode);
  // It needs nothing but Node, and the repository may lie where nobody may read.
  const module = join(folder, 'writable.mjs');
  await copyFile('dist/catalog/writable.js', module);
  await chmod(module, 0o644);
  return { path: join(index, 'catalog.db'), module };
}

/** What `isImmutable` says in a process of somebody who is not root. */
function asNobody({ path, module }: Awaited<ReturnType<typeof places>>): boolean {
  const isRoot = process.getuid?.() === 0;
  const program = `import { isImmutable } from ${JSON.stringify(module)};
    console.log(JSON.stringify(await isImmutable(${JSON.stringify(path)})));`;
  const told = execFileSync(process.execPath, ['--input-type=module', '-e', program], {
    cwd: '/',
    encoding: 'utf8',
    ...(isRoot && { uid: NOBODY, gid: NOBODY }),
  });
  return JSON.parse(told);
}

describe('isImmutable', () => {
  it.each<[string, number, Record<string, [string, number]>, boolean]>([
    ['files that can be written', 0o777, { 'catalog.db': ['x', 0o666] }, false],
    ['a file that cannot', 0o777, { 'catalog.db': ['x', 0o444] }, true],
    ['a folder that cannot', 0o555, { 'catalog.db': ['x', 0o666] }, true],
    [
      'a log that is empty',
      0o555,
      { 'catalog.db': ['x', 0o444], 'catalog.db-wal': ['', 0o444] },
      true,
    ],
    [
      'a log that holds something',
      0o555,
      { 'catalog.db': ['x', 0o444], 'catalog.db-wal': ['x', 0o444] },
      false,
    ],
    ['no file', 0o777, {}, false],
  ])('of %s', async (_what, mode, files, expected) => {
    expect(asNobody(await places(mode, files))).toBe(expected);
  });

  it('is asked of what is there for whoever asks', async () => {
    const { path } = await places(0o777, { 'catalog.db': ['x', 0o666] });
    expect(await isImmutable(path)).toBe(false);
  });
});

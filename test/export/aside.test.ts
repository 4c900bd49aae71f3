import { mkdir, symlink, writeFile as writeBytes } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeFile } from '../../src/export/aside.ts';
import { createArchive, nodeFiles, StoreUsageError } from '../../src/store/index.ts';
import { makeFolder } from '../store/helpers.ts';

async function* pieces(): AsyncGenerator<Uint8Array> {
  yield new Uint8Array(3);
}

describe('writeFile', () => {
  it('names the folder that is missing, or is a file', async () => {
    const root = await makeFolder();
    await writeBytes(join(root, 'file'), 'x');
    for (const folder of [join(root, 'none', 'sub'), join(root, 'file')]) {
      const run = writeFile(nodeFiles, join(folder, 'x'), pieces());
      await expect(run).rejects.toThrow(StoreUsageError);
      await expect(run).rejects.toThrow(
        `There is no folder '${folder}' for '${join(folder, 'x')}'`,
      );
    }
  });

  it('writes nothing into an archive, by a link neither', async () => {
    const root = await makeFolder();
    const { folder, root: store } = await createArchive(join(root, 'archive'));
    await mkdir(join(folder, 'deep', 'deeper'), { recursive: true });
    await symlink(store, join(root, 'link'));
    for (const each of [folder, store, join(folder, 'deep', 'deeper'), join(root, 'link')]) {
      await expect(writeFile(nodeFiles, join(each, 'x'), pieces())).rejects.toThrow(
        `'${join(each, 'x')}' would be in the archive '${folder}': give an --out outside of it.`,
      );
    }
  });

  it('follows a link to a folder', async () => {
    const root = await makeFolder();
    await symlink(await makeFolder(), join(root, 'link'));
    expect(await writeFile(nodeFiles, join(root, 'link', 'x'), pieces())).toBe(3);
  });
});

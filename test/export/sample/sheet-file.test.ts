import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runSample } from '../../../src/cli/run/sample.ts';
import { readSheetFile } from '../../../src/export/sample/sheet-file.ts';
import { StoreUsageError } from '../../../src/store/index.ts';
import { makeFolder } from '../../store/helpers.ts';

const refused = async (path: string): Promise<string> => {
  const error: unknown = await readSheetFile(path).catch((each: unknown) => each);
  expect(error).toBeInstanceOf(StoreUsageError);
  return (error as Error).message;
};

describe('readSheetFile', () => {
  it('reads UTF-8', async () => {
    const path = join(await makeFolder(), 'sheet.csv');
    await writeFile(path, '\ufeff"stratum","señal"\r\n');
    expect(await readSheetFile(path)).toBe('\ufeff"stratum","señal"\r\n');
  });

  it('names a path that is none, or a folder', async () => {
    const folder = await makeFolder();
    expect(await refused(join(folder, 'x'))).toBe(
      `There is no file '${join(folder, 'x')}': check --read.`,
    );
    expect(await refused(folder)).toBe(
      `'${folder}' is a folder: give the file itself with --read.`,
    );
  });

  it('says how to save what is in UTF-16, with a mark or without, in either order', async () => {
    const path = join(await makeFolder(), 'sheet.csv');
    for (const text of ['\ufeff"stratum"\t"x"', '"stratum"\t"x"']) {
      const bytes = Buffer.from(text, 'utf16le');
      for (const each of [bytes, Buffer.from(bytes).swap16()]) {
        await writeFile(path, each);
        expect(await refused(path)).toMatch(/is in UTF-16: save the sheet as CSV UTF-8/);
      }
    }
  });
});

describe('sample --out', () => {
  it('names the folder that is missing', async () => {
    const folder = join(await makeFolder(), 'none');
    const options = { what: 'mentions', size: 1, seed: '1', by: [] } as const;
    const run = runSample({ ...options, by: [], archive: folder, out: join(folder, 'x.csv') });
    await expect(run).rejects.toThrow(StoreUsageError);
    await expect(run).rejects.toThrow(`There is no folder '${folder}' for '${folder}/x.csv'`);
  });
});

/** An erasure that was cut short, and is run again. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { erase } from '../../src/archive/erase.ts';
import { eraseFromCatalog } from '../../src/catalog/keep.ts';
import { type Archive, listBatches } from '../../src/store/index.ts';
import { archiveOld } from '../archive/older.ts';
import { article, keep } from '../catalog/support.ts';
import { makeArchive, NOW } from '../store/helpers.ts';
import { kliping } from '../support/cli.ts';

const WORDS = ['Zamrudwarna', 'Kelaparan', 'Gerimisan'];

async function archived(): Promise<{ archive: Archive; ids: string[] }> {
  const archive = await makeArchive();
  const articles = WORDS.map((word) => article(word, `Warga ${word} memanen padi.`));
  const ids = (await archiveOld(archive, 'one', articles)).map(({ id }) => id);
  await keep(archive);
  return { archive, ids };
}

const again = (archive: Archive, ...args: string[]) =>
  kliping(['erase', ...args, '--reason', 'uji', '--now', NOW, '--archive', archive.folder]);

/** Which articles the full-text index knows. */
function inIndex({ folder }: Archive): string[] {
  const files = readdirSync(join(folder, 'index')).map((name) =>
    readFileSync(join(folder, 'index', name)),
  );
  return WORDS.filter((word) => files.some((each) => each.includes(word)));
}

describe('kliping erase, run again', () => {
  it('takes out of the index what the run before did not, though it finds the id no more', async () => {
    const { archive, ids } = await archived();
    await erase(archive, [ids[0]!], { reason: 'uji', now: NOW });
    expect(inIndex(archive)).toEqual(WORDS);
    const { code, stderr } = await again(archive, ids[0]!);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('no capture') });
    expect(inIndex(archive)).toEqual(WORDS.slice(1));
  });

  it('tells which were erased already, and erases the others', async () => {
    const { archive, ids } = await archived();
    await erase(archive, [ids[0]!], { reason: 'uji', now: NOW, keepIds: true });
    const { code, stdout } = await again(archive, ids[0]!, ids[1]!);
    expect(stdout).toContain('Erased 1 capture; 1 batch');
    expect(stdout).toContain(`Erased already: ${ids[0]}\n`);
    expect(code).toBe(0);
    expect(inIndex(archive)).toEqual(WORDS.slice(2));
    expect(await again(archive, ids[0]!)).toMatchObject({ code: 0 });
  });

  it('removes the batch as it was, where the run before did not come to that', async () => {
    const { archive, ids } = await archived();
    const { path } = (await listBatches(archive))[0]!;
    const aside = join(archive.folder, 'aside');
    await cp(path, aside, { recursive: true });
    await erase(archive, [ids[0]!], { reason: 'uji', now: NOW });
    await cp(aside, path, { recursive: true });
    expect(await again(archive, ids[0]!)).toMatchObject({ code: 2 });
    expect(existsSync(path)).toBe(false);
  });

  it('erases none of the ids when one names nothing', async () => {
    const { archive, ids } = await archived();
    expect(await again(archive, ids[0]!, '0000')).toMatchObject({ code: 2 });
    expect((await listBatches(archive)).map(({ object }) => object)).toEqual([
      'urn:kliping:batch:one',
    ]);
    expect(await eraseFromCatalog(archive)).toBeUndefined();
    expect(inIndex(archive)).toEqual(WORDS);
  });
});

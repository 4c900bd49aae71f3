import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { erase } from '../../../src/archive/erase.ts';
import { StoreUsageError } from '../../../src/store/index.ts';
import { makeFolder, readTree } from '../../store/helpers.ts';
import { archiveOf, captureOf, FERRY, MARKET } from '../dataset/helpers.ts';
import { site } from './helpers.ts';

function needPackage(name: string): void {
  if (name === 'pagefind') throw new StoreUsageError('pagefind is not installed');
}

it('is not begun where a package is missing that it needs at its end', async () => {
  const archive = await archiveOf([FERRY]);
  const out = join(await makeFolder(), 'site');
  await expect(site(archive, { search: true }, { out, needPackage })).rejects.toThrow('pagefind');
  expect(existsSync(out)).toBe(false);
  const { receipt } = await site(archive, { search: false }, { out, needPackage });
  expect(receipt.articles).toBe(1);
});

it('has no word left of what was erased where a package is missing', async () => {
  const archive = await archiveOf([FERRY, MARKET]);
  const { path: out } = await site(archive);
  const shows = async (): Promise<boolean> =>
    [...(await readTree(out)).values()].some((bytes) => bytes.includes('Kapal feri'));
  expect(await shows()).toBe(true);
  await erase(archive, [captureOf(FERRY).id], { reason: 'x', now: '2026-03-01T00:00:00Z' });
  await expect(site(archive, { search: true }, { out, needPackage })).rejects.toThrow('pagefind');
  expect(await shows()).toBe(false);
});

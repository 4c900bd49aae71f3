import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { StoreUsageError } from '../../../src/store/index.ts';
import { makeFolder } from '../../store/helpers.ts';
import { archiveOf, FERRY } from '../dataset/helpers.ts';
import { site } from './helpers.ts';

vi.mock(import('../../../src/export/dataset/optional.ts'), async (original) => ({
  ...(await original()),
  needInstalled(name: string) {
    if (name === 'pagefind') throw new StoreUsageError('pagefind is not installed');
  },
}));

it('is not begun where a package is missing that it needs at its end', async () => {
  const archive = await archiveOf([FERRY]);
  const out = join(await makeFolder(), 'site');
  await expect(site(archive, { search: true }, { out })).rejects.toThrow('pagefind');
  expect(existsSync(out)).toBe(false);
  const { receipt } = await site(archive, { search: false }, { out });
  expect(receipt.articles).toBe(1);
});

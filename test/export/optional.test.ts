import { describe, expect, it, vi } from 'vitest';
import { loadOptional, needInstalled } from '../../src/export/dataset/optional.ts';

const MISSING = {
  name: 'StoreUsageError',
  message:
    'This export needs the package no-such-package, which is not installed: npm install no-such-package',
};

describe('needInstalled', () => {
  it('says how to get what is not installed, and nothing of what is', () => {
    for (const name of ['@observablehq/plot', 'linkedom', 'pagefind']) needInstalled(name);
    expect(() => needInstalled('no-such-package')).toThrow(expect.objectContaining(MISSING));
  });
});

describe('loadOptional', () => {
  it('says how to get what is not installed', async () => {
    const missing = Object.assign(new Error('none'), { code: 'ERR_MODULE_NOT_FOUND' });
    const load = vi.fn().mockRejectedValue(missing);
    await expect(loadOptional('no-such-package', load)).rejects.toMatchObject(MISSING);
  });
});

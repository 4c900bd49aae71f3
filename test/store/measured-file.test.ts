import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sha512Hex } from '../../src/store/digests.ts';
import type { Files } from '../../src/store/files.ts';
import { createMeasuredFile } from '../../src/store/measured-file.ts';
import { hastyFiles, makeFolder } from './helpers.ts';

/** What comes together in memory, at most. */
const MB = 1 << 20;

/** A disk that takes bytes a while after they were given to it. */
const slowFiles: Files = {
  ...hastyFiles,
  async createFile(path) {
    const file = await hastyFiles.createFile(path);
    return {
      ...file,
      async write(bytes) {
        await new Promise((done) => setImmediate(done));
        await file.write(bytes);
      },
    };
  },
};

it('writes pieces of any size in their order, whatever the caller does with them afterwards', async () => {
  const folder = await makeFolder();
  const sizes = fc.oneof(
    fc.integer({ min: 0, max: 5 }),
    fc.integer({ min: MB / 2, max: MB + 1 }),
    fc.constantFrom(MB - 1, MB, MB + 1, 2 * MB + 1),
  );
  let files = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(sizes, { maxLength: 8 }), async (lengths) => {
      const path = join(folder, String(files++));
      const file = await createMeasuredFile(slowFiles, path);
      const pieces = lengths.map((length, at) => Buffer.alloc(length, `${at} is what it holds `));
      for (const piece of pieces) {
        const own = Buffer.from(piece);
        await file.write(own);
        own.fill(0);
      }
      const whole = Buffer.concat(pieces);
      expect(file.size).toBe(whole.length);
      expect(await file.finish()).toEqual({ sha512: sha512Hex(whole), bytes: whole.length });
      expect(whole.equals(await readFile(path))).toBe(true);
    }),
    { numRuns: 30 },
  );
});

it('can be read up to a place while it is written', async () => {
  const path = join(await makeFolder(), 'file');
  const file = await createMeasuredFile(hastyFiles, path);
  await file.write(Buffer.from('halo '));
  await file.reach(5);
  await file.write(Buffer.from('dunia'));
  await file.reach(5);
  expect(await readFile(path, 'utf8')).toBe('halo ');
  await file.reach(6);
  expect(await readFile(path, 'utf8')).toBe('halo dunia');
  await file.finish();
});

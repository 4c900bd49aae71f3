/** What of an archive is looked at to say if its catalog is up to date. */
import { basename } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { isFresh, staleness } from '../../src/catalog/freshness.ts';
import { openCatalog } from '../../src/catalog/open.ts';
import { type Archive, writeBatch } from '../../src/store/index.ts';
import { batchOf, capture, hastyFiles, makeArchive } from '../store/helpers.ts';

const BATCHES = 40;

it('is the storage root, once, and the seals of all batches, some at a time', async () => {
  const plain = await makeArchive();
  for (let number = 0; number < BATCHES; number++) {
    await writeBatch(plain, batchOf(`b${number}`, [capture(`${number}`)]));
  }
  let listed = 0;
  let open = 0;
  let most = 0;
  const opened: string[] = [];
  const archive: Archive = {
    ...plain,
    files: {
      ...hastyFiles,
      list(of) {
        if (of === plain.root) listed++;
        return hastyFiles.list(of);
      },
      async openFile(of) {
        opened.push(basename(of));
        most = Math.max(most, ++open);
        const file = await hastyFiles.openFile(of);
        return {
          ...file,
          close() {
            open--;
            return file.close();
          },
        };
      },
    },
  };
  const catalog = await openCatalog(archive, { create: true });
  onTestFinished(() => catalog.close());
  const stale = await staleness(catalog);
  expect(isFresh(stale)).toBe(false);
  expect(stale.missing.map(({ batch }) => batch)).toEqual(
    Array.from({ length: BATCHES }, (_, number) => `b${number}`).sort(),
  );
  expect(new Set(stale.missing.map(({ seal }) => seal)).size).toBe(BATCHES);
  expect(listed).toBe(1);
  expect(opened).toEqual(Array(BATCHES).fill('inventory.json.sha512'));
  expect(most).toBe(16);
});

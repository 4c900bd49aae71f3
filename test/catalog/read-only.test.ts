/** A catalog that cannot be written. */
import { expect, it, onTestFinished } from 'vitest';
import { engineCode } from '../../src/catalog/engine.ts';
import { type Catalog, guarded, openCatalog, transact } from '../../src/catalog/open.ts';
import { updateCatalog } from '../../src/catalog/update.ts';
import type { Archive } from '../../src/store/index.ts';
import { makeArchive } from '../store/helpers.ts';
import { article, headlines, indexed, ingestAll } from './support.ts';

async function readOnlyOf(archive: Archive): Promise<Catalog> {
  const { catalog: writing } = await indexed(archive);
  writing.database.pragma('wal_checkpoint(TRUNCATE)');
  writing.close();
  const catalog = await openCatalog(archive, { readOnly: true });
  onTestFinished(() => catalog.close());
  return catalog;
}

it('answers, and writes nothing', async () => {
  const archive = await makeArchive();
  await ingestAll(archive, 'one', [article('Sumur kering', 'Sumur desa kering sejak Mei.')]);
  const catalog = await readOnlyOf(archive);
  expect(await headlines(catalog, { words: 'sumur' })).toEqual(['Sumur kering']);
  expect(await updateCatalog(catalog)).toEqual({ indexed: 0, removed: 0, damaged: 0 });
  const writing = guarded(archive, () =>
    transact(catalog.database, () => catalog.database.exec('DELETE FROM body')),
  );
  await expect(writing).rejects.toMatchObject({ name: 'CatalogError', code: 'read-only' });
});

it('says what to do when it is behind', async () => {
  const archive = await makeArchive();
  await ingestAll(archive, 'one', [article('Sumur kering', 'Sumur desa kering sejak Mei.')]);
  const catalog = await readOnlyOf(archive);
  await ingestAll(archive, 'two', [article('Hujan turun', 'Hujan turun di desa.')]);
  await expect(updateCatalog(catalog)).rejects.toThrow(
    `${archive.folder}/index/catalog.db' cannot be written (it is behind the archive): run kliping index`,
  );
});

it('knows the kind of an error by its extended code', () => {
  const coded = (code: unknown) => engineCode(Object.assign(new Error('x'), { code }));
  expect(coded('UNKNOWN_SQLITE_ERROR_1544')).toBe('SQLITE_READONLY');
  expect(coded('UNKNOWN_SQLITE_ERROR_517')).toBe('SQLITE_BUSY');
  expect(coded('UNKNOWN_SQLITE_ERROR_267')).toBe('SQLITE_CORRUPT');
  expect(coded('UNKNOWN_SQLITE_ERROR_1')).toBe('SQLITE_ERROR');
  expect(coded('SQLITE_FULL')).toBe('SQLITE_FULL');
  expect(coded('ENOENT')).toBeUndefined();
});

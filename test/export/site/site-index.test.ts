import { expect, it, vi } from 'vitest';
import type { Database } from '../../../src/catalog/engine.ts';
import { explainedTemporary, SiteIndex } from '../../../src/export/site/site-index/site-index.ts';
import { archiveOf } from '../dataset/helpers.ts';
import { site } from './helpers.ts';

const tables = (database: Database, schema: string): string[] =>
  database
    .prepare(`SELECT name FROM ${schema} WHERE type = 'table' ORDER BY name`)
    .all()
    .map(({ name }) => name as string);

it('keeps whatever grows with the articles in a file, not in memory', async () => {
  const open = SiteIndex.open.bind(SiteIndex);
  const found: { memory: string[]; file: string[]; store: unknown }[] = [];
  const spy = vi.spyOn(SiteIndex, 'open').mockImplementation(async () => {
    const index = await open();
    const close = index.close.bind(index);
    vi.spyOn(index, 'close').mockImplementation(() => {
      const [store] = index.database.pragma('temp_store');
      found.push({
        memory: tables(index.database, 'main.sqlite_schema'),
        file: tables(index.database, 'sqlite_temp_schema'),
        store: store!.temp_store,
      });
      close();
    });
    return index;
  });
  try {
    const text = 'Feri tiba\n\n"Feri itu tiba di Ambon," kata Budi Santoso di Jakarta.';
    await site(await archiveOf([{ name: 'a.txt', text, metadata: { language: 'id' } }]), {
      search: true,
    });
  } finally {
    spy.mockRestore();
  }
  // 1 is a file.
  expect(found).toMatchObject([{ memory: [], store: 1 }]);
  for (const name of ['article', 'mention', 'file', 'searched'])
    expect(found[0]!.file).toContain(name);
});

it('names the folder of temporary files when it is full, and leaves other errors as they are', () => {
  const full = Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
  expect(explainedTemporary(full)).toMatchObject({
    name: 'StoreIoError',
    code: 'SQLITE_FULL',
    message: expect.stringMatching(
      /^Could not use '.+': database or disk is full\. .*SQLITE_TMPDIR/,
    ),
  });
  const other = new Error('anything');
  expect(explainedTemporary(other)).toBe(other);
});

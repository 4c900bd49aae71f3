import { readdirSync, readlinkSync } from 'node:fs';
import { expect, it, vi } from 'vitest';
import type { Database } from '../../../src/catalog/engine.ts';
import { SiteIndex } from '../../../src/export/site/site-index/site-index.ts';
import {
  explainedTemporary,
  temporaryFolder,
} from '../../../src/export/site/site-index/temporary.ts';
import { archiveOf } from '../dataset/helpers.ts';
import { site } from './helpers.ts';

const tables = (database: Database, schema: string): string[] =>
  database
    .prepare(`SELECT name FROM ${schema} WHERE type = 'table' ORDER BY name`)
    .all()
    .map(({ name }) => name as string);

it('keeps whatever grows with the articles in temporary tables', async () => {
  const open = SiteIndex.open.bind(SiteIndex);
  const found: { memory: string[]; file: string[] }[] = [];
  const spy = vi.spyOn(SiteIndex, 'open').mockImplementation(async () => {
    const index = await open();
    const close = index.close.bind(index);
    vi.spyOn(index, 'close').mockImplementation(() => {
      found.push({
        memory: tables(index.database, 'main.sqlite_schema'),
        file: tables(index.database, 'sqlite_temp_schema'),
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
  expect(found).toMatchObject([{ memory: [] }]);
  for (const name of ['article', 'mention', 'file', 'searched'])
    expect(found[0]!.file).toContain(name);
});

it.runIf(process.platform === 'linux')('has a file that nobody else can open', async () => {
  const index = await SiteIndex.open();
  const isFile = (): boolean =>
    readdirSync('/proc/self/fd').some((fd) => {
      try {
        return readlinkSync(`/proc/self/fd/${fd}`).startsWith(`${temporaryFolder()}/etilqs_`);
      } catch {
        return false;
      }
    });
  try {
    index.database.exec('PRAGMA temp.cache_size = 10');
    expect(isFile()).toBe(false);
    for (let at = 0; at < 1000; at++) index.pages.add(`${at}/${'x'.repeat(200)}/`, '');
    expect(isFile()).toBe(true);
  } finally {
    index.close();
  }
});

it('names the folder of temporary files when it is full, and leaves other errors as they are', () => {
  const thrown = (code: string): Error => Object.assign(new Error('full'), { code });
  expect(explainedTemporary(thrown('SQLITE_FULL'))).toMatchObject({
    name: 'StoreIoError',
    code: 'SQLITE_FULL',
    path: temporaryFolder(),
    message: expect.stringMatching(/^Could not use '.+': full\. .*(?:SQLITE_TMPDIR|TEMP)/),
  });
  for (const other of [thrown('SQLITE_CONSTRAINT'), thrown('ENOSPC'), new Error('anything')]) {
    expect(explainedTemporary(other)).toBe(other);
  }
});

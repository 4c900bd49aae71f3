import { readdirSync, readlinkSync } from 'node:fs';
import { expect, it, vi } from 'vitest';
import type { Database } from '../../../src/catalog/engine.ts';
import { SiteIndex } from '../../../src/export/site/site-index/site-index.ts';
import {
  explainedTemporary,
  temporaryFolder,
} from '../../../src/export/site/site-index/temporary.ts';
import { archiveOf, BRIDGE, FERRY, MARKET } from '../dataset/helpers.ts';
import { site } from './helpers.ts';

const tables = (database: Database, schema: string): string[] =>
  database
    .prepare(`SELECT name FROM ${schema} WHERE type = 'table' ORDER BY name`)
    .all()
    .map(({ name }) => name as string);

/** Writes a site, and looks at its index before it is closed. */
async function siteWith(look: (database: Database, queries: ReadonlySet<string>) => void) {
  const open = SiteIndex.open.bind(SiteIndex);
  const spy = vi.spyOn(SiteIndex, 'open').mockImplementation(async () => {
    const index = await open();
    const close = index.close.bind(index);
    const prepare = vi.spyOn(index.database, 'prepare');
    vi.spyOn(index, 'close').mockImplementation(() => {
      look(index.database, new Set(prepare.mock.calls.map(([sql]) => sql)));
      close();
    });
    return index;
  });
  try {
    await site(await archiveOf([FERRY, MARKET, BRIDGE]), {
      search: true,
      entities: { minimum: 1 },
    });
  } finally {
    spy.mockRestore();
  }
}

it('keeps whatever grows with the articles in temporary tables', async () => {
  await siteWith((database) => {
    expect(tables(database, 'main.sqlite_schema')).toEqual([]);
    for (const name of ['article', 'mention', 'file', 'searched']) {
      expect(tables(database, 'sqlite_temp_schema')).toContain(name);
    }
  });
  expect.assertions(5);
});

it('sorts nothing for what it reads page by page', async () => {
  const sorted: string[] = [];
  let pages = 0;
  await siteWith((database, queries) => {
    for (const sql of queries) {
      if (!/^\s*SELECT.*> \?.*LIMIT/s.test(sql)) continue;
      pages++;
      const plan = database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all();
      if (plan.some(({ detail }) => /TEMP B-TREE/.test(String(detail)))) sorted.push(sql);
    }
  });
  expect(sorted).toEqual([]);
  expect(pages).toBeGreaterThan(10);
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

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { openFresh } from '../../src/catalog/keep.ts';
import { removeCatalog } from '../../src/catalog/open.ts';
import { startReadingAhead } from '../../src/catalog/reading-ahead.ts';
import {
  type Archive,
  type CaptureLine,
  listBatches,
  nodeFiles,
  readCapturePlaces,
  readCaptures,
} from '../../src/store/index.ts';
import { collect, makeArchive } from '../store/helpers.ts';
import { article, ingestAll } from './support.ts';

const REAL = pathToFileURL('dist/catalog/facts-thread.js');
const EXITING = new URL('./exiting-thread.mjs', import.meta.url);
const UNSOUND = new URL('./unsound-thread.mjs', import.meta.url);
const MISSING = new URL('./no-such-thread.mjs', import.meta.url);

const MANY = Array.from({ length: 120 }, (_, at) =>
  article(
    `Pasar ke-${at} dibuka`,
    `"Kami senang," kata Budi Santoso di Jakarta pada hari ke-${at}.`,
  ),
);

/** An archive on the real disk, which threads see. */
async function archiveOfMany(): Promise<Archive> {
  const archive = { ...(await makeArchive()), files: nodeFiles };
  await ingestAll(archive, 'one', MANY);
  return archive;
}

/** What the catalog holds, table by table. */
async function indexedBy(archive: Archive, module?: URL) {
  await removeCatalog(archive);
  const damaged: string[] = [];
  const { catalog, report } = await openFresh(archive, {
    create: true,
    ahead: { few: 3, threads: module ? 2 : 0, ...(module && { module }) },
    onDamage: ({ path, offset }) => damaged.push(`${path} ${offset}`),
  });
  const tables = ['article', 'body', 'place', 'mention', 'entity', 'spoken', 'speaker'];
  const rows = tables.map((table) => catalog.database.prepare(`SELECT * FROM ${table}`).all());
  catalog.close();
  return { report, damaged, rows };
}

describe('startReadingAhead', () => {
  it('passes lines on in their order, and reads ahead what most of the records say', async () => {
    const archive = await archiveOfMany();
    const [batch] = await listBatches(archive);
    const ahead = startReadingAhead(archive, { few: 3, threads: 1, module: REAL });
    const isWanted = ({ name }: CaptureLine): boolean => !name.includes('9');
    const lines = await collect(ahead.through(readCapturePlaces(archive, batch!), isWanted));
    await ahead.close();
    expect(lines.map(({ place }) => place.line.id)).toEqual(
      (await collect(readCaptures(archive, 'one'))).map(({ id }) => id),
    );
    for (const [at, { place, facts }] of lines.entries()) {
      const isRead = at >= 3 && at < 103 && isWanted(place.line);
      expect(facts?.id).toBe(isRead ? place.line.id : undefined);
    }
  });
});

describe('updateCatalog', () => {
  it('makes the same catalog with what was read ahead, and where the threads end', async () => {
    const archive = await archiveOfMany();
    const alone = await indexedBy(archive);
    expect(alone.report).toEqual({ indexed: 120, removed: 0, damaged: 0 });
    for (const module of [REAL, EXITING, UNSOUND, MISSING]) {
      expect(await indexedBy(archive, module)).toEqual(alone);
    }
  });

  it('tells of damage that a thread met as of any', async () => {
    const archive = await archiveOfMany();
    const [, , , , fifth] = await collect(readCaptures(archive, 'one'));
    const [batch] = await listBatches(archive);
    const path = join(batch!.path, 'v1/content', fifth!.record.file);
    const bytes = readFileSync(path);
    bytes[fifth!.record.offset + 20]! ^= 1;
    writeFileSync(path, bytes);
    const { report, damaged } = await indexedBy(archive, REAL);
    expect(report).toEqual({ indexed: 119, removed: 0, damaged: 1 });
    expect(damaged).toEqual([`${path} ${fifth!.record.offset}`]);
  });
});

/** Counts by names: right whatever is called so, and without sorting all mentions. */
import { expect, it } from 'vitest';
import { findArticles } from '../../src/catalog/find.ts';
import type { Catalog } from '../../src/catalog/open.ts';
import { countArchive, statsOf } from '../../src/catalog/stats.ts';
import type { ArchiveRecord } from '../../src/record/types.generated.ts';
import type { Archive } from '../../src/store/index.ts';
import { makeArchive } from '../store/helpers.ts';
import { indexed, ingestAll } from './support.ts';

/** So many that one of them is few. */
const ARTICLES = 30;

const TYPES = ['Person', 'Place', 'Organization'];

/** Articles of which each names what several others name, one of them as several things. */
async function filled(): Promise<Archive> {
  const archive = await makeArchive();
  const articles = Array.from({ length: ARTICLES }, (_, number) => ({
    text: `Kabar ${number}\n\nJembatan ${number % 2 === 0 ? 'genap' : 'ganjil'} itu diperbaiki.`,
    change(record: ArchiveRecord): void {
      const mention = { id: 'm1', sameAs: [] };
      const named = ['Jakarta', 'JAKARTA', `Kota ${number % 3}`, `Desa ${number}`];
      record.mentions = [
        ...TYPES.slice(number % 3).map((type) => ({ ...mention, type, name: 'Jakarta' })),
        ...named.map((name) => ({ ...mention, type: 'Place', name })),
      ] as unknown as ArchiveRecord['mentions'];
      const quotation = { kind: 'direct', content: [], speaker: { name: `Siti ${number % 4}` } };
      record.quotations = [quotation] as unknown as ArchiveRecord['quotations'];
    },
  }));
  await ingestAll(archive, 'one', articles);
  return archive;
}

/** A catalog that notes how the engine goes about what it is asked. */
function watched(catalog: Catalog): { catalog: Catalog; plans: string[] } {
  const { database } = catalog;
  const plans: string[] = [];
  const prepare = (sql: string) => {
    if (/JOIN (?:mention|spoken)/.test(sql)) {
      const values = sql.includes('?') ? [10] : [];
      const steps = database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...values);
      plans.push(steps.map(({ detail }) => detail).join('\n'));
    }
    return database.prepare(sql);
  };
  return { catalog: { ...catalog, database: { ...database, prepare } }, plans };
}

it('sorts no mentions to count what all articles name, and scans none for a few', async () => {
  const { catalog, plans } = watched((await indexed(await filled())).catalog);
  await statsOf(catalog);
  await findArticles(catalog, {}, { counts: ['entity', 'speaker'] });
  expect(plans).toHaveLength(4);
  for (const plan of plans) expect(plan).not.toContain('GROUP BY');
  plans.length = 0;
  await findArticles(catalog, { words: '7' }, { counts: ['entity', 'speaker'] });
  expect(plans).toHaveLength(2);
  for (const plan of plans) expect(plan).not.toMatch(/SCAN (?!hits)/);
});

it('counts the articles of a name once each, however few are found', async () => {
  const archive = await filled();
  const { catalog } = await indexed(archive);
  const stats = await statsOf(catalog);
  expect(stats).toEqual(await countArchive(archive));
  expect(stats.entities.slice(0, 5)).toEqual([
    { value: 'JAKARTA', count: ARTICLES },
    { value: 'Jakarta', count: ARTICLES },
    ...[0, 1, 2].map((number) => ({ value: `Kota ${number}`, count: ARTICLES / 3 })),
  ]);
  const counted = async (words?: string) => {
    const question = words === undefined ? {} : { words };
    const counts = ['entity', 'speaker'] as const;
    return (await findArticles(catalog, question, { counts, values: 20 })).counts;
  };
  expect(await counted()).toEqual({ entity: stats.entities, speaker: stats.speakers });
  expect((await counted('genap')).entity!.slice(0, 3)).toEqual([
    { value: 'JAKARTA', count: ARTICLES / 2 },
    { value: 'Jakarta', count: ARTICLES / 2 },
    { value: 'Kota 0', count: ARTICLES / 6 },
  ]);
  expect(await counted('7')).toEqual({
    entity: ['Desa 7', 'JAKARTA', 'Jakarta', 'Kota 1'].map((value) => ({ value, count: 1 })),
    speaker: [{ value: 'Siti 3', count: 1 }],
  });
});

/** Finding articles by what people decided of their claims and quotations. */
import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { erase } from '../../src/archive/erase.ts';
import { reprocess } from '../../src/archive/reprocess.ts';
import { decideClaims } from '../../src/archive/reviews/decide.ts';
import { readReviewed } from '../../src/archive/reviews/newest.ts';
import { stateOf, WORK_STATES } from '../../src/archive/reviews/states.ts';
import { readWorklist } from '../../src/archive/reviews/worklist.ts';
import { checkCatalog } from '../../src/catalog/check.ts';
import type { ReviewFilter } from '../../src/catalog/filters.ts';
import { findArticles } from '../../src/catalog/find.ts';
import { eraseFromCatalog } from '../../src/catalog/keep.ts';
import { countArchive, statsOf } from '../../src/catalog/stats.ts';
import { type Archive, listDerived, openArchive, readAllMade } from '../../src/store/index.ts';
import { contentPath } from '../../src/store/object.ts';
import { newsArchive, publishShared, sharedClaim, take } from '../archive/reviews/helpers.ts';
import { collect, flipBit, hastyFiles, makeFolder } from '../store/helpers.ts';
import { headlines, indexBytes, indexed, keep } from './support.ts';

const STATES: readonly ReviewFilter[] = [...WORK_STATES, 'none'];

const news = async () => newsArchive(join(await makeFolder(), 'archive'));

/** Decides of the claim that stands in two articles, or of another. */
async function decide(
  archive: Archive,
  value: 'accepted' | 'rejected',
  batch: string,
  more: { id?: string; now?: string } = {},
): Promise<void> {
  const id = more.id ?? (await sharedClaim(archive)).id;
  const now = more.now ?? '2026-02-10T09:00:00Z';
  await decideClaims(archive, [id], { value, now, batch, onOutcome: () => {} });
}

/** The ids of the articles of each state, as the index has it. */
async function found(archive: Archive): Promise<Record<string, string[]>> {
  const { catalog } = await indexed(archive);
  const states: Record<string, string[]> = {};
  for (const review of STATES) {
    const { articles } = await findArticles(catalog, { review });
    states[review] = articles.map(({ id }) => id).sort();
  }
  return states;
}

/** The same by reading every record and document. */
async function read(archive: Archive): Promise<Record<string, string[]>> {
  const states = Object.fromEntries(STATES.map((state) => [state, [] as string[]]));
  for await (const { entry, reviews } of readReviewed(archive)) {
    const own = new Set<string>((reviews?.items ?? []).map(stateOf));
    for (const state of own.size === 0 ? ['none'] : own) states[state]!.push(entry.id);
  }
  return Object.fromEntries(Object.entries(states).map(([state, ids]) => [state, ids.sort()]));
}

async function expectAgreement(archive: Archive): Promise<void> {
  expect(await found(archive)).toEqual(await read(archive));
  const { catalog } = await indexed(archive);
  expect(await statsOf(catalog)).toEqual(await countArchive(archive));
  expect(await checkCatalog(archive)).toEqual([]);
}

describe('the catalog', () => {
  it('finds and counts articles by the state of their reviews, as it changes', async () => {
    const archive = await news();
    expect((await found(archive)).none).toHaveLength(3);
    await decide(archive, 'accepted', 'a1');
    expect(await found(archive)).toMatchObject({ accepted: { length: 2 }, none: { length: 1 } });
    await publishShared(archive);
    const { catalog } = await indexed(archive);
    const { total, counts } = await findArticles(catalog, {}, { counts: ['review'] });
    expect(total).toBe(3);
    expect(counts.review).toEqual([
      { value: 'published', count: 2 },
      { value: null, count: 1 },
    ]);
    expect(await headlines(catalog, { review: 'published', words: 'banjir' })).toEqual([
      'Banjir Lindor',
    ]);
    expect((await statsOf(catalog)).reviews).toEqual([{ value: 'published', count: 2 }]);
    await expectAgreement(archive);
  });

  it('keeps the states of an article that gets another record, or is indexed anew', async () => {
    const archive = await news();
    await publishShared(archive);
    const before = await found(archive);
    await reprocess(archive, { now: '2026-03-01T00:00:00Z', pipeline: { keepNoise: true } });
    expect(await found(archive)).toEqual(before);
    await rm(join(archive.folder, 'index'), { recursive: true });
    expect(await found(archive)).toEqual(before);
    await expectAgreement(archive);
  });

  it('lets what was decided last hold where two processes decided at once', async () => {
    const archive = await news();
    const twin = join(await makeFolder(), 'twin');
    await cp(archive.folder, twin, { recursive: true });
    const other = await openArchive(twin, { files: hastyFiles });
    await decide(archive, 'accepted', 'z-first', { now: '2026-02-10T09:00:00Z' });
    await decide(other, 'rejected', 'a-last', { now: '2026-02-11T09:00:00Z' });
    const [object] = await listDerived(other);
    const path = object!.path.slice(other.folder.length);
    await cp(join(twin, path), join(archive.folder, path), { recursive: true });
    const [one, two] = await readWorklist(archive).then((all) =>
      all.map(({ state }) => state).filter((state) => state !== 'draft'),
    );
    expect([one, two]).toEqual(['rejected', undefined]);
    expect(await found(archive)).toMatchObject({ accepted: [], rejected: { length: 2 } });
    await expectAgreement(archive);
  });

  it('counts articles whose reviews are damaged, but not those reviews', async () => {
    const archive = await news();
    await decide(archive, 'accepted', 'a1');
    const [review] = await collect(readAllMade(archive));
    const { file, offset, length } = review!.record;
    const [derived] = await listDerived(archive);
    await flipBit(contentPath(derived!.path, file), (offset + length - 12) * 8);
    const damages: string[] = [];
    const counted = await countArchive(archive, ({ path }) => damages.push(path));
    expect(counted).toMatchObject({ captures: 3, damaged: 1, reviews: [{ count: 1 }] });
    expect(damages).toEqual([expect.stringContaining(file)]);
    const { catalog } = await indexed(archive);
    expect(await statsOf(catalog)).toEqual(counted);
  });

  it('has nothing of what was decided of erased articles', async () => {
    const archive = await news();
    await publishShared(archive);
    await decide(archive, 'rejected', 'a2', {
      id: (await readWorklist(archive)).find(({ state }) => state === 'draft')!.id,
    });
    const { published } = await found(archive);
    const texts: string[] = [];
    for await (const { entry, sha256 } of readReviewed(archive)) {
      if (published!.includes(entry.id)) texts.push(sha256);
    }
    // Decisions name the text that they are about.
    expect(texts.filter((sha256) => indexBytes(archive).includes(sha256))).toHaveLength(2);
    const [first] = published!;
    await erase(archive, [first!], { reason: 'test', now: '2026-03-01T00:00:00Z' });
    expect(await eraseFromCatalog(archive)).toBeUndefined();
    expect((await found(archive)).published).toEqual(published!.slice(1));
    await expectAgreement(archive);
    await erase(archive, published!.slice(1), { reason: 'test', now: '2026-03-02T00:00:00Z' });
    expect(await eraseFromCatalog(archive)).toBeUndefined();
    expect(texts.filter((sha256) => indexBytes(archive).includes(sha256))).toEqual([]);
    expect(await found(archive)).toMatchObject({ published: [] });
    await expectAgreement(archive);
  });

  it('says what the documents say, whatever was decided in which order', async () => {
    const step = fc.record({
      of: fc.nat({ max: 9 }),
      what: fc.constantFrom('accepted', 'rejected', 'in review', 'erase', 'index' as const),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 6 }), async (steps) => {
        const archive = await news();
        for (const [number, { of, what }] of steps.entries()) {
          const list = await readWorklist(archive);
          if (list.length === 0) break;
          const { id, appearances } = list[of % list.length]!;
          const batch = `b${number}`;
          const now = `2026-02-1${number}T09:00:00Z`;
          if (what === 'index') await keep(archive);
          else if (what === 'erase') {
            await erase(archive, [appearances[0]!.capture], { reason: 'test', now });
          } else if (what === 'in review') {
            await take(archive, [{ id, decision: what }], { now, batch });
          } else await decide(archive, what, batch, { id, now });
        }
        await expectAgreement(archive);
      }),
      { numRuns: 8 },
    );
  });
});

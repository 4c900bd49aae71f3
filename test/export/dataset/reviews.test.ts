import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { decideClaims } from '../../../src/archive/reviews/decide.ts';
import { exportAnnotations } from '../../../src/export/annotations/export.ts';
import {
  FILLED,
  NOW,
  newsArchive,
  publishShared,
  sharedClaim,
} from '../../archive/reviews/helpers.ts';
import { makeFolder, readTree } from '../../store/helpers.ts';
import { jsonRows, parquetRows, release } from './helpers.ts';

it('published reviews are rows that lead to their claims, and change what is told of an article', async () => {
  const archive = await newsArchive(join(await makeFolder(), 'archive'));
  const before = await release(archive);
  expect(jsonRows(before.path, 'reviews')).toEqual([]);
  await publishShared(archive);
  const { path, receipt } = await release(archive, { previous: before.path, version: '1.1.0' });
  const reviews = jsonRows(path, 'reviews');
  expect(reviews).toHaveLength(2);
  expect(await parquetRows(path, 'reviews')).toEqual(reviews);
  const claims = jsonRows(path, 'claims');
  for (const review of reviews) {
    expect(review).toMatchObject({
      state: 'published',
      verdict: FILLED.verdict,
      checker_name: FILLED.checker,
      url: FILLED.review_url,
      date_published: FILLED.review_date,
      sources: FILLED.sources.split('\n'),
    });
    const claim = claims.find(
      (each) => each.capture === review.capture && each.claim === review.claim,
    );
    expect(claim!.text).toContain('tidak pernah menerima dana tanggul');
  }
  expect(receipt.changes).toEqual({ added: 0, changed: 2, withdrawn: 0 });
});

it('what a person rejected is in no release, and what was accepted says so', async () => {
  const archive = await newsArchive(join(await makeFolder(), 'archive'));
  const { id } = await sharedClaim(archive);
  const before = await release(archive);
  const of = (path: string) =>
    jsonRows(path, 'claims').filter(({ text }) => (text as string).includes('menerima dana'));
  expect(of(before.path).map(({ decision }) => decision)).toEqual([null, null]);
  await decideClaims(archive, [id], {
    value: 'accepted',
    now: NOW,
    batch: 'a1',
    onOutcome: () => {},
  });
  expect(of((await release(archive)).path).map(({ decision }) => decision)).toEqual([
    'accepted',
    'accepted',
  ]);
  await decideClaims(archive, [id], {
    value: 'rejected',
    now: NOW,
    batch: 'a2',
    onOutcome: () => {},
  });
  const after = await release(archive);
  expect(of(after.path)).toEqual([]);
  const file = join(await makeFolder(), 'a.jsonl');
  await exportAnnotations(archive, file);
  const claims = jsonRows(after.path, 'claims').length;
  const questioned = readFileSync(file, 'utf8').match(/"motivation":"questioning"/g);
  expect(questioned).toHaveLength(claims);
  const articles = jsonRows(after.path, 'articles');
  const counted = articles.reduce((sum, row) => sum + (row.claim_count as number), 0);
  expect(counted).toBe(jsonRows(after.path, 'claims').length);
  expect((await readTree(after.path)).size).toBe((await readTree(before.path)).size);
});

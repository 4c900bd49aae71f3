import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listArticles } from '../../../../src/export/dataset/listing.ts';
import { articlePath } from '../../../../src/export/site/addresses.ts';
import { reviewedClaims, reviewsFeed } from '../../../../src/export/site/machines/reviews.ts';
import { publicArticle } from '../../../../src/export/site/public-article.ts';
import { SiteIndex } from '../../../../src/export/site/site-index/site-index.ts';
import type {
  ArchiveRecord,
  ReviewLayer,
  ReviewState,
} from '../../../../src/record/types.generated.ts';
import { FILLED, newsArchive, publishShared, take } from '../../../archive/reviews/helpers.ts';
import { makeFolder } from '../../../store/helpers.ts';
import { googleProblems } from '../../../support/google/check.ts';
import { wordProblems } from '../../../support/graphs.ts';
import { BASE, settings, site } from '../helpers.ts';

const archive = async () => newsArchive(join(await makeFolder(), 'news'));
const LATER = '2026-04-01T00:00:00Z';
const STATES: ReviewState[] = ['draft', 'in review', 'published', 'corrected', 'withdrawn'];

describe('the feed of reviews', () => {
  it('has a complete ClaimReview of what is published, with all articles that the claim is in', async () => {
    const news = await archive();
    await publishShared(news);
    const { tree } = await site(news);
    const feed = JSON.parse(tree.get('reviews.jsonld')!.toString('utf8'));
    expect(googleProblems(feed)).toEqual([]);
    expect(wordProblems(feed)).toEqual([]);
    expect(feed.dateModified).toMatch(/Z$/);
    const [element, ...more] = feed.dataFeedElement;
    expect(more).toEqual([]);
    expect(element.url).toBe(FILLED.review_url);
    const [review] = element.item;
    expect(review).toMatchObject({
      '@type': 'ClaimReview',
      creativeWorkStatus: 'Published',
      reviewRating: { alternateName: 'False' },
    });
    const urls: string[] = review.itemReviewed.appearance.map(({ url }: { url: string }) => url);
    expect(urls).toHaveLength(2);
    for (const url of urls) expect(tree.has(`${url.slice(BASE.length)}index.html`)).toBe(true);
    expect(JSON.stringify(feed)).not.toContain('"@id"');
  });

  it('is empty while nothing is published, and again once it is withdrawn', async () => {
    const news = await archive();
    const before = await site(news);
    const of = (tree: ReadonlyMap<string, Buffer>) =>
      JSON.parse(tree.get('reviews.jsonld')!.toString('utf8')).dataFeedElement;
    expect(of(before.tree)).toEqual([]);
    const { id } = await publishShared(news);
    const withdrawn = { id, decision: 'withdrawn', note: 'Sumber ditarik' };
    expect(of((await site(news, {}, { out: before.path })).tree)).toHaveLength(1);
    expect((await take(news, [withdrawn], { now: LATER })).report.stored).toBe(1);
    expect(of((await site(news, {}, { out: before.path })).tree)).toEqual([]);
  });

  it('leaks no review that is not published, whatever states claims are in', async () => {
    const news = await archive();
    await publishShared(news);
    const articles: { path: string; record: ArchiveRecord; layer: ReviewLayer | undefined }[] = [];
    for (const listed of (await listArticles(news)).inOrder()) {
      articles.push({
        path: articlePath(listed.id),
        record: JSON.parse(Buffer.from(await listed.record()).toString('utf8')),
        layer: await listed.reviews(),
      });
    }
    const reviewed = articles.filter(({ layer }) => layer);
    expect(reviewed).toHaveLength(2);
    const state = fc.record({ state: fc.constantFrom(...STATES), hasVerdict: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.tuple(state, state), async (states) => {
        const index = await SiteIndex.open();
        try {
          const published: string[] = [];
          for (const [arrived, { path, record, layer }] of articles.entries()) {
            const at = reviewed.findIndex((each) => each.path === path);
            const own = structuredClone(layer);
            for (const item of own?.items ?? []) {
              if (!item.review) continue;
              const { state: now, hasVerdict } = states[at]!;
              item.review.state = now;
              item.review.verdict!.rating.verdict = `verdict ${at}`;
              item.review.verdict!.url = `https://www.cektepi.example/${at}`;
              if (!hasVerdict) delete item.review.verdict;
              if (hasVerdict && (now === 'published' || now === 'corrected'))
                published.push(`verdict ${at}`);
            }
            const article = publicArticle(record, own, settings());
            const changed = '2026-02-10T09:00:00Z';
            index.add({ id: record.id, arrived, path, article, changed });
          }
          index.finish(2);
          const all = reviewedClaims(index.database);
          const feed = JSON.parse(
            [...reviewsFeed(all, index.articles.changed, settings())].join(''),
          );
          const verdicts = feed.dataFeedElement.flatMap(
            ({ item }: { item: { reviewRating: { alternateName: string } }[] }) =>
              item.map(({ reviewRating }) => reviewRating.alternateName),
          );
          expect(verdicts.sort()).toEqual(published.sort());
          expect(JSON.stringify(feed)).not.toMatch(/Draft|potentialAction/);
        } finally {
          index.close();
        }
      }),
      { numRuns: 60 },
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { claimReviewNode } from '../../src/jsonld/claim-review.ts';
import { type PublicGraph, publish, type Site } from '../../src/jsonld/publish.ts';
import { renderPage } from '../../src/page/index.ts';
import type { ReviewItem, ReviewState } from '../../src/record/types.generated.ts';
import { claimReviewErrors, graphErrors, reviewErrors } from '../../src/record/validate.ts';
import { isPublic } from '../../src/review/states.ts';
import { annotatedRecord } from '../support/record.ts';
import { reviewIn, reviewsOf, TIME, VERDICT } from '../support/reviews.ts';
import { nodeOf } from './helpers.ts';

const record = annotatedRecord();
const STATES: ReviewState[] = ['draft', 'in review', 'published', 'corrected', 'withdrawn'];
const accepted = { value: 'accepted', time: TIME } as const;
const rejected = { value: 'rejected', time: TIME } as const;

const published = (items: Partial<ReviewItem>[], site?: Site): PublicGraph =>
  publish(record, site, reviewsOf(record, items));

describe('a published review', () => {
  it('is a complete ClaimReview of the claim in the graph', () => {
    const graph = published([{ review: reviewIn('published') }]);
    const node = nodeOf(graph, '#review-c1');
    expect(claimReviewErrors(node)).toEqual([]);
    expect(node).toEqual({
      '@type': 'ClaimReview',
      '@id': '#review-c1',
      url: VERDICT.url,
      claimReviewed: VERDICT.claimReviewed,
      creativeWorkStatus: 'Published',
      datePublished: '2026-01-31',
      author: { '@type': 'Organization', name: 'Cek Tepi', url: 'https://cektepi.example' },
      reviewRating: {
        '@type': 'Rating',
        alternateName: 'Sebagian benar',
        ratingValue: 3,
        worstRating: 1,
        bestRating: 5,
      },
      itemReviewed: {
        '@type': 'Claim',
        '@id': '#c1',
        text: 'Biayanya naik 40 persen,',
        appearance: [{ '@type': 'NewsArticle', '@id': '#article' }],
      },
      citation: [
        { '@type': 'CreativeWork', url: 'https://data.example/biaya' },
        { '@type': 'CreativeWork', name: 'Notulen rapat 3 Mei' },
      ],
    });
  });

  it('has no secret in its addresses, be they sound or not', () => {
    const verdict = {
      ...VERDICT,
      url: `${VERDICT.url}?access_token=RAHASIA&page=2`,
      checker: { ...VERDICT.checker, url: 'https://me:RAHASIA@cektepi.example/' },
      sources: [
        'https://data.example/biaya?sig=RAHASIAaB3x9Zk0PqLm7Rt#a',
        'https://me:RAHASIA@data.example/é?token=RAHASIA',
        'Surat dari kepala desa?',
      ],
    };
    const graph = published([{ review: reviewIn('published', verdict) }]);
    expect(JSON.stringify(graph)).not.toContain('RAHASIA');
    const node = nodeOf(graph, '#review-c1');
    expect(claimReviewErrors(node)).toEqual([]);
    expect(node).toMatchObject({
      url: `${VERDICT.url}?page=2`,
      author: { url: 'https://cektepi.example/' },
      citation: [
        { url: 'https://data.example/biaya#a' },
        { name: 'https://data.example/é' },
        { name: 'Surat dari kepala desa?' },
      ],
    });
  });

  it('shows on the page the verdict that is marked up', () => {
    const graph = published([{ review: reviewIn('corrected') }]);
    const html = renderPage(record, { graph });
    const [, shown] = /Checked: <strong><a href="([^"]+)"><bdi>Sebagian benar<\/bdi>/.exec(html)!;
    expect(shown).toBe(VERDICT.url);
    expect(html).toContain('"alternateName":"Sebagian benar"');
    const other = { ...VERDICT, rating: { verdict: 'Keliru', scale: 'x' } };
    const changed = renderPage(record, {
      graph: published([{ review: reviewIn('published', other) }]),
    });
    expect(changed).toContain('<bdi>Keliru</bdi>');
    expect(changed).not.toContain('Sebagian benar');
  });

  it.each(STATES)('is public or not when it is %s', (state) => {
    const graph = published([{ review: reviewIn(state) }]);
    const isThere = nodeOf(graph, '#review-c1') !== undefined;
    expect(isThere).toBe(state === 'published' || state === 'corrected');
    expect(renderPage(record, { graph }).includes('Sebagian benar')).toBe(isThere);
  });

  it('goes with the claim when that is rejected', () => {
    const graph = published([{ review: reviewIn('published'), decision: rejected }]);
    expect(nodeOf(graph, '#c1')).toBeUndefined();
    expect(nodeOf(graph, '#review-c1')).toBeUndefined();
  });

  it('is a node of no other state', () => {
    const subject = { text: 'x', appearance: [] };
    for (const state of STATES) {
      const node = claimReviewNode(reviewIn(state), subject);
      expect(node !== null, state).toBe(state === 'published' || state === 'corrected');
    }
    const { verdict: _verdict, ...bare } = reviewIn('published');
    expect(claimReviewNode(bare, subject)).toBeNull();
  });
});

describe('an acceptance', () => {
  it('lets through what was kept back, as long as the speaker is the same', () => {
    const item = { about: 'quotation', id: 'q1', decision: accepted } as const;
    expect(nodeOf(publish(record), '#q1')).toBeUndefined();
    expect(nodeOf(published([item]), '#q1')).toBeDefined();
    expect(nodeOf(published([{ ...item, attributedTo: 'Orang lain' }]), '#q1')).toBeUndefined();
  });

  it('gives a claim its author', () => {
    const { claims } = record;
    const claimant = record.quotations.find(({ id }) => id === 'q2')!.speaker!;
    const named = { ...record, claims: [{ ...claims[1]!, claimant }] };
    const item = { id: 'c2', decision: accepted } as const;
    const authorIn = (graph: PublicGraph) => nodeOf(graph, '#c2');
    expect(authorIn(publish(named))).not.toHaveProperty('author');
    const graph = publish(named, {}, reviewsOf(named, [item]));
    expect(authorIn(graph)).toHaveProperty('author', { '@id': '#m3' });
    const review = reviewIn('published');
    const reviewed = publish(named, {}, reviewsOf(named, [{ ...item, review }]));
    expect(nodeOf(reviewed, '#review-c2')).toHaveProperty('itemReviewed.author', {
      '@type': 'Person',
      name: 'Hendra Gunawan',
    });
  });

  it('turned round keeps back what was let through', () => {
    const item = { about: 'quotation', id: 'q2', decision: rejected } as const;
    expect(nodeOf(publish(record), '#q2')).toBeDefined();
    expect(nodeOf(published([item]), '#q2')).toBeUndefined();
    expect(nodeOf(published([item], { attributions: 'all' }), '#q2')).toBeUndefined();
  });
});

describe('a site', () => {
  it('may show all attributions, or none that nobody accepted', () => {
    expect(nodeOf(publish(record, { attributions: 'all' }), '#q1')).toBeDefined();
    expect(nodeOf(publish(record, { attributions: 'accepted' }), '#q2')).toBeUndefined();
  });
});

/** What might be stored, sound or not: items in any state on anything, and words that look like nodes. */
const anyItem = fc
  .record({
    about: fc.constantFrom('claim', 'quotation' as const),
    number: fc.constantFrom(0, 1, 2),
    state: fc.constantFrom(...STATES),
    hasReview: fc.boolean(),
    hasVerdict: fc.boolean(),
    decision: fc.constantFrom(accepted, rejected, undefined),
    words: fc.constantFrom(
      'Salah',
      '{"@type":"ClaimReview"}',
      '</script><script>"@type": "ClaimReview"',
      '"@type":"ClaimReview"',
    ),
    isElsewhere: fc.boolean(),
  })
  .map((each): Partial<ReviewItem> => {
    const subjects = each.about === 'claim' ? record.claims : record.quotations;
    const { id } = subjects[each.number % subjects.length]!;
    const verdict = { ...VERDICT, rating: { ...VERDICT.rating, verdict: each.words } };
    const review = reviewIn(each.state, verdict);
    if (!each.hasVerdict) delete review.verdict;
    const content = [{ start: 1, end: 2, text: 'x' }];
    return {
      about: each.about,
      id,
      ...(each.decision && { decision: each.decision }),
      ...(each.hasReview && { review }),
      ...(each.isElsewhere && { content }),
    };
  });

function* objects(value: unknown): Generator<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) yield value as Record<string, unknown>;
  for (const item of Object.values(value)) yield* objects(item);
}

const reviewsIn = (value: unknown) =>
  [...objects(value)].filter((each) => [each['@type']].flat().includes('ClaimReview'));

describe('no public output', () => {
  it('holds a ClaimReview of a claim whose review is not published, whatever was decided', () => {
    const site = fc.constantFrom<Site>({}, { attributions: 'all' }, { attributions: 'accepted' });
    let seen = 0;
    fc.assert(
      fc.property(fc.array(anyItem, { maxLength: 6 }), site, (items, chosen) => {
        const layer = reviewsOf(record, items);
        const graph = publish(record, chosen, layer);
        const public_ = layer.items.filter(
          ({ about, review, decision }) =>
            about === 'claim' && decision?.value !== 'rejected' && isPublic(review),
        );
        const found = reviewsIn(graph);
        seen += found.length;
        for (const node of found) {
          expect(claimReviewErrors(node)).toEqual([]);
          const { text } = node.itemReviewed as { text: string };
          const { alternateName } = node.reviewRating as { alternateName: string };
          expect(
            public_.some(
              ({ content, review }) =>
                content[0]!.text === text && review!.verdict!.rating.verdict === alternateName,
            ),
          ).toBe(true);
        }
        // What is left is a graph as the pipeline makes it.
        const rest = graph['@graph'].filter((node) => node['@type'] !== 'ClaimReview');
        expect(reviewsIn(rest)).toEqual([]);
        expect(graphErrors({ ...graph, '@graph': rest })).toEqual([]);
        // And on the page the same ones, and none that words made up.
        const html = renderPage(record, { graph });
        const scripts = [
          ...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs),
        ];
        expect(scripts.map(([, json]) => reviewsIn(JSON.parse(json!)).length)).toEqual([
          found.length,
        ]);
      }),
      { numRuns: 300 },
    );
    expect(seen).toBeGreaterThan(0);
  });
});

describe('the schema of reviews', () => {
  it('takes what is decided, and nothing published without a verdict', () => {
    expect(reviewErrors(reviewsOf(record))).toEqual([]);
    const { verdict: _verdict, ...bare } = reviewIn('published');
    expect(reviewErrors(reviewsOf(record, [{ review: bare }]))).not.toEqual([]);
    expect(reviewErrors(reviewsOf(record, [{}]))).not.toEqual([]);
    const { verdict: _none, ...early } = reviewIn('in review');
    expect(reviewErrors(reviewsOf(record, [{ review: early }]))).toEqual([]);
  });
});

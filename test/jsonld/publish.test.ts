import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PUBLIC_CONFIDENCE, publish } from '../../src/jsonld/publish.ts';
import type { ArchiveRecord, Quotation, Speaker } from '../../src/record/types.generated.ts';
import { graphErrors } from '../../src/record/validate.ts';
import { annotatedRecord } from '../support/record.ts';
import { graphProblems, nodeOf } from './helpers.ts';

const record = annotatedRecord();
const quotation = record.quotations.find(({ id }) => id === 'q2')!;
const speaker = (change: Partial<Speaker>): Partial<Quotation> => ({
  speaker: { ...quotation.speaker!, ...change },
});

function isPublished(change: Partial<Quotation>): boolean {
  const changed = { ...record, quotations: [{ ...quotation, ...change }] };
  return nodeOf(publish(changed), '#q2') !== undefined;
}

describe('publish', () => {
  it('lets direct speech of somebody named beside it through', () => {
    expect(isPublished({})).toBe(true);
    expect(isPublished({ confidence: PUBLIC_CONFIDENCE })).toBe(true);
    expect(isPublished(speaker({ resolvedFrom: 'name' }))).toBe(true);
    expect(isPublished(speaker({ kind: 'organization', mention: 'm5' }))).toBe(true);
  });

  it.each<[string, Partial<Quotation>]>([
    ['indirect speech', { kind: 'indirect' }],
    ['mixed speech', { kind: 'mixed' }],
    ['low confidence', { confidence: PUBLIC_CONFIDENCE - 0.01 }],
    ['a resolved pronoun', speaker({ resolvedFrom: 'pronoun' })],
    ['a resolved description', speaker({ resolvedFrom: 'description' })],
    ['an anonymous speaker', speaker({ kind: 'anonymous' })],
    ['a group', speaker({ kind: 'group' })],
    ['a speaker that is a place', speaker({ mention: 'm1' })],
    ['a speaker that is no entity of the graph', speaker({ mention: 'm99' })],
  ])('keeps back %s', (_what, change) => {
    expect(isPublished(change)).toBe(false);
  });

  it('keeps back words without a speaker', () => {
    const { speaker: _speaker, ...unsaid } = quotation;
    expect(nodeOf(publish({ ...record, quotations: [unsaid] }), '#q2')).toBeUndefined();
  });

  it('gives no claim an author, nor a quotation that is kept back', () => {
    const graph = publish(record);
    expect(nodeOf(graph, '#c1')).toEqual({
      '@type': 'Claim',
      '@id': '#c1',
      text: 'Biayanya naik 40 persen,',
      appearance: { '@id': '#article' },
    });
    expect(nodeOf(graph, '#c2')).toMatchObject({ isBasedOn: { '@id': '#q2' } });
    expect(nodeOf(graph, '#c2')).not.toHaveProperty('author');
  });

  it('does not depend on the graph inside the record', () => {
    const jsonld = { '@context': 'https://schema.org', '@graph': [] } as const;
    expect(publish({ ...record, jsonld: { ...jsonld, '@graph': [] } })).toEqual(publish(record));
  });
});

/** A part of a list, in order. */
const some = <Item>(items: readonly Item[]): fc.Arbitrary<Item[]> => fc.subarray([...items]);
const words = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1 }),
  fc.constantFrom('ClaimReview', '{"@type":"ClaimReview"}', '"@type": ["ClaimReview"]', '#m99'),
);

/** The sample with parts missing and fields changed, as no pipeline would dare. */
const mutated: fc.Arbitrary<ArchiveRecord> = fc
  .record({
    mentions: some(record.mentions),
    quotations: some(record.quotations),
    claims: some(record.claims),
    kind: fc.constantFrom('direct', 'indirect', 'mixed' as const),
    speakerKind: fc.constantFrom('person', 'organization', 'anonymous', 'document' as const),
    resolvedFrom: fc.constantFrom('pronoun', 'description', 'name' as const),
    isResolved: fc.boolean(),
    mention: fc.constantFrom('m1', 'm3', 'm5', 'm99'),
    confidence: fc.double({ min: 0, max: 1, noNaN: true }),
    text: words,
    name: words,
  })
  .map((change) => {
    const { mentions, quotations, claims, text, name, confidence, kind } = change;
    const said: Speaker = {
      ...{ text: name, start: 0, end: 1, name },
      kind: change.speakerKind,
      mention: change.mention,
      ...(change.isResolved && { resolvedFrom: change.resolvedFrom }),
    };
    return {
      ...record,
      article: { ...record.article, headline: text, publisher: name, section: text },
      mentions: mentions.map((mention) => ({ ...mention, name })),
      quotations: quotations.map((each) => ({
        ...each,
        kind,
        confidence,
        speaker: said,
        content: [{ start: 0, end: 1, text }],
      })),
      claims: claims.map((claim) => ({ ...claim, text, claimant: said, quotation: 'q2' })),
    };
  });

describe('every public graph', () => {
  it('is valid, whole, and without a ClaimReview, whatever the record says', () => {
    fc.assert(
      fc.property(mutated, (changed) => {
        const graph = publish(changed);
        expect(graphErrors(graph)).toEqual([]);
        expect(graphProblems(graph)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('would be caught breaking these rules', () => {
    const graph = publish(record);
    const nodes = graph['@graph'];
    const [article, ...others] = nodes;
    const review = { '@type': 'ClaimReview', '@id': '#c1' };
    const broken = {
      'a ClaimReview': [article, ...others, review],
      'a ClaimReview of two types': [article, { ...others[0], '@type': ['Claim', 'ClaimReview'] }],
      'a nested ClaimReview': [{ ...article, potentialAction: { resultReview: review } }],
      'a node that is missing': nodes.filter((each) => each['@id'] !== '#m3'),
      'a node too many': [...nodes, { '@type': 'Person', '@id': '#m99', name: 'x' }],
      'a node twice': [...nodes, others[0]],
    };
    for (const [what, changed] of Object.entries(broken)) {
      expect(graphProblems({ '@graph': changed as object[] }), what).not.toEqual([]);
    }
  });
});

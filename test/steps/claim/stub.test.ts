import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Speaker } from '../../../src/record/types.generated.ts';
import { stubErrors } from '../../../src/record/validate.ts';
import { makeStub } from '../../../src/steps/claim/stub.ts';

const speaker = (rest: Partial<Speaker>): Speaker => ({
  text: 'Ana Belo',
  start: 0,
  end: 8,
  name: 'Ana Belo',
  kind: 'person',
  ...rest,
});

describe('makeStub', () => {
  it('drafts a review without rating, reviewer or date', () => {
    expect(makeStub('c2', 'The bridge is closed.', undefined)).toEqual({
      '@type': 'ClaimReview',
      creativeWorkStatus: 'Draft',
      claimReviewed: 'The bridge is closed.',
      itemReviewed: {
        '@type': 'Claim',
        '@id': '#c2',
        text: 'The bridge is closed.',
        appearance: { '@id': '#article' },
      },
    });
  });

  it.each([
    ['a named person', { mention: 'm3' }, { '@type': 'Person', name: 'Ana Belo', '@id': '#m3' }],
    ['a name no mention has', {}, { '@type': 'Person', name: 'Ana Belo' }],
    ['a short form', { resolvedFrom: 'name' as const }, { '@type': 'Person', name: 'Ana Belo' }],
    [
      'an organisation',
      { kind: 'organization' as const, name: 'Port Authority' },
      { '@type': 'Organization', name: 'Port Authority' },
    ],
  ])('names %s as author', (_name, rest, author) => {
    expect(makeStub('c1', 'So it is.', speaker(rest)).itemReviewed.author).toEqual(author);
  });

  it.each([
    ['an anonymous source', { kind: 'anonymous' as const }],
    ['an unnamed official', { kind: 'unnamed-official' as const }],
    ['a group', { kind: 'group' as const }],
    ['a document', { kind: 'document' as const }],
    ['a pronoun', { resolvedFrom: 'pronoun' as const }],
    ['a description', { resolvedFrom: 'description' as const }],
  ])('names no author for %s', (_name, rest) => {
    expect(makeStub('c1', 'So it is.', speaker(rest)).itemReviewed).not.toHaveProperty('author');
  });

  it('is valid whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 300, unit: 'binary' }), (text) => {
        expect(stubErrors(makeStub('c1', text, speaker({})))).toEqual([]);
      }),
    );
  });
});

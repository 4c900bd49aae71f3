/** Makes the draft of a ClaimReview: what a person would have to check. */
import type { ClaimReview } from 'schema-dts';
import type { ClaimAuthor, ClaimReviewStub, Speaker } from '../../record/types.generated.ts';
import { shorten } from '../../unicode/shorten.ts';

/** Longest `claimReviewed`, in code points; Google's rule for ClaimReview. */
const LONGEST = 75;

/** The claim's author: only a person or organisation that is named beside the words. */
function authorOf(claimant: Speaker | undefined): ClaimAuthor | undefined {
  if (!claimant || (claimant.resolvedFrom !== undefined && claimant.resolvedFrom !== 'name')) {
    return undefined;
  }
  const { kind, name, mention } = claimant;
  if (kind !== 'person' && kind !== 'organization') return undefined;
  const author: ClaimAuthor = { '@type': kind === 'person' ? 'Person' : 'Organization', name };
  if (mention) author['@id'] = `#${mention}`;
  return author;
}

/**
 * Makes the stub of a claim. It has no rating, no reviewer and no date: those are a person's.
 *
 * @param id The claim's id, `c1`.
 * @param text The claim in the article's words.
 * @param claimant Who claims it; undefined for the article itself.
 * @see https://schema.org/ClaimReview
 */
export function makeStub(id: string, text: string, claimant: Speaker | undefined): ClaimReviewStub {
  const author = authorOf(claimant);
  const stub = {
    '@type': 'ClaimReview',
    creativeWorkStatus: 'Draft',
    claimReviewed: shorten(text, LONGEST),
    itemReviewed: {
      '@type': 'Claim',
      '@id': `#${id}`,
      text,
      appearance: { '@id': '#article' },
    },
  } as const satisfies ClaimReview & ClaimReviewStub;
  return author ? { ...stub, itemReviewed: { ...stub.itemReviewed, author } } : stub;
}

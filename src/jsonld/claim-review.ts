/** A published review as schema.org's ClaimReview. */
import type { ClaimReviewLeaf } from 'schema-dts';
import type {
  AppearanceNode,
  ClaimReviewNode,
  ReviewedClaim,
  ReviewOfClaim,
  ReviewVerdict,
} from '../record/types.generated.ts';
import { isPublic } from '../review/states.ts';
import { type Checked, node } from './vocabulary.ts';
import { webAddress } from './web-address.ts';

/** A ClaimReview, held against schema.org's own type at compile time. */
export type ClaimReview = Checked<ClaimReviewNode, ClaimReviewLeaf>;

/** The claim that a review is of. */
export interface ReviewSubject {
  /** Its words. */
  text: string;
  /** Who claims it; only when a person accepted that. */
  author?: ReviewedClaim['author'];
  /** Where it appears. */
  appearance: AppearanceNode[];
  /** Its id in the graph of an article; none where it stands alone. */
  id?: string;
}

function rating({ verdict, value, worst, best }: ReviewVerdict['rating']) {
  return node<ClaimReviewNode['reviewRating']>({
    '@type': 'Rating',
    alternateName: verdict,
    ratingValue: value,
    worstRating: worst,
    bestRating: best,
  });
}

/**
 * Makes the ClaimReview of a claim.
 *
 * @param review How far its review is.
 * @returns `null` unless it is published: nothing else in kliping makes a node of this type that is not
 *   marked as a draft.
 * @see https://developers.google.com/search/docs/appearance/structured-data/factcheck
 */
export function claimReviewNode(
  review: ReviewOfClaim | undefined,
  { text, author, appearance, id }: ReviewSubject,
): ClaimReview | null {
  if (!isPublic(review)) return null;
  const { verdict } = review;
  const { type, name, url } = verdict.checker;
  return node<ClaimReview>({
    '@type': 'ClaimReview',
    url: verdict.url,
    claimReviewed: verdict.claimReviewed,
    creativeWorkStatus: 'Published',
    datePublished: verdict.datePublished,
    dateModified: verdict.dateModified,
    author: { '@type': type, name, url },
    reviewRating: rating(verdict.rating),
    itemReviewed: node<ReviewedClaim>({
      '@type': 'Claim',
      '@id': id === undefined ? undefined : `#${id}`,
      text,
      author,
      appearance,
    }),
    citation: verdict.sources.map((source) => {
      const address = webAddress(source);
      return address === undefined
        ? { '@type': 'CreativeWork', name: source }
        : { '@type': 'CreativeWork', url: address };
    }),
  });
}

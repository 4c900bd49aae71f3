/** A published review as schema.org's ClaimReview. */
import type { ClaimReviewLeaf } from 'schema-dts';
import type {
  AppearanceNode,
  CitationNode,
  ClaimReviewNode,
  ReviewedClaim,
  ReviewOfClaim,
  ReviewVerdict,
} from '../record/types.generated.ts';
import { isPublic } from '../review/states.ts';
import { type Checked, node } from './vocabulary.ts';
import { publicAddress } from './web-address.ts';

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

/** An address as it may be published; of one that RFC 3986 forbids, what is no password, query or fragment. */
function shownAddress(uri: string): string {
  return publicAddress(uri) ?? uri.replace(/^(https?:\/\/)[^/?#]*@/i, '$1').replace(/[?#].*$/s, '');
}

/** What a review rests on: an address, or words that name it. */
function citation(source: string): CitationNode {
  const url = publicAddress(source);
  if (url !== undefined) return { '@type': 'CreativeWork', url };
  const name = /^https?:/i.test(source) ? shownAddress(source) : source;
  return { '@type': 'CreativeWork', name };
}

/**
 * Makes the ClaimReview of a claim. Its addresses have no passwords, keys and tokens.
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
    url: shownAddress(verdict.url),
    claimReviewed: verdict.claimReviewed,
    creativeWorkStatus: 'Published',
    datePublished: verdict.datePublished,
    dateModified: verdict.dateModified,
    author: { '@type': type, name, url: shownAddress(url) },
    reviewRating: rating(verdict.rating),
    itemReviewed: node<ReviewedClaim>({
      '@type': 'Claim',
      '@id': id === undefined ? undefined : `#${id}`,
      text,
      author,
      appearance,
    }),
    citation: verdict.sources.map(citation),
  });
}

/** Published reviews as a feed, in the form that the Data Commons fact-check feed has. */
import { type ClaimReview, claimReviewNode } from '../../jsonld/claim-review.ts';
import { publicAddress } from '../../jsonld/web-address.ts';
import type { AppearanceNode, ReviewOfClaim } from '../../record/types.generated.ts';
import { isPublic } from '../../review/states.ts';
import type { Appearance, WorkEntry } from './worklist.ts';

/** A feed of complete ClaimReviews. */
export interface ReviewFeed {
  '@context': 'https://schema.org';
  '@type': 'DataFeed';
  dateModified: string;
  dataFeedElement: ReviewFeedItem[];
}

/** A review in a feed. */
export interface ReviewFeedItem {
  '@type': 'DataFeedItem';
  /** When the review was published. */
  dateCreated: string;
  dateModified?: string;
  url: string;
  item: ClaimReview[];
}

/** Makes the item of a review. */
export function reviewFeedItem(review: ClaimReview): ReviewFeedItem {
  return {
    '@type': 'DataFeedItem',
    dateCreated: review.datePublished,
    ...(review.dateModified !== undefined && { dateModified: review.dateModified }),
    url: review.url,
    item: [review],
  };
}

/** An article that a claim appears in, for where it stands alone. */
export function appearanceNode({ uri, headline, name, datePublished }: Appearance): AppearanceNode {
  const url = publicAddress(uri);
  return {
    '@type': 'NewsArticle',
    ...(url !== undefined && { url }),
    headline: headline ?? name,
    ...(datePublished !== undefined && { datePublished }),
  };
}

/** Who claims it, where somebody accepted that it was said by the one the record names now. */
function acceptedAuthor(appearances: readonly Appearance[]) {
  const accepted = appearances.find(
    ({ item, who }) =>
      item?.decision?.value === 'accepted' && who !== undefined && item.attributedTo === who.name,
  );
  const { kind, name } = accepted?.who ?? {};
  if (name === undefined || (kind !== 'person' && kind !== 'organization')) return undefined;
  return { '@type': kind === 'person' ? 'Person' : 'Organization', name } as const;
}

/**
 * Makes the ClaimReviews of a claim, with all articles it appears in: one, or, where checkers published
 * several, one of each page.
 *
 * @returns None unless its review is published.
 */
export function claimReviewsOf({ appearances }: WorkEntry): ClaimReview[] {
  const byPage = new Map<string, { review: ReviewOfClaim; appearances: Appearance[] }>();
  for (const appearance of appearances) {
    const review = appearance.item?.review;
    if (!isPublic(review)) continue;
    const group = byPage.get(review.verdict.url);
    if (group) group.appearances.push(appearance);
    else byPage.set(review.verdict.url, { review, appearances: [appearance] });
  }
  return [...byPage.values()].flatMap(({ review, appearances: own }) => {
    const author = acceptedAuthor(own);
    const node = claimReviewNode(review, {
      text: own[0]!.content.map(({ text }) => text).join(' '),
      ...(author && { author }),
      appearance: own.map(appearanceNode),
    });
    return node ? [node] : [];
  });
}

/**
 * Makes the feed of what is published; drafts, what is in review and what was withdrawn is not in it.
 *
 * @param entries The worklist.
 * @param now The time it is made: ISO 8601 in UTC.
 * @see https://www.datacommons.org/factcheck/download
 */
export function makeFeed(entries: readonly WorkEntry[], now: string): ReviewFeed {
  const reviews = entries.flatMap(claimReviewsOf);
  const keyOf = ({ datePublished, url, claimReviewed }: ClaimReview): string =>
    JSON.stringify([datePublished, url, claimReviewed]);
  return {
    '@context': 'https://schema.org',
    '@type': 'DataFeed',
    dateModified: now,
    dataFeedElement: reviews.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)).map(reviewFeedItem),
  };
}

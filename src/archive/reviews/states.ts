/** Where claims and quotations stand with people. */
import type { ReviewItem, ReviewState } from '../../record/types.generated.ts';

/** The state of a review, or of a decision where there is no review. */
export type WorkState = ReviewState | 'accepted' | 'rejected';

/** All states, from nothing done to done last: an entry has the last one of its appearances. */
export const WORK_STATES: readonly WorkState[] = [
  'draft',
  'rejected',
  'accepted',
  'in review',
  'withdrawn',
  'published',
  'corrected',
];

/** Where something stands with people. */
export function stateOf(item: ReviewItem | undefined): WorkState {
  const { review, decision } = item ?? {};
  if (review && review.state !== 'draft') return review.state;
  return decision?.value ?? 'draft';
}

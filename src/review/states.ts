/** The states that the review of a claim goes through. */
import type { ReviewOfClaim, ReviewState, ReviewStep } from '../record/types.generated.ts';

/** The steps there are: from each state those it can be followed by. */
const STEPS: Readonly<Record<ReviewState, readonly ReviewState[]>> = {
  draft: ['in review'],
  'in review': ['published', 'draft'],
  published: ['corrected', 'withdrawn'],
  corrected: ['corrected', 'withdrawn'],
  withdrawn: ['in review'],
};

/** The states of which a ClaimReview may be public. */
const PUBLIC: ReadonlySet<ReviewState> = new Set(['published', 'corrected']);

/** Whether a review may be public: it is published, and has a verdict. */
export function isPublic(
  review: ReviewOfClaim | undefined,
): review is ReviewOfClaim & Required<Pick<ReviewOfClaim, 'verdict'>> {
  return review !== undefined && PUBLIC.has(review.state) && review.verdict !== undefined;
}

/**
 * The steps from one state to another. A completed review is published in one go, though it was in no
 * review before: then that step is taken, too.
 *
 * @returns The states to go through, the last one being `to`; `null` when no step leads there.
 */
export function stepsTo(from: ReviewState, to: ReviewState): ReviewState[] | null {
  if (STEPS[from].includes(to)) return [to];
  const isInReview = STEPS[from].includes('in review') && STEPS['in review'].includes(to);
  return isInReview && to === 'published' ? ['in review', to] : null;
}

/** The states that a review can be given next, in words. */
export function nextStates(from: ReviewState): ReviewState[] {
  const all = Object.keys(STEPS) as ReviewState[];
  return all.filter((to) => stepsTo(from, to) !== null);
}

/** Whether a history goes from the beginning to a state by steps there are. */
export function isSoundHistory(history: readonly ReviewStep[], state: ReviewState): boolean {
  let at: ReviewState = 'draft';
  for (const { state: next } of history) {
    if (!STEPS[at].includes(next)) return false;
    at = next;
  }
  return at === state;
}

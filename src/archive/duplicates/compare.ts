/** What two stories share, and what that makes them. */

/** What two stories are to each other. */
export type PairLabel = 'duplicate' | 'derived' | 'distinct';

/** What two stories share, from 0 to 1, in two decimals. */
export interface Shared {
  /** Shingles in both of all shingles in either. */
  readonly jaccard: number;
  /** Shingles in both of those in the shorter one: 1 when it stands in the other whole. */
  readonly containment: number;
}

/**
 * From this on, the shorter story stands in the other one: cut, set in other type, or with something
 * put in. Labelled duplicates have 1, other labelled pairs 0.88 and less.
 */
const DUPLICATE = 0.92;
/** From this on, a story has long passages of the other; labelled pairs of the same topic have 0.23 and less. */
const DERIVED = 0.4;
/** And so much of both together: else the shorter one is a brief that a long story happens to hold. */
const DERIVED_JACCARD = 0.15;

/** Counts in hundredths, so that what is stored is the same on every machine. */
function rounded(part: number, whole: number): number {
  return Math.round((part * 100) / whole) / 100;
}

/**
 * Compares two stories.
 *
 * @param one Shingles in ascending order (see `shinglesOf`); at least one.
 */
export function compareStories(one: Uint32Array, other: Uint32Array): Shared {
  let both = 0;
  let at = 0;
  for (const shingle of one) {
    while (at < other.length && other[at]! < shingle) at++;
    if (other[at] === shingle) both++;
  }
  const either = one.length + other.length - both;
  return {
    jaccard: rounded(both, either),
    containment: rounded(both, Math.min(one.length, other.length)),
  };
}

/** Says what two stories are to each other. */
export function labelOf({ jaccard, containment }: Shared): PairLabel {
  if (containment >= DUPLICATE && jaccard >= DERIVED_JACCARD) return 'duplicate';
  return containment >= DERIVED && jaccard >= DERIVED_JACCARD ? 'derived' : 'distinct';
}

/** What the rules against noise give. */

/** Why a block, or a part of one, is noise. */
export interface Noise {
  /** The kind of removal, as in the record. */
  kind: string;
  rule: string;
  /** How sure it is, from 0 to 1. */
  score: number;
  reason: string;
}

/** Where noise goes unless something else is asked for. */
export const DEFAULT_THRESHOLD = 0.6;

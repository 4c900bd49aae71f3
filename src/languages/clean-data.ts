/** What the clean step needs to know of a language. */

/** A whole-line pattern of page furniture. */
export interface FurniturePattern {
  /** The kind of removal: `advert`, `navigation`, `boilerplate`, … */
  kind: string;
  /** Name of the rule, after `furniture/`. */
  rule: string;
  /** Matches the line's shadow (lower case, white space folded), from its start to its end. */
  pattern: RegExp;
  /** Why such a line is no part of the story. */
  reason: string;
  /** Whether a block of short link lines follows, which goes with it. */
  opensList?: boolean;
}

export interface CleanData {
  furniture: readonly FurniturePattern[];
  /** Words and phrases of spam, in lower case, with their weight from 0 to 1. */
  spam: readonly (readonly [phrase: string, weight: number])[];
  /** Words that open a byline, in lower case. */
  bylineCues: readonly string[];
}

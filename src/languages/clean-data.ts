/** What the clean step needs to know of a language. */

/** The sorts of page furniture. */
export type FurnitureRule =
  | 'read-also'
  | 'related'
  | 'tags'
  | 'navigation'
  | 'pagination'
  | 'share'
  | 'ad-label'
  | 'scroll-prompt'
  | 'video-prompt'
  | 'cookies'
  | 'newsletter'
  | 'comments'
  | 'paywall'
  | 'app'
  | 'copyright';

/**
 * Phrases of page furniture, in lower case. Phrases of every language hold for articles in any, since
 * pages mix them.
 */
export interface CleanData {
  /**
   * Whole lines, without the marks around them; `…` stands for anything that does not end a sentence
   * (for anything at all at the end of a line with more than one sentence of its own).
   */
  lines: Partial<Record<FurnitureRule, readonly string[]>>;
  /** What opens a line, before a colon, a bar or a dash, or before the title of another story. */
  openers: Partial<Record<FurnitureRule, readonly string[]>>;
  /** Words on buttons and labels, which are furniture only beside other furniture. */
  labels: readonly string[];
  /** Words that open a byline. */
  bylineCues: readonly string[];
}

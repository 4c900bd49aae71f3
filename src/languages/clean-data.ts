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
 * Words and phrases that prompts of a page are made of. A call and a thing make a prompt, as do both
 * sides of a pair with a word of `self`, whatever else the line says.
 */
export interface PromptData {
  /** What a page calls on its readers to do, in the form of the call. */
  calls: readonly string[];
  /** Whether a call ends its clause and does not begin it. */
  callsLast?: boolean;
  /** Whether the script has no spaces, so that words are found anywhere. */
  unspaced?: boolean;
  /** What calls are about; nothing that a story would often name right behind such a verb. */
  things: Partial<Record<FurnitureRule, readonly string[]>>;
  /** Two sides of a notice, in either order. */
  pairs: Partial<Record<FurnitureRule, readonly [readonly string[], readonly string[]]>>;
  /** How a page speaks of itself, its rights and its readers. */
  self: readonly string[];
}

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
  /** What prompts are made of, for those that no phrase names. */
  prompts?: PromptData;
  /** What opens a line, before a colon, a bar or a dash, or before the title of another story. */
  openers: Partial<Record<FurnitureRule, readonly string[]>>;
  /** Words on buttons and labels, which are furniture only beside other furniture. */
  labels: readonly string[];
  /** Words that open a byline. */
  bylineCues: readonly string[];
}

/** What the claim step needs to know of a language. */
export interface ClaimData {
  /** Verbs of denial, in lower case. */
  denial: readonly string[];
}

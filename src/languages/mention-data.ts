/** What the mention step needs to know of a language. */
export interface MentionData {
  /** Words before a person's name that are no part of it (`presiden`, `mr`), in lower case. */
  personTitles: readonly string[];
}

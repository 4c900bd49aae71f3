/**
 * What the claim step needs to know of a language. All words in lower case; an entry may be a phrase
 * of several words.
 */
export interface ClaimData {
  /** Verbs and nouns of denial (`membantah`, `denied`). */
  denial: readonly string[];
  /** Words that negate (`tidak`, `not`). */
  negation: readonly string[];
  /** Words that mark something as alleged (`diduga`, `allegedly`). */
  allegation: readonly string[];
  /** Words for wrongdoing (`korupsi`, `fraud`). */
  accusation: readonly string[];
  /** Words for cause and effect. */
  causation: readonly string[];
  /** Words that compare, and superlatives. */
  comparison: readonly string[];
  /** Numbers and amounts in words (`ribuan`, `dozens`). */
  amounts: readonly string[];
  /** Units and currencies (`persen`, `tonnes`). */
  units: readonly string[];
  /** Multipliers behind a figure (`juta`, `million`). */
  scales: readonly string[];
  /** Words that add nothing a claim could be true or false by (`the`, `tersebut`): copies differ in them. */
  fillers: readonly string[];
  /** Words for what is yet to come or only possible. */
  future: readonly string[];
  /** Words for wishes, demands and duties. */
  wishes: readonly string[];
  /** Words for judgements of taste and for guesses. */
  opinions: readonly string[];
  /** Words for feelings; they count with a first person. */
  feelings: readonly string[];
  firstPerson: readonly string[];
  /** What an article says about its own making (`did not respond to a request for comment`). */
  meta: readonly string[];
  /** First words that point at something outside the statement (`hal itu`, `this`). */
  anaphora: readonly string[];
  /** First words of a question. */
  questions: readonly string[];
  /** Months and weekdays: a number beside one is a date. */
  calendar: readonly string[];
}

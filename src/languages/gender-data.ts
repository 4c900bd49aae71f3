/**
 * What tells the gender of a person, in a language whose pronouns have one. All words in lower case;
 * a word of several genders stands in no list.
 */
export interface GenderData {
  female: GenderWords;
  male: GenderWords;
  /** Words before a noun that means somebody else (`Ana Belo, whose brother …`). */
  possessives: readonly string[];
  /** Pronouns that mean several with a verb that has one of these endings (`sagten sie`). */
  plurals?: { pronouns: readonly string[]; endings: readonly string[] };
}

/** The words of one gender. */
export interface GenderWords {
  /** Pronouns for one person (`she`). */
  pronouns: readonly string[];
  /** Words that mean such a person wherever they stand, and never a thing (`she`, `her`). */
  referring?: readonly string[];
  /** Titles and nouns for such a person (`mrs`, `actress`, `wife`). */
  nouns: readonly string[];
  /** Common given names that hardly anybody of the other gender has. */
  names: readonly string[];
  /** Endings of a verb of saying whose subject is such a person (Russian `-ла`). */
  verbEndings?: readonly string[];
}

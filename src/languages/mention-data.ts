/**
 * What the mention step needs to know of a language. Words are in lower case unless a field says
 * otherwise; phrases have single spaces.
 */
export interface MentionData {
  /** Words and phrases before a person's name that are no part of it (`presiden`, `mr`). */
  personTitles: readonly string[];
  /** Titles of one or two words with the region behind them that they are held in (`Bupati Sleman`). */
  regionalOffices?: readonly string[];
  /** Words that may stand between a title and the name (`minister of *defence*`), and are no name. */
  titleComplements: readonly string[];
  /** Words that open the name of an organisation (`kementerian`, `ministry`). */
  organizationHeads: readonly string[];
  /** Words that close the name of an organisation (`airlines`, `party`). */
  organizationTails: readonly string[];
  /** Words that open the name of a place (`jalan`, `mount`). */
  placeHeads: readonly string[];
  /** Words that close the name of a place (`river`, `island`). */
  placeTails: readonly string[];
  /** Prepositions of place. */
  placePrepositions: readonly string[];
  /** Words that may join the parts of an organisation's name (`of`, `dan`). */
  connectors: readonly string[];
  /** Articles before which a name is an organisation's rather than a person's (`the`). */
  articles: readonly string[];
  /** Capitalised words that are no names of persons, organisations or places. */
  commonCapitals: readonly string[];
  /** Abbreviations and short names of countries, in their exact spelling, with the ISO code. */
  countryAliases: Readonly<Record<string, string>>;
  /** Names of authorities (see `authorities.ts`) in this language, in their exact spelling. */
  authorityAliases: Readonly<Record<string, string>>;
}

/** What the describe step needs to know of a language. All words in lower case. */
export interface DescribeData {
  /** The names of the twelve months, each with its short forms. */
  months: readonly (readonly string[])[];
  /** The names of the days from Monday, each with its short forms. */
  weekdays: readonly (readonly string[])[];
  /** Day names that are other words too, and count only beside a date. */
  ambiguousWeekdays: readonly string[];
  /** Words that make a month, weekday or period relative, after it (`lalu`, `ago`). */
  relativeAfter: readonly string[];
  /** The same, before it (`last`, `next`). */
  relativeBefore: readonly string[];
  /** Words for a day relative to publication (`kemarin`, `yesterday`). */
  relativeDays: readonly string[];
  /** Words after which four digits are a year (`tahun 2013`, `since 2013`). */
  yearCues: readonly string[];
  /** Words that open a byline (`oleh`, `by`). */
  bylineCues: readonly string[];
  /** Words that open a credit (`sumber`, `foto`). */
  creditCues: readonly string[];
  /** Whole-line patterns of editor's notes and disclosures, matched against the lower-cased line. */
  notes: readonly RegExp[];
}

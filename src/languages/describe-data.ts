/** What the describe step needs to know of a language. All words in lower case. */

/** Where a relative word points: `lalu` and `last` back, `depan` and `next` ahead, `ini` here. */
export type Direction = 'past' | 'future' | 'same' | 'none';

/** Words for days and how they are put together. */
export interface DateData {
  /** The names of the twelve months, each with its short forms. */
  months: readonly (readonly string[])[];
  /** Names of months that are other words too, and need a capital. */
  capitalMonths?: readonly string[];
  /** The names of the days from Monday, each with its short forms. */
  weekdays: readonly (readonly string[])[];
  /** Day names that are other words too, and count only beside a date. */
  ambiguousWeekdays: readonly string[];
  /** How `03/05/2024` reads: day first, month first, or it cannot be told. */
  numericOrder: 'day-first' | 'month-first' | 'unsure';
  /** Words that join day, month and year (`25 de abril de 2023`). */
  joints?: readonly string[];
  /** What may follow the figure of a day (`1st`, `1er`, `3.`). */
  ordinals?: readonly string[];
  /** Words that stand between a weekday or cue and a figure (`tanggal`, `den`). */
  dayWords?: readonly string[];
  /** Words that make a month or weekday relative, after it (`lalu`, `ago`). */
  relativeAfter: Readonly<Record<string, Direction>>;
  /** The same, before it (`last`, `next`). */
  relativeBefore: Readonly<Record<string, Direction>>;
  /** Words behind a weekday that put it into another week (`Tuesday last week`, `Senin pekan lalu`). */
  weekWords: readonly string[];
  /** Words for a day relative to publication, with how many days after it (`kemarin`: -1). */
  relativeDays: Readonly<Record<string, number>>;
  /** Words after which four digits are a year (`tahun 2013`, `since 2013`). */
  yearCues: readonly string[];
  /** Words that stand before a time of day (`at`, `pukul`) or after it (`uhr`). */
  clockWords?: readonly string[];
}

/** Whole lines beside the story, told by how they open. */
export interface LineData {
  /** Words that open a byline (`oleh`, `by`). */
  bylineCues: readonly string[];
  /** Words of roles that follow an author's name (`staff writer`, `wartawan`). */
  roles?: readonly string[];
  /** Words that open a credit (`sumber`, `source`). */
  creditCues: readonly string[];
  /** Words that open a caption or a picture's credit (`foto`, `image caption`). */
  captionCues: readonly string[];
  /** Words that open an editor's note before a colon (`catatan redaksi`). */
  noteCues: readonly string[];
  /** Those of them that say the text was changed (`ralat`, `correction`). */
  correctionCues: readonly string[];
  /** Whole-line patterns of notes and disclosures, matched against the lower-cased line. */
  notes: readonly RegExp[];
  /** Patterns of the notes that say the text was changed, matched anywhere in the line. */
  updates: readonly RegExp[];
  /** Words before the date of publication (`diterbitkan`, `published on`). */
  publishedCues: readonly string[];
  /** Words before the date of the last change (`diperbarui`, `updated`). */
  updatedCues: readonly string[];
  /** Names of sections, which stand above headlines (`politik`, `opinion`). */
  sections: readonly string[];
}

/** Everything the describe step knows of one language. */
export interface DescribeData extends DateData, LineData {}

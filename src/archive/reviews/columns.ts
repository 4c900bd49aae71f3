/** The columns of the worklist as a table. */

/** What the worklist tells. */
export const TOLD_COLUMNS = [
  'id',
  'claim',
  'claimant',
  'quotation',
  'articles',
  'context',
  'worth',
  'reasons',
  'language',
  'date',
  'state',
] as const;

/** What a checker fills in. */
export const FILLED_COLUMNS = [
  'decision',
  'verdict',
  'scale',
  'rating',
  'worst',
  'best',
  'claim_reviewed',
  'checker',
  'checker_type',
  'checker_url',
  'review_url',
  'review_date',
  'sources',
  'note',
  'by',
] as const;

/** All columns, in the order of an export. */
export const COLUMNS = [...TOLD_COLUMNS, ...FILLED_COLUMNS] as const;

export type Column = (typeof COLUMNS)[number];
export type FilledColumn = (typeof FILLED_COLUMNS)[number];

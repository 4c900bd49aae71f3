/** The columns of the sheet. */

/** The columns, in their order. `verdict`, `attribute_verdict`, `missed` and `note` are for the person. */
export const COLUMNS = [
  'stratum',
  'stratum_articles',
  'capture',
  'row',
  'what',
  'item',
  'found',
  'type',
  'context',
  'start',
  'end',
  'verdict',
  'attribute',
  'attribute_verdict',
  'missed',
  'note',
] as const;
export type Column = (typeof COLUMNS)[number];

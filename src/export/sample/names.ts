/** What can be judged and what strata there are; here alone, for the command line names them in its help. */

/** What can be judged. */
export const KINDS = ['removals', 'mentions', 'quotations'] as const;
export type Kind = (typeof KINDS)[number];

/** What articles can be sorted into strata by. */
export const STRATA = ['language', 'source', 'year'] as const;
export type StratumKind = (typeof STRATA)[number];

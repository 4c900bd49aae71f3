/** In which order answers come. */

/** How answers are put in order. Articles without a date come last; of equals the id decides. */
export const ORDERS = ['relevance', 'newest', 'oldest'] as const;
export type Order = (typeof ORDERS)[number];

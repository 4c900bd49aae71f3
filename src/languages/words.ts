/** Writes word lists of a language in a line. */

/** Words parted by spaces. */
export const words = (text: string): string[] => text.split(' ');

/** Phrases parted by commas. */
export const phrases = (text: string): string[] => text.split(', ');

/** Every beginning with every end: `dit`, `disse` of `di` and `t sse`. */
export const joined = (beginnings: readonly string[], ends: readonly string[]): string[] =>
  beginnings.flatMap((beginning) => ends.map((end) => beginning + end));

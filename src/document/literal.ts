/** Words inside regular expressions. */

/** Writes a text so that a regular expression matches it as it stands. */
export function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}

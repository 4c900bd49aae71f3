/** Picks what of a long text is looked at. */

/** How much tells a language: more makes no difference, and costs. In UTF-16 units. */
const SAMPLE = 600;
/** Taken from all over the text, so that what stands before or behind an article decides nothing. */
const PARTS = 6;
/** How far a part looks for the beginning of a word. */
const LONGEST_WORD = 30;

/** Gives a text itself when it is short, else stretches from all over it, one a line. */
export function sampleOf(text: string): string {
  if (text.length <= SAMPLE) return text;
  let out = '';
  for (let part = 0; part < PARTS; part++) {
    const at = Math.floor((text.length * part) / PARTS);
    const space = part === 0 ? -1 : text.indexOf(' ', at);
    const start = space >= 0 && space < at + LONGEST_WORD ? space + 1 : at;
    out += `${text.slice(start, start + SAMPLE / PARTS)}\n`;
  }
  return out;
}

/** Reads bylines that stand on a line of their own. */
import { isName, splitNames } from '../../document/names.ts';
import type { Byline } from '../../record/types.generated.ts';
import { toLower } from '../../unicode/case.ts';

const LONGEST = 80;

/**
 * Reads a line such as `By Jane Doe and John Roe` or `Oleh: Budi`. A line with anything but names
 * after the cue gives nothing: no author rather than a wrong one.
 *
 * @param line The line.
 * @param start Where the line begins in the text, in UTF-16 units.
 * @param cues Words that open a byline, in lower case.
 */
export function readByline(line: string, start: number, cues: readonly string[]): Byline[] {
  if (line.length > LONGEST) return [];
  const lower = toLower(line);
  const cue = cues.find((each) => lower.startsWith(`${each} `) || lower.startsWith(`${each}:`));
  if (cue === undefined) return [];
  const rest = line.slice(cue.length).replace(/^\s*:?\s*/, '');
  const from = start + line.length - rest.length;
  const names = splitNames(rest);
  if (names.length === 0 || !names.every(isName)) return [];
  let at = 0;
  return names.map((name) => {
    at = rest.indexOf(name, at);
    const begin = from + at;
    at += name.length;
    return { name, text: name, start: begin, end: begin + name.length, basis: 'text' };
  });
}

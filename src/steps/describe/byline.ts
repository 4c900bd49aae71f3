/** Reads bylines that stand on a line of their own. */
import type { Byline } from '../../record/types.generated.ts';
import { toLower } from '../../unicode/case.ts';
import { isDigit, isLetter, isUpper } from '../../unicode/classes.ts';

const LONGEST = 80;
const MOST_WORDS = 5;
const PARTICLES = new Set('bin binti van von der den de da di la le al el and y e dan'.split(' '));
const SEPARATOR = /\s*(?:,|;|\s(?:and|dan|&)\s)\s*/;

function isName(name: string): boolean {
  const words = name.split(/\s+/);
  if (words.length > MOST_WORDS) return false;
  let capitals = 0;
  for (const word of words) {
    const first = word.codePointAt(0) ?? 0;
    if (PARTICLES.has(word)) continue;
    if (!isUpper(first) && !(isLetter(first) && first > 0x0590)) return false;
    for (let at = 0; at < word.length; at++) {
      const unit = word.charCodeAt(at);
      if (isDigit(unit) || '@_/:|<>[]{}!?"“”'.includes(word.charAt(at))) return false;
    }
    capitals++;
  }
  return capitals > 0;
}

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
  const names = rest
    .split(SEPARATOR)
    .map((name) => name.trim())
    .filter(Boolean);
  if (names.length === 0 || !names.every(isName)) return [];
  let at = 0;
  return names.map((name) => {
    at = rest.indexOf(name, at);
    const begin = from + at;
    at += name.length;
    return { name, text: name, start: begin, end: begin + name.length, basis: 'text' };
  });
}

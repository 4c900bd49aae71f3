/** Reads lists of people's names, as bylines have them. */
import { isDigit, isLetter, isUpper } from '../unicode/classes.ts';

const MOST_WORDS = 5;
const PARTICLES = new Set('bin binti van von der den de da di la le al el and y e dan'.split(' '));
const SEPARATOR = /\s*(?:,|;|\||·|•|\/|\s(?:and|dan|und|et|y|e|en|og|och|&)\s)\s*/;

/** Whether a text may be a name: a few words in capitals, without digits and signs. */
export function isName(name: string): boolean {
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

/** Splits a list of names at commas, bars and the words for “and”. */
export function splitNames(text: string): string[] {
  return text
    .split(SEPARATOR)
    .map((name) => name.trim())
    .filter(Boolean);
}

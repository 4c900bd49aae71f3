/** Finds false bylines: the cue of a byline with a brand, a handle or a spam word for a name. */
import { toLower } from '../../unicode/case.ts';
import { NO_BRAND } from './spam.ts';

/** Longer lines are no bylines. */
const LONGEST = 80;
/** Letters and digits in one word: `LuckySpin777`, `1xslots`, `bet365.vip`. */
const MIXED = /[a-z]{3,}[-.]?\d{2,}(?:[-._][a-z]+)?$|^\d{1,3}[a-z]{4,}$/;
/** Words parted by hyphens in small letters, as in an address: three at least, none of them short. */
const HYPHENATED = /^[a-z]{4,}(?:-[a-z]{4,}){2,}$/;

/**
 * Reads a line that consists of a byline cue and a name.
 *
 * @param line The line as it stands.
 * @param cues Words that open a byline, in lower case, the longest first.
 * @returns The name as it stands; undefined when the line is no such thing.
 */
export function bylineName(line: string, cues: readonly string[]): string | undefined {
  if (line.length > LONGEST) return undefined;
  const lower = toLower(line);
  const cue = cues.find(
    (each) => lower.startsWith(each) && /^\s*:|^\s/.test(line.slice(each.length)),
  );
  if (cue === undefined) return undefined;
  const name = line
    .slice(cue.length)
    .replace(/^\s*:?\s*/, '')
    .trim();
  const words = name.split(/\s+/).length;
  return name !== '' && words <= 4 && !/[.!?,;]$/.test(name) ? name : undefined;
}

/**
 * Whether a name is a handle or a brand rather than a person's: `raja_slot`, `LuckySpin777`. A number
 * by itself is neither (`By 2050`, `Oleh 12 orang`), nor is what news writes with one (`Covid-19`).
 */
export function isHandle(name: string): boolean {
  return toLower(name)
    .split(/\s+/)
    .some(
      (word) =>
        word.includes('_') || HYPHENATED.test(word) || (MIXED.test(word) && !NO_BRAND.test(word)),
    );
}

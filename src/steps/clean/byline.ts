/** Finds false bylines: the cue of a byline with a brand, a handle or a spam word for a name. */
import { toLower } from '../../unicode/case.ts';

const HANDLE = /\d|_|^[a-z]+(?:-[a-z]+)+$/;

/**
 * Reads a line that consists of a byline cue and a name.
 *
 * @param line The line as it stands.
 * @param cues Words that open a byline, in lower case, the longest first.
 * @returns The name as it stands; undefined when the line is no such thing.
 */
export function bylineName(line: string, cues: readonly string[]): string | undefined {
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

/** Whether a name is a handle or a brand rather than a person's. */
export function isHandle(name: string): boolean {
  return name.split(/\s+/).some((word) => HANDLE.test(word));
}

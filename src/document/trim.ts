/** Takes marks off the ends of a text. */
import { isSpace } from '../unicode/classes.ts';

/**
 * Takes white space and marks off both ends of a text, in time that grows with its length alone: a
 * pattern for a run at the end is tried at every mark of every run before it.
 *
 * @param text The text.
 * @param lead The marks to take off its beginning, each one UTF-16 unit.
 * @param tail Those to take off its end; the same ones when left out.
 */
export function trimMarks(
  text: string,
  lead: ReadonlySet<string>,
  tail: ReadonlySet<string> = lead,
): string {
  let start = 0;
  let end = text.length;
  const isOff = (at: number, marks: ReadonlySet<string>): boolean =>
    marks.has(text[at]!) || isSpace(text.charCodeAt(at));
  while (start < end && isOff(start, lead)) start++;
  while (end > start && isOff(end - 1, tail)) end--;
  return text.slice(start, end);
}

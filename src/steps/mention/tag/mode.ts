/** How a text uses capitals. */
import type { Words } from '../../../document/data.ts';
import { isLower, isUpper } from '../../../unicode/classes.ts';

/** How the capitals of a sentence are to be read. */
export const Mode = {
  /** A capital means something. */
  Normal: 0,
  /** All is in capitals. */
  Capitals: 1,
  /** Nothing has a capital. */
  Small: 2,
  /** A headline: most words have a capital. */
  Titled: 3,
} as const;
export type Mode = (typeof Mode)[keyof typeof Mode];

/**
 * Tells how the capitals of a sentence are to be read.
 *
 * @param first Index of its first word.
 * @param end Index behind its last.
 * @param small Whether the document has no capital.
 */
export function modeOf(
  text: string,
  words: Words,
  first: number,
  end: number,
  small: boolean,
): Mode {
  if (small) return Mode.Small;
  let cased = 0;
  let capital = 0;
  let long = 0;
  let upper = 0;
  let longCapital = 0;
  for (let index = first; index < end; index++) {
    const start = words.starts[index]!;
    const stop = words.ends[index]!;
    const unit = text.charCodeAt(start);
    const isCapital = isUpper(unit);
    if (!isCapital && !isLower(unit)) continue;
    cased++;
    if (isCapital) capital++;
    if (stop - start < 2) continue;
    if (isCapital && isUpper(text.charCodeAt(start + 1)) && isUpper(text.charCodeAt(stop - 1)))
      upper++;
    if (stop - start < 4) continue;
    long++;
    if (isCapital) longCapital++;
  }
  if (upper >= 2 && upper >= cased * 0.7) return Mode.Capitals;
  if (cased >= 4 && long >= 3 && longCapital >= long * 0.8 && capital >= cased * 0.6)
    return Mode.Titled;
  return Mode.Normal;
}

/** Whether any word has a capital. */
export function hasCapitals(text: string, words: Words): boolean {
  for (let index = 0; index < words.length; index++) {
    const end = words.ends[index]!;
    for (let at = words.starts[index]!; at < end; at++)
      if (isUpper(text.charCodeAt(at))) return true;
  }
  return false;
}

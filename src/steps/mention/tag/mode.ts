/** How a text uses capitals. */
import type { Words } from '../../../document/data.ts';
import { Bits } from '../../../document/spellings.ts';
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

/** What of a spelling tells the mode, as bits. */
const Letters = {
  /** Begins with a capital. */
  Capital: 1,
  /** Begins with a small letter. */
  Small: 2,
  /** The first two letters and the last are capitals. */
  Capitals: 4,
  /** Has four letters or more. */
  Long: 8,
  /** Has a capital somewhere. */
  AnyCapital: 16,
  /** Of every spelling. */
  Read: 32,
} as const;

const lettersOf = new Bits((spelling) => {
  const { length } = spelling;
  const first = spelling.charCodeAt(0);
  let letters: number = Letters.Read;
  if (length >= 4) letters |= Letters.Long;
  if (isLower(first)) letters |= Letters.Small;
  if (isUpper(first)) {
    letters |= Letters.Capital;
    const isWhole = isUpper(spelling.charCodeAt(1)) && isUpper(spelling.charCodeAt(length - 1));
    if (length >= 2 && isWhole) letters |= Letters.Capitals;
  }
  for (let at = 0; at < length; at++)
    if (isUpper(spelling.charCodeAt(at))) letters |= Letters.AnyCapital;
  return letters;
});

/**
 * Tells how the capitals of a sentence are to be read.
 *
 * @param first Index of its first word.
 * @param end Index behind its last.
 * @param small Whether the document has no capital.
 */
export function modeOf(
  { numbers, spellings }: Words,
  first: number,
  end: number,
  small: boolean,
): Mode {
  if (small) return Mode.Small;
  lettersOf.use(spellings);
  let cased = 0;
  let capital = 0;
  let long = 0;
  let upper = 0;
  let longCapital = 0;
  for (let index = first; index < end; index++) {
    const letters = lettersOf.get(numbers[index]!);
    if ((letters & (Letters.Capital | Letters.Small)) === 0) continue;
    cased++;
    const isLong = (letters & Letters.Long) !== 0;
    if (isLong) long++;
    if ((letters & Letters.Capital) === 0) continue;
    capital++;
    if (isLong) longCapital++;
    if ((letters & Letters.Capitals) !== 0) upper++;
  }
  if (upper >= 2 && upper >= cased * 0.7) return Mode.Capitals;
  if (cased >= 4 && long >= 3 && longCapital >= long * 0.8 && capital >= cased * 0.6)
    return Mode.Titled;
  return Mode.Normal;
}

/** Whether any word has a capital. */
export function hasCapitals({ numbers, spellings, length }: Words): boolean {
  lettersOf.use(spellings);
  for (let index = 0; index < length; index++)
    if ((lettersOf.get(numbers[index]!) & Letters.AnyCapital) !== 0) return true;
  return false;
}

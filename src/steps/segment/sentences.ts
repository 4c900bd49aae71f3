/** Finds where sentences end inside one paragraph. */
import { isDigit, isLetter, isLower, isSpace, isUpper } from '../../unicode/classes.ts';

const CLOSERS = new Set('"\'”’»›)]}」』】）'.split('').map((mark) => mark.charCodeAt(0)));
const STOPS = new Set('.!?…'.split('').map((mark) => mark.charCodeAt(0)));
/** End a sentence without a space after them. */
const FULL_STOPS = new Set('。！？｡'.split('').map((mark) => mark.charCodeAt(0)));

/** No abbreviation is longer than this, in UTF-16 units. */
const LONGEST_ABBREVIATION = 12;

/** The word right before a full stop, as far as it can be an abbreviation. */
function wordBefore(text: string, start: number, stop: number): string {
  let from = stop;
  while (from > start && stop - from <= LONGEST_ABBREVIATION) {
    const unit = text.charCodeAt(from - 1);
    if (!isLetter(unit) && !isDigit(unit) && unit !== 0x2e) break;
    from--;
  }
  return text.slice(from, stop);
}

/** Whether the full stop at `stop` only ends an abbreviation or an initial. */
function abbreviates(
  text: string,
  start: number,
  stop: number,
  abbreviations: ReadonlySet<string>,
  lower: (text: string) => string,
): boolean {
  const word = wordBefore(text, start, stop);
  if (word === '') return false;
  if (word.length === 1 && isUpper(word.charCodeAt(0))) return true;
  return abbreviations.has(lower(word));
}

/**
 * Splits one paragraph into sentences.
 *
 * A sentence ends after `.`, `!`, `?` or `…`, with the closing marks behind it, when white space and
 * something other than a lower-case letter follow, unless an abbreviation or an initial explains
 * the full stop. CJK stops need no space.
 *
 * @param text The whole text.
 * @param start Where the paragraph begins, in UTF-16 units.
 * @param end Where it ends.
 * @param abbreviations Lower-cased abbreviations of the language, without their last stop.
 * @param lower Lower-cases text.
 * @param sentence Gets each sentence's half-open stretch, without white space around it.
 */
export function forEachSentence(
  text: string,
  start: number,
  end: number,
  abbreviations: ReadonlySet<string>,
  lower: (text: string) => string,
  sentence: (start: number, end: number) => void,
): void {
  let from = start;
  let at = start;
  while (at < end) {
    const unit = text.charCodeAt(at);
    const full = FULL_STOPS.has(unit);
    if (!full && !STOPS.has(unit)) {
      at++;
      continue;
    }
    let after = at + 1;
    while (
      after < end &&
      (STOPS.has(text.charCodeAt(after)) || FULL_STOPS.has(text.charCodeAt(after)))
    )
      after++;
    const single = after === at + 1;
    while (after < end && CLOSERS.has(text.charCodeAt(after))) after++;
    let next = after;
    while (next < end && isSpace(text.charCodeAt(next))) next++;
    const parted = full || next > after;
    const starts = next < end && !isLower(text.codePointAt(next)!);
    const excused =
      unit === 0x2e &&
      single &&
      after === at + 1 &&
      abbreviates(text, from, at, abbreviations, lower);
    if (parted && starts && !excused) {
      sentence(from, after);
      from = next;
    }
    at = Math.max(next, at + 1);
  }
  if (from < end) sentence(from, end);
}

/** Finds where sentences end inside one paragraph. */
import {
  Category,
  categoryOf,
  isDigit,
  isLetter,
  isLower,
  isSpace,
  isUpper,
  scriptOf,
} from '../../unicode/classes.ts';
import type { SentenceWords } from './sentence-words.ts';

function units(marks: string): ReadonlySet<number> {
  return new Set(marks.split('').map((mark) => mark.charCodeAt(0)));
}

const CLOSERS = units('"\'”’»›)]}」』】）》');
/** Close in German and its neighbours, open elsewhere: they close when no letter follows. */
const EITHER = units('“‘«');
const OPENERS = units('"\'“‘„«‹([{「『【（《¿¡–—-*');
/** End a sentence when white space follows: `.`, `!`, `?`, `…`, and those of Arabic and Urdu. */
const STOPS = units('.!?…؟۔');
/** End a sentence without a space after them: CJK, Devanagari, Armenian, Burmese, Ethiopic, Khmer. */
const FULL_STOPS = units('。！？｡।॥։။።។');

/** What a UTF-16 unit ends: a sentence that white space follows (1), or one without a space (2). */
const stopOf = new Uint8Array(0x10000);
for (const unit of STOPS) stopOf[unit] = 1;
for (const unit of FULL_STOPS) stopOf[unit] = 2;

const POINT = 0x2e;
/** No abbreviation is longer than this, in UTF-16 units. */
const LONGEST_ABBREVIATION = 12;
/** Parts of a dotted abbreviation are no longer: `U.S`, `S.Pd`, `Ph.D`. */
const LONGEST_PART = 3;
/** The last part of a web address, which is no abbreviation. */
const TOP_LEVEL = new Set('com co id net org uk my sg au de fr tv news'.split(' '));
/** Marks between words that an attribution after a quotation may have: `“Why?” Mr. Roe asked`. */
const ATTRIBUTION_WORDS = 4;

function closes(text: string, at: number, end: number): boolean {
  const unit = text.charCodeAt(at);
  if (CLOSERS.has(unit)) return true;
  return EITHER.has(unit) && (at + 1 >= end || !isLetter(text.codePointAt(at + 1)!));
}

/** The run of letters, marks, digits and points right before a full stop. */
function wordBefore(text: string, start: number, stop: number): string {
  let from = stop;
  while (from > start && stop - from <= LONGEST_ABBREVIATION) {
    const unit = text.charCodeAt(from - 1);
    if (
      unit !== POINT &&
      !isLetter(unit) &&
      !isDigit(unit) &&
      categoryOf(unit) !== Category.Mark &&
      // Halves of characters beyond the first plane: letters of no abbreviation we know.
      (unit & 0xf800) !== 0xd800
    )
      break;
    from--;
  }
  return text.slice(from, stop);
}

/** The word that begins at or behind opening marks, up to the first unit that is no letter. */
function wordAfter(text: string, at: number, end: number): string {
  let from = at;
  while (from < end && OPENERS.has(text.charCodeAt(from))) from++;
  let to = from;
  while (to < end && isLetter(text.charCodeAt(to))) to++;
  return text.slice(from, to);
}

/** `U.S`, `S.Pd`, `z.B`: short parts of letters between points. */
function isDotted(word: string): boolean {
  const parts = word.split('.');
  return (
    parts.length > 1 &&
    parts.every(
      (part) => part !== '' && part.length <= LONGEST_PART && !isDigit(part.charCodeAt(0)),
    )
  );
}

/** What a full stop at the end of a word says. */
type Excuse = 'never ends' | 'may end' | 'ends';

function excuseOf(word: string, isFirst: boolean, followed: number, known: SentenceWords): Excuse {
  if (word === '') return 'ends';
  const first = word.charCodeAt(0);
  if (isDigit(first)) {
    if (isFirst && word.length <= 3) return 'never ends';
    return known.ordinalPoint && word.length <= 2 ? 'may end' : 'ends';
  }
  if (word.length === 1 && isLetter(first)) {
    if (isFirst) return 'never ends';
    // A letter of a script without case is an abbreviation of Thai: `จ. เชียงใหม่`.
    if (!isLower(first)) return isUpper(first) ? 'may end' : 'never ends';
  }
  const lower = known.lower(word);
  if (known.beforeNumber.has(lower)) return isDigit(followed) ? 'never ends' : 'ends';
  if (known.final.has(lower)) return 'may end';
  if (known.never.has(lower)) return 'never ends';
  if (!isDotted(lower)) return 'ends';
  return TOP_LEVEL.has(lower.slice(lower.lastIndexOf('.') + 1)) ? 'ends' : 'may end';
}

/** Whether the full stop at `stop` only ends an abbreviation, an initial or an ordinal number. */
function isExcused(
  text: string,
  start: number,
  stop: number,
  next: number,
  end: number,
  known: SentenceWords,
): boolean {
  const word = wordBefore(text, start, stop);
  // `z. B.`: an abbreviation set with a space.
  if (word.length === 1 && isLetter(word.charCodeAt(0)) && text.charCodeAt(next + 1) === POINT) {
    return true;
  }
  const excuse = excuseOf(word, stop - word.length === start, text.charCodeAt(next), known);
  if (excuse !== 'may end') return excuse === 'never ends';
  // A capitalised grammatical word begins a sentence: `in the U.S. The …`, `at 5 p.m. Monday`.
  const after = wordAfter(text, next, end);
  return after.length < 2 || !known.opening.has(known.lower(after));
}

/** Whether who said it follows a quoted question or exclamation: `“Why?” Mr. Roe asked.` */
function isAttributed(text: string, from: number, end: number, known: SentenceWords): boolean {
  if (known.saying.size === 0) return false;
  let at = from;
  for (let count = 0; count < ATTRIBUTION_WORDS && at < end; count++) {
    const word = wordAfter(text, at, end);
    if (word === '') return false;
    if (count > 0 && known.saying.has(word)) return true;
    at += word.length;
    if (text.charCodeAt(at) === POINT && known.never.has(known.lower(word))) at++;
    if (!isSpace(text.charCodeAt(at))) return false;
    while (at < end && isSpace(text.charCodeAt(at))) at++;
  }
  return false;
}

/** Whether two sentences stand together without a space: `selesai.Dia`, not `detik.com` or `S.Pd`. */
function isGlued(
  text: string,
  start: number,
  stop: number,
  next: number,
  end: number,
  known: SentenceWords,
): boolean {
  if (next + 2 >= end || stop - start < 3) return false;
  if (!isUpper(text.charCodeAt(next)) || !isLower(text.charCodeAt(next + 1))) return false;
  for (let at = stop - 3; at < stop; at++) if (!isLower(text.charCodeAt(at))) return false;
  const after = wordAfter(text, next, end);
  return (
    wordBefore(text, start, stop).indexOf('.') < 0 &&
    !TOP_LEVEL.has(known.lower(after)) &&
    text.charCodeAt(next + after.length) !== POINT
  );
}

/**
 * Splits one paragraph into sentences.
 *
 * A sentence ends after a stop, with the closing marks behind it, when white space and something
 * other than a lower-case letter follow, unless an abbreviation, an initial or an ordinal number
 * explains a full stop. CJK and Indic stops need no space.
 *
 * @param text The whole text.
 * @param start Where the paragraph begins, in UTF-16 units.
 * @param end Where it ends.
 * @param known The words of the language that tell a full stop from the end of a sentence.
 * @param sentence Gets each sentence's half-open stretch, without white space around it.
 */
export function forEachSentence(
  text: string,
  start: number,
  end: number,
  known: SentenceWords,
  sentence: (start: number, end: number) => void,
): void {
  let from = start;
  let at = start;
  while (at < end) {
    const stop = stopOf[text.charCodeAt(at)]!;
    if (stop === 0) {
      at++;
      continue;
    }
    const full = stop === 2;
    let after = at + 1;
    while (after < end && stopOf[text.charCodeAt(after)] !== 0) after++;
    const single = after === at + 1;
    const stopped = after;
    while (after < end && closes(text, after, end)) after++;
    let next = after;
    while (next < end && isSpace(text.charCodeAt(next))) next++;
    // French sets a space before the closing mark: `« Vraiment ? » demande-t-il.`
    if (next > after && text.charCodeAt(next) === 0xbb && !isLetter(text.charCodeAt(next + 1))) {
      after = ++next;
      while (next < end && isSpace(text.charCodeAt(next))) next++;
    }
    const closed = after > stopped;
    if (
      next < end &&
      endsSentence(text, { from, at, single, full, closed, after, next, end }, known)
    ) {
      sentence(from, after);
      from = next;
    }
    at = Math.max(next, at + 1);
  }
  if (from < end) sentence(from, end);
}

/** A stop with what stands around it. */
interface Stop {
  from: number;
  at: number;
  /** One mark alone, no `...` or `?!`. */
  single: boolean;
  /** It needs no space. */
  full: boolean;
  /** Closing marks follow it. */
  closed: boolean;
  after: number;
  next: number;
  end: number;
}

function endsSentence(text: string, stop: Stop, known: SentenceWords): boolean {
  const { from, at, single, full, closed, after, next, end } = stop;
  const following = text.codePointAt(next)!;
  if (full) {
    // `「…。」と述べた`: the sentence goes on in hiragana behind what it quotes.
    return !(closed && next === after && scriptOf(following) === 'Hiragana');
  }
  if (isLower(following)) return false;
  const isPoint = text.charCodeAt(at) === POINT;
  if (next === after) return single && !closed && isGlued(text, from, at, next, end, known);
  if (isPoint && single && !closed && isExcused(text, from, at, next, end, known)) return false;
  return isPoint || !closed || !isAttributed(text, next, end, known);
}

/** The words of a statement, as far as they tell it from others. */
import { createHash } from 'node:crypto';
import { forEachWord } from '../document/words.ts';
import type { ClaimData } from '../languages/claim-data.ts';
import { compiled, wordSet } from '../languages/compiled.ts';
import { languageOf } from '../languages/index.ts';
import type { Claim } from '../record/types.generated.ts';
import { toLower } from '../unicode/case.ts';
import { isDigit, isUpper } from '../unicode/classes.ts';
import { normalize } from '../unicode/normalize.ts';

/** A statement in normalised words. */
export interface Wording {
  /** All its words that say something, joined by spaces: the same for the same statement. */
  readonly key: string;
  readonly words: readonly string[];
  /** Which words a copy may not add or leave out: figures, names, and what turns a statement round. */
  readonly decisive: readonly boolean[];
}

/** What parts the thousands of a figure: `5,376` is `5.376` elsewhere. */
const GROUPING = /[.,](?=\d{3}(?:\D|$))/g;
const APOSTROPHE = /[\u2019\u02bc]/g;
const HYPHEN = /[\u2010\u2011]/g;
/** As many hexadecimal digits tell the claims of any archive apart. */
const FINGERPRINT = 12;

/** Words that turn a statement into another one. */
const turningWords = compiled(
  ({ negation, denial, allegation, future, wishes, comparison, amounts }: ClaimData) =>
    new Set(
      [negation, denial, allegation, future, wishes, comparison, amounts]
        .flat()
        .flatMap((phrase) => phrase.split(' ')),
    ),
);

function hasDigit(word: string): boolean {
  for (let at = 0; at < word.length; at++) if (isDigit(word.charCodeAt(at))) return true;
  return false;
}

/**
 * Reads the words of a statement: lower case, without punctuation and words that add nothing.
 *
 * @param text The statement.
 * @param language Its language, as in `article.language.tag`.
 */
export function readWording(text: string, language: string): Wording {
  const rules = languageOf(language)?.claim;
  const fillers = wordSet(rules?.fillers);
  const turning = rules ? turningWords(rules) : new Set<string>();
  const normal = normalize(text, 'NFC').replace(APOSTROPHE, "'").replace(HYPHEN, '-');
  const words: string[] = [];
  const decisive: boolean[] = [];
  let isFirst = true;
  forEachWord(normal, 0, normal.length, (start, end) => {
    const written = normal.slice(start, end);
    const word = toLower(written).replace(GROUPING, '');
    const isName = !isFirst && isUpper(written.codePointAt(0)!);
    isFirst = false;
    if (fillers.has(word)) return;
    words.push(word);
    decisive.push(isName || turning.has(word) || hasDigit(word));
  });
  return { key: words.join(' '), words, decisive };
}

/** Fewer words than this are joined with nothing but themselves. */
const FEWEST = 6;
/** The part of its words that a longer copy may have more at its ends. */
const MORE = 0.2;

/**
 * Whether a wording is another one with a little more before or behind it: a copy that was cut. What is
 * more has no figure, no name and nothing that turns a statement round.
 */
export function isCutFrom(shorter: Wording, longer: Wording): boolean {
  const more = longer.words.length - shorter.words.length;
  if (more < 0 || shorter.words.length < FEWEST || more > longer.words.length * MORE) return false;
  for (let from = 0; from <= more; from++) {
    if (!shorter.words.every((word, at) => longer.words[from + at] === word)) continue;
    const behind = from + shorter.words.length;
    if (!longer.decisive.some((decides, at) => decides && (at < from || at >= behind))) return true;
  }
  return false;
}

/** Whether two wordings are of the same statement. */
export function isSame(a: Wording, b: Wording): boolean {
  return a.key === b.key || isCutFrom(a, b) || isCutFrom(b, a);
}

/** The key of a claim that is denied, out of that of its words. */
export function deniedKey(key: string): string {
  return `${DENIED}${key}`;
}

/** Whether a wording is of a claim that is denied. */
export function isDenied({ key }: Wording): boolean {
  return key.startsWith(DENIED);
}

/** Stands before the words of what is denied; no word has such a sign in it. */
const DENIED = '¬ ';

/**
 * The wording of a claim. That somebody denies it is part of it: “denied having ties” and “said to have
 * ties” leave the same words.
 */
export function claimWording({ text, reasons }: Claim, language: string): Wording {
  const wording = readWording(text, language);
  if (!reasons.includes('denies something')) return wording;
  return { ...wording, key: deniedKey(wording.key) };
}

/**
 * A short name for a key: a letter, for spreadsheets take digits alone, or with an e in them, for a
 * number, and hexadecimal digits. It is told, and never stored.
 */
export function fingerprintOf(key: string): string {
  return `k${createHash('sha256').update(key).digest('hex').slice(0, FINGERPRINT)}`;
}

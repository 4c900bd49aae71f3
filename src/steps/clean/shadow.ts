/** The shadow of a line: what a reader sees, however it is written. Rules match it, the text stays. */
import { toLower } from '../../unicode/case.ts';
import { scriptOf } from '../../unicode/classes.ts';
import { normalize } from '../../unicode/normalize.ts';
import { Has, marksOf } from './marks.ts';

/** Letters of other scripts that look Latin, used to hide spam words from filters. */
const LOOKALIKES = new Map(
  'аa еe оo рp сc уy хx іi ѕs јj ԁd һh кk мm тt вb нh гr αa εe οo ρp τt υu νv ιi κk χx'
    .split(' ')
    .map(([letter = '', latin = '']) => [letter, latin] as const),
);
const LEET: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
};

const INVISIBLE = /[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]/g;
/** Four or more single characters set apart by spaces, as in `s l o t`. */
const SPACED = /(?:^|(?<= ))\S(?: \S){3,}(?= |$)/g;
const TOKEN = /\S+/g;

/** Folds lookalike letters in a token that mixes them with Latin ones. */
function foldLookalikes(token: string): string {
  let latin = false;
  let other = false;
  for (const character of token) {
    const script = scriptOf(character.codePointAt(0)!);
    latin ||= script === 'Latin';
    other ||= script === 'Cyrillic' || script === 'Greek';
  }
  if (!latin || !other) return token;
  return [...token].map((character) => LOOKALIKES.get(character) ?? character).join('');
}

const OTHER_SCRIPT = /[\u0370-\u052f]/;

/**
 * Makes the shadow of a line: compatibility forms folded (full-width letters), lower case, invisible
 * characters out, letters of mixed scripts folded, letters set apart joined, white space folded.
 *
 * @param marks What `marksOf` gives for the line.
 */
export function shadowOf(line: string, marks = marksOf(line)): string {
  // Most lines are plain, and every line is read: what cannot be in one is not looked for.
  const plain = (marks & Has.Odd) === 0;
  let shadow = line;
  if (!plain) shadow = toLower(normalize(line, 'NFKC')).replace(INVISIBLE, '');
  else if ((marks & Has.Case) !== 0) shadow = toLower(line);
  const has = plain ? marks : marksOf(shadow);
  if ((has & Has.WideSpace) !== 0) shadow = shadow.replace(/\s+/g, ' ');
  if ((has & (Has.Spaced | Has.WideSpace)) !== 0) {
    shadow = shadow.replace(SPACED, (letters) => letters.replaceAll(' ', ''));
  }
  if (!plain && OTHER_SCRIPT.test(shadow)) shadow = shadow.replace(TOKEN, foldLookalikes);
  return shadow.trim();
}

/** Whether a line sets its letters apart; where its words end cannot be told then. */
export function isSpacedOut(line: string, marks = marksOf(line)): boolean {
  return (marks & Has.Spaced) !== 0 && line.search(SPACED) >= 0;
}

/** The shadow with digits and signs inside words read as the letters they stand for (`g4c0r`). */
export function unleet(shadow: string, marks = marksOf(shadow)): string {
  if ((marks & Has.Leet) === 0) return shadow;
  return shadow.replace(TOKEN, (token) => {
    if (!/[a-z]/.test(token) || !/[013457@$]/.test(token) || /\d\d$/.test(token)) return token;
    return token.replace(/[013457@$]/g, (sign) => LEET[sign]!);
  });
}

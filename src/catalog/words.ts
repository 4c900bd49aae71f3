/** How texts become words of the full-text index, and how a person's words become a query of it. */
import { Category, categoryOf, scriptOf } from '../unicode/classes.ts';
import { CatalogError } from './errors.ts';

/** Scripts that put no spaces between words. */
const UNSPACED = new Set(['Han', 'Hiragana', 'Katakana', 'Thai', 'Lao', 'Khmer', 'Myanmar']);
/** Below this code point no such script begins, so most texts are passed through. */
const SPACED = /^[\0-\u0dff]*$/;

function isUnspaced(codePoint: number): boolean {
  return codePoint >= 0x0e00 && UNSPACED.has(scriptOf(codePoint));
}

function isMark(codePoint: number): boolean {
  return categoryOf(codePoint) === Category.Mark;
}

/**
 * Puts spaces around each character of a script that has none between words, so that it is a word of its
 * own, with the marks on it. Words of such scripts are then found as phrases: whatever stands there letter
 * for letter is found, and nothing else, without a dictionary that would go out of date.
 */
export function spaced(text: string): string {
  if (SPACED.test(text)) return text;
  let out = '';
  let open = false;
  for (const character of text) {
    const codePoint = character.codePointAt(0)!;
    if (open && isMark(codePoint)) {
      out += character;
      continue;
    }
    const alone = isUnspaced(codePoint);
    if (open || alone) out += ' ';
    out += character;
    open = alone;
  }
  return out;
}

/** Whether something has a character that can be in a word. */
function hasWord(text: string): boolean {
  for (const character of text) {
    const category = categoryOf(character.codePointAt(0)!);
    if (category >= Category.Upper && category <= Category.OtherNumber) return true;
  }
  return false;
}

function asPhrase(text: string): string {
  return `"${spaced(text).replaceAll('"', '""')}"`;
}

/** A part of what a person asks for: a word or a phrase in quotation marks, perhaps with `-` or `*`. */
const PART = /(-?)(?:"([^"]*)"?|([^\s"]+))/g;

/**
 * Makes a query of a person's words. All of them have to be in the article, in any order; `"two words"`
 * stand together, `-word` must not be there, and `start*` stands for whatever begins so. Any other
 * character is nothing special.
 *
 * @returns What FTS5 understands.
 * @throws CatalogError when there is no word in it that an article must have.
 */
export function compileWords(asked: string): string {
  const wanted: string[] = [];
  const unwanted: string[] = [];
  for (const [, minus, phrase, word = ''] of asked.matchAll(PART)) {
    const text = phrase ?? word;
    const start = phrase === undefined && text.endsWith('*');
    const bare = start ? text.slice(0, -1) : text;
    if (!hasWord(bare)) continue;
    (minus === '-' ? unwanted : wanted).push(`${asPhrase(bare)}${start ? ' *' : ''}`);
  }
  if (wanted.length === 0) {
    throw new CatalogError(
      'query',
      unwanted.length > 0
        ? `${JSON.stringify(asked)} only says what must not be there: give a word that must.`
        : `There is no word in ${JSON.stringify(asked)}: give letters or digits.`,
    );
  }
  const all = wanted.join(' AND ');
  return unwanted.length === 0 ? all : `(${all}) NOT (${unwanted.join(' OR ')})`;
}

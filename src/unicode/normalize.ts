/**
 * Normalisation forms that are the same on every engine. Unicode promises that text made of
 * characters assigned in one version normalises alike in all later ones, so only the stretches
 * that Unicode 15.0 knows are handed to the engine; younger characters stay as they are.
 *
 * @see https://www.unicode.org/policies/stability_policy.html#Normalization
 */
import { Category, categoryOf } from './classes.ts';

/** Below this nothing composes, decomposes or reorders. */
const PLAIN = /^[\0-\u02ff]*$/;
const ASCII = /^[\0-\x7f]*$/;

function assigned(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const codePoint = text.codePointAt(index)!;
    if (codePoint > 0xffff) index++;
    if (categoryOf(codePoint) === Category.Unassigned) return false;
  }
  return true;
}

/**
 * Normalises text to a Unicode normalisation form, by the rules of Unicode 15.0.
 *
 * @param text Any text.
 * @param form `NFC` for what is stored, `NFD` and `NFKC` for comparing.
 */
export function normalize(text: string, form: 'NFC' | 'NFD' | 'NFKC'): string {
  if ((form === 'NFC' ? PLAIN : ASCII).test(text)) return text;
  if (assigned(text)) return text.normalize(form);
  let out = '';
  let known = '';
  for (const character of text) {
    if (categoryOf(character.codePointAt(0)!) === Category.Unassigned) {
      out += known.normalize(form) + character;
      known = '';
    } else known += character;
  }
  return out + known.normalize(form);
}

/** Lower-level key for comparing names: no accents, no case is folded here. */
export function stripMarks(text: string): string {
  if (ASCII.test(text)) return text;
  let out = '';
  for (const character of normalize(text, 'NFD')) {
    if (categoryOf(character.codePointAt(0)!) !== Category.Mark) out += character;
  }
  return out;
}

/** What spellings of a text have in common. */
import { toLower } from './case.ts';
import { normalize } from './normalize.ts';

/** A text in NFC and lower case, with single spaces: two that differ in nothing else have the same. */
export function textKey(text: string): string {
  return toLower(normalize(text, 'NFC')).replace(/\s+/g, ' ').trim();
}

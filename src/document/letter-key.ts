/** Compares texts by their letters. */
import { toLower } from '../unicode/case.ts';

const NO_LETTERS = /[\s\u00a0\u00ad"'“”„‘’«»‹›`.,:;!?…–—|()[\]-]+/g;

/** What two spellings of a text have in common: its letters in lower case, without punctuation. */
export function letterKey(text: string): string {
  return toLower(text).replace(NO_LETTERS, '');
}

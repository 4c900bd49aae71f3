/** Tells the same headline in two spellings. */
import { toLower } from '../unicode/case.ts';

const NO_LETTERS = /[\s\u00a0\u00ad"'“”„‘’«»‹›`.,:;!?…–—|()[\]、。・！？：；「」『』【】（）-]+/g;
/** A site's name behind a headline. */
const SITE_NAME = /(?:\s+[|–—•·»›:-]\s+|[|：｜]\s*)[^|–—•·»：｜]{2,40}$/;

/**
 * What the spellings of a headline have in common: its letters and digits in lower case. White
 * space, quotation marks, dashes and marks at the end differ from place to place.
 */
export function headlineKey(text: string): string {
  return toLower(text).replace(NO_LETTERS, '');
}

/** So much of a text tells most others apart from a headline. */
const BEGINNING = 24;

/**
 * Tells if `headlineKey` of a text may begin a key, by the beginning of the text alone: most texts
 * differ there.
 */
export function mayHaveKey(text: string, key: string): boolean {
  // The last unit may be the first half of a pair.
  return key.startsWith(headlineKey(text.slice(0, BEGINNING)).slice(0, -1));
}

/** A headline without the name of a site behind a bar or a dash; as it is where none stands there. */
export function withoutSiteName(text: string): string {
  return text.replace(SITE_NAME, '').trimEnd();
}

/** The direction a language is written in. */

const RIGHT_TO_LEFT_LANGUAGES = new Set(
  'ar arc arz ckb dv fa glk he iw ji ks mzn nqo pnb ps sd syr ug ur yi'.split(' '),
);
const RIGHT_TO_LEFT_SCRIPTS = new Set(
  'adlm arab armi hebr mand nkoo phnx rohg samr syrc thaa'.split(' '),
);

/**
 * Tells the direction of a language by its BCP 47 tag; a script in the tag decides over the language
 * (`ku-Arab`, `az-Latn`).
 */
export function directionOf(tag: string): 'ltr' | 'rtl' {
  const [language = '', ...subtags] = tag.toLowerCase().split('-');
  const script = subtags.find((subtag) => /^[a-z]{4}$/.test(subtag));
  const isRightToLeft =
    script === undefined
      ? RIGHT_TO_LEFT_LANGUAGES.has(language)
      : RIGHT_TO_LEFT_SCRIPTS.has(script);
  return isRightToLeft ? 'rtl' : 'ltr';
}

/** A well-formed language tag, near enough (RFC 5646 has the grammar). */
const TAG = /^[a-zA-Z]{2,8}(?:-[a-zA-Z0-9]{1,8})*$/;

/** Tells if a text has the form of a BCP 47 tag. */
export function isLanguageTag(text: string): boolean {
  return TAG.test(text);
}

/**
 * Writes a tag in the case it is usually written in, for one language is one tag: `id`, `en-US`, `zh-Hant`.
 *
 * @see https://www.rfc-editor.org/rfc/rfc5646#section-2.1.1
 */
export function withUsualCase(tag: string): string {
  const subtags = tag.toLowerCase().split('-');
  const singleton = subtags.findIndex(({ length }) => length === 1);
  return subtags
    .map((subtag, index) => {
      if (index === 0 || (singleton !== -1 && index > singleton)) return subtag;
      if (subtag.length === 2) return subtag.toUpperCase();
      return subtag.length === 4 ? subtag[0]!.toUpperCase() + subtag.slice(1) : subtag;
    })
    .join('-');
}

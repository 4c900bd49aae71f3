/** A well-formed language tag, near enough (RFC 5646 has the grammar). */
const TAG = /^[a-zA-Z]{2,8}(?:-[a-zA-Z0-9]{1,8})*$/;

/** Tells if a text has the form of a BCP 47 tag. */
export function isLanguageTag(text: string): boolean {
  return TAG.test(text);
}

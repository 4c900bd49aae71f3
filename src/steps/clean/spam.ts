/** Scores how much a line is spam. */

/** A run of letters with a number of a brand behind it: `gacor88`, `rajaslot777`, `rtp_live_88`. */
const BRAND = /(?:^|[^a-z\u00c0-\u024f\d])[a-z][a-z_-]{2,24}\d{2,4}(?=$|[^a-z\u00c0-\u024f\d])/g;
const LINK = /https?:\/\/|www\.|\]\(|href=|\.(?:com|net|org|example|xyz|vip|club|info)\b/;
const CALL =
  /\b(?:daftar sekarang|klik di sini|segera (?:daftar|akses|gabung)|claim now|sign up now|join now|register now|click here|contact us on|winning from your|đăng ký ngay|start winning)\b/;
const HANDLE = /(?:^|\s)@[a-z0-9_]{4,}/;

/** A piece of evidence with its weight from 0 to 1. */
export interface Evidence {
  what: string;
  weight: number;
}

/**
 * Collects the evidence that a line is spam.
 *
 * @param shadow The line's shadow.
 * @param lexicon Phrases with weights, the longest first; a phrase inside one that was found counts
 *   no more.
 * @param joined Whether the line's words run together, so that phrases match anywhere in it.
 */
export function spamEvidence(
  shadow: string,
  lexicon: readonly (readonly [string, number])[],
  joined = false,
): Evidence[] {
  const evidence: Evidence[] = [];
  const taken: string[] = [];
  for (const [phrase, weight] of lexicon) {
    const found = joined ? shadow.includes(phrase.replaceAll(' ', '')) : contains(shadow, phrase);
    if (!found || taken.some((longer) => longer.includes(phrase))) continue;
    taken.push(phrase);
    evidence.push({ what: `“${phrase}”`, weight });
  }
  const brands = shadow.match(BRAND);
  if (brands) {
    const weight = Math.min(0.45 + 0.15 * (brands.length - 1), 0.9);
    evidence.push({
      what: `a brand name with a number (${brands[0].replace(/^[^a-z]/, '')})`,
      weight,
    });
  }
  if (LINK.test(shadow)) evidence.push({ what: 'a link', weight: 0.3 });
  if (CALL.test(shadow)) evidence.push({ what: 'a call to action', weight: 0.45 });
  if (HANDLE.test(shadow)) evidence.push({ what: 'a handle', weight: 0.25 });
  return evidence;
}

/** Whether a phrase stands in a line as whole words (scripts without spaces: anywhere). */
function contains(shadow: string, phrase: string): boolean {
  for (let at = shadow.indexOf(phrase); at >= 0; at = shadow.indexOf(phrase, at + 1)) {
    const before = shadow.charAt(at - 1);
    const after = shadow.charAt(at + phrase.length);
    if (phrase.charCodeAt(0) > 0x0e00 && phrase.charCodeAt(0) < 0x1e00) return true;
    if (!WORD.test(before) && !WORD.test(after)) return true;
  }
  return false;
}

const WORD = /[a-z\u00c0-\u024f\u1e00-\u1eff]/;

/** Joins evidence that is independent: one minus the chance that none of it means spam. */
export function combine(evidence: readonly Evidence[]): number {
  return 1 - evidence.reduce((rest, { weight }) => rest * (1 - weight), 1);
}

/** Strings from outside made fit to stand in a WARC header as a URI. */

/** Longer URIs name nothing that can be fetched, and would swell the header of every record. */
const LONGEST = 65_536;
const PCT = '%[0-9A-Fa-f]{2}';
const HTTP = new RegExp(
  `^[Hh][Tt][Tt][Pp][Ss]?://(?:(?:[\\w.~!$&'()*+,;=:-]|${PCT})*@)?` +
    `(?:\\[[0-9A-Fa-f:.]+\\]|(?:[\\w.~!$&'()*+,;=-]|${PCT})+)(?::\\d*)?(?:[/?#]|$)`,
);
const URN = /^[Uu][Rr][Nn]:[A-Za-z0-9](?:[A-Za-z0-9-]{0,30}[A-Za-z0-9])?:[^?#]/;
const NI = /^[Nn][Ii]:\/\/[^/?#]*\/[A-Za-z0-9.-]+;[^?#]+/;
const URI = new RegExp(`^[A-Za-z][A-Za-z0-9+.-]*:(?:[\\w.~:/?#[\\]@!$&'()*+,;=-]|${PCT})+$`);
const AUTHORITY = /^([A-Za-z]+:\/\/[^/?#]*)?([^#]*)(#?)(.*)$/s;

function encode(text: string, outside: RegExp): string {
  return text.replace(outside, (character) =>
    character === '%' || (character.length === 1 && character < '\x80')
      ? `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`
      : encodeURIComponent(character),
  );
}

/**
 * Makes any text a URI that is safe in a header (RFC 3986), if it is an absolute `http`, `https`,
 * `urn` or `ni` URI. What may not stand in a URI (spaces, line breaks, letters beyond ASCII, a stray
 * `%`) is percent-encoded as UTF-8; the rest stays as given.
 *
 * @returns the URI, or `null` when the text is no such URI or is longer than 65,536 characters
 * @example safeUri('https://contoh.id/berita/a b') // 'https://contoh.id/berita/a%20b'
 */
export function safeUri(text: string): string | null {
  // A lone surrogate has no UTF-8.
  if (text.length > LONGEST || /[\ud800-\udfff]/u.test(text)) return null;
  const [, authority = '', path = '', mark = '', fragment = ''] = AUTHORITY.exec(text) ?? [];
  const uri =
    encode(authority, /%(?![0-9A-Fa-f]{2})|[^\w.~:/@!$&'()*+,;=%[\]-]/gu) +
    encode(path, /%(?![0-9A-Fa-f]{2})|[^\w.~:/?@!$&'()*+,;=%-]/gu) +
    mark +
    encode(fragment, /%(?![0-9A-Fa-f]{2})|[^\w.~:/?@!$&'()*+,;=%-]/gu);
  if (uri.length > LONGEST) return null;
  return HTTP.test(uri) || URN.test(uri) || NI.test(uri) ? uri : null;
}

/** Says if a text holds only what a URI may hold and starts with a scheme. */
export function isUri(text: string): boolean {
  return URI.test(text);
}

/** Which addresses are those of one story. */

/** Parameters that say how a reader came, and nothing of what there is to read. */
const TRACKING = /^(?:utm_\w+|fbclid|gclid|dclid|msclkid|yclid|igshid|mc_cid|mc_eid|ref_src)$/i;
const UNRESERVED = /^[A-Za-z0-9\-._~]$/;

/** Spells percent-encoded bytes in the one way of RFC 3986, section 6.2.2. */
function normalisedPercent(text: string): string {
  return text.replace(/%([0-9a-fA-F]{2})/g, (encoded, hex: string) => {
    const character = String.fromCharCode(Number.parseInt(hex, 16));
    return UNRESERVED.test(character) ? character : encoded.toUpperCase();
  });
}

/**
 * Normalises an address, so that two addresses of one story are equal: case of scheme and host, the
 * port that goes without saying, dot segments and percent-encoding as RFC 3986 has it; and for the
 * web, `http` counts as `https`, and fragments and tracking parameters (`utm_…`, `fbclid` and such)
 * go. A slash at the end, the order of other parameters and `www.` stay, for they may tell stories
 * apart.
 *
 * @returns The address to compare; undefined when it is no absolute URI.
 * @see https://www.rfc-editor.org/rfc/rfc3986#section-6.2
 * @example storyKey('HTTP://Contoh.id:80/a?utm_source=x#top') // 'https://contoh.id/a'
 */
export function storyKey(uri: string): string | undefined {
  let url: URL;
  try {
    url = new URL(uri);
  } catch {
    return undefined;
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return normalisedPercent(url.href);
  const parameters = url.search
    .slice(1)
    .split('&')
    .filter((each) => each !== '' && !TRACKING.test(each.replace(/=.*/s, '')));
  const search = parameters.length > 0 ? `?${parameters.join('&')}` : '';
  return normalisedPercent(`https://${url.host}${url.pathname}${search}`);
}

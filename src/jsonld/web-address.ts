/** Addresses that may be published and linked to. */

const PATH = "(?:[a-z0-9\\-._~!$&'()*+,;=:@/]|%[0-9a-f]{2})*";
const QUERY = "(?:[a-z0-9\\-._~!$&'()*+,;=:@/?]|%[0-9a-f]{2})*";
const ADDRESS = new RegExp(
  `^https?://[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::[0-9]{1,5})?(?:/${PATH})?(?:\\?${QUERY})?(?:#${QUERY})?$`,
  'i',
);

/**
 * Gives back a URI that is an address on the web: `http` or `https`, a plain host name, and nothing
 * that RFC 3986 forbids. All else (`javascript:`, `data:`, a name and password before the host) is
 * no address to anybody else's page.
 *
 * @returns The URI as it is, or undefined.
 * @see https://www.rfc-editor.org/rfc/rfc3986#appendix-A
 */
export function webAddress(uri: string | undefined): string | undefined {
  return uri !== undefined && ADDRESS.test(uri) ? uri : undefined;
}

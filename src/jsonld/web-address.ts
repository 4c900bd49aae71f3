/** Addresses that may be published and linked to. */
import { openParameters } from './open-parameters.ts';

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

/**
 * What of a URI may be published: an address on the web without the name and password before its host, and
 * without parameters that are passwords, keys or tokens, by their names or by their values.
 *
 * @returns undefined for what is no such address even then.
 * @example publicAddress('https://me:pw@kabar.example/x?token=1&page=2') // 'https://kabar.example/x?page=2'
 */
export function publicAddress(uri: string | undefined): string | undefined {
  const bare = webAddress(uri?.replace(/^(https?:\/\/)[^/?#]*@/i, '$1'));
  const [, path, query, fragment] = /^([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/.exec(bare ?? '') ?? [];
  if (!path) return undefined;
  const shown = (sign: string, text: string | undefined): string => {
    if (text === undefined) return '';
    const open = openParameters(text);
    return open === '' && text !== '' ? '' : sign + open;
  };
  return path + shown('?', query) + shown('#', fragment);
}

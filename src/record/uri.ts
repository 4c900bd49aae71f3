/** Addresses as records may hold them. */
import { isUri } from './uri-format.ts';

/** What a URI cannot hold as it stands, percent signs aside (RFC 3986, section 2). */
const FOREIGN = /[^!#-;=?-[\]_a-z~]/g;
const LOOSE_PERCENT = /%(?![\da-fA-F]{2})/g;

/**
 * Reads an absolute URI, percent-encoding what it cannot hold (spaces, letters beyond ASCII).
 *
 * @returns The URI, of the same format as the schemas ask for; undefined when it is none.
 * @see https://www.rfc-editor.org/rfc/rfc3986#section-2
 */
export function readUri(text: string): string | undefined {
  let encoded: string;
  try {
    encoded = text.trim().replace(LOOSE_PERCENT, '%25').replace(FOREIGN, encodeURIComponent);
  } catch {
    return undefined; // Half a surrogate pair.
  }
  return isUri(encoded) ? encoded : undefined;
}

/** Tells URIs as the schemas ask for them (`format: uri`). */
import { fullFormats } from 'ajv-formats/dist/formats.js';

/**
 * Addresses of the web without percent signs, which most are. The whole pattern takes long to compile.
 *
 * @see https://www.rfc-editor.org/rfc/rfc3986#appendix-A
 */
const USUAL =
  /^https?:\/\/[a-z\d._-]+(?::\d*)?(?:\/[\w.~!$&'()*+,;=:@/-]*)?(?:\?[\w.~!$&'()*+,;=:@/?-]*)?(?:#[\w.~!$&'()*+,;=:@/?-]*)?$/i;

const whole = fullFormats.uri as (text: string) => boolean;

/** Says whether a text is a URI by RFC 3986. */
export function isUri(text: string): boolean {
  return USUAL.test(text) || whole(text);
}

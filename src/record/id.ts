/** Names for bytes and captures: Named Information URIs (RFC 6920). */
import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

const PREFIX = 'ni:///sha-256;';

function sha256(data: string | Uint8Array): Buffer {
  return createHash('sha256').update(data).digest();
}

function named(digest: Buffer): string {
  return PREFIX + digest.toString('base64url');
}

/** The two names of a capture. */
export interface CaptureNames {
  /** Names the raw bytes alone. */
  content: string;
  /** Names the raw bytes together with the metadata given with them. */
  id: string;
}

/**
 * Names a capture.
 *
 * The id is the SHA-256 of the canonical JSON (RFC 8785) of
 * `{"content": <lower-case hexadecimal SHA-256 of the raw bytes>, "metadata": metadata}`, so the
 * same bytes with the same metadata have the same id everywhere, whatever their file is called.
 *
 * @param raw The bytes as received.
 * @param metadata What was given with them; `{}` when nothing was.
 */
export function nameCapture(raw: Uint8Array, metadata: object): CaptureNames {
  const digest = sha256(raw);
  const canonical = canonicalize({ content: digest.toString('hex'), metadata });
  return { content: named(digest), id: named(sha256(canonical as string)) };
}

/** Gives the hexadecimal SHA-256 inside an id, as the command line shows it. */
export function idToHex(id: string): string {
  return Buffer.from(id.slice(PREFIX.length), 'base64url').toString('hex');
}

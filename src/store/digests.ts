/** Digests and the names made of them. */
import * as crypto from 'node:crypto';
import { type Files, readPieces } from './files.ts';

/**
 * A digest in lower-case hexadecimal.
 *
 * @param algorithm as OpenSSL calls it: `sha256`
 */
export const hashHex: (algorithm: string, data: Uint8Array | string) => string =
  // Node has it since 20.12; it makes no object for each digest.
  typeof crypto.hash === 'function'
    ? (algorithm, data) => crypto.hash(algorithm, data, 'hex')
    : (algorithm, data) => crypto.createHash(algorithm).update(data).digest('hex');

/** The SHA-256 of bytes (or of a text's UTF-8), 32 bytes. */
export function sha256(data: Uint8Array | string): Uint8Array {
  return crypto.createHash('sha256').update(data).digest();
}

/** The SHA-256 of bytes (or of a text's UTF-8) in lower-case hexadecimal. */
export function sha256Hex(data: Uint8Array | string): string {
  return hashHex('sha256', data);
}

/** The SHA-512 of bytes (or of a text's UTF-8) in lower-case hexadecimal. */
export function sha512Hex(data: Uint8Array | string): string {
  return hashHex('sha512', data);
}

/** The SHA-512 and size in bytes of a file, read in pieces. */
export async function measureFile(
  files: Files,
  path: string,
): Promise<{ sha512: string; bytes: number }> {
  const hash = crypto.createHash('sha512');
  let bytes = 0;
  for await (const piece of readPieces(files, path)) {
    hash.update(piece);
    bytes += piece.length;
  }
  return { sha512: hash.digest('hex'), bytes };
}

const NI_SHA256 = /^ni:\/\/\/sha-256;([A-Za-z0-9_-]{43})$/;

/**
 * Names bytes by their SHA-256 (RFC 6920): `ni:///sha-256;` and the digest in base64url.
 *
 * @param hex the digest in hexadecimal, 64 digits
 */
export function niFromHex(hex: string): string {
  return niFromDigest(Buffer.from(hex, 'hex'));
}

/** Names bytes by their SHA-256, given as 32 bytes (see `niFromHex`). */
export function niFromDigest(digest: Uint8Array): string {
  return `ni:///sha-256;${Buffer.from(digest).toString('base64url')}`;
}

/** The digest inside a `ni:///sha-256;…` name, in hexadecimal; `null` when it is not such a name. */
export function hexFromNi(name: string): string | null {
  return digestFromNi(name)?.toString('hex') ?? null;
}

/** The digest inside a `ni:///sha-256;…` name, 32 bytes; `null` when it is not such a name. */
export function digestFromNi(name: string): Buffer | null {
  const encoded = NI_SHA256.exec(name)?.[1];
  if (encoded === undefined) return null;
  const bytes = Buffer.from(encoded, 'base64url');
  // The last of the 43 characters carries two bits too many: only one spelling is right.
  return bytes.toString('base64url') === encoded ? bytes : null;
}

/**
 * A UUID of version 8 (RFC 9562, section 5.8) made of the SHA-256 of some parts: the same parts give
 * the same UUID, and parts cannot run into each other.
 */
export function uuidOf(...parts: readonly string[]): string {
  const hash = crypto.createHash('sha256').update(JSON.stringify(parts)).digest().subarray(0, 16);
  hash[6] = (hash[6]! & 0x0f) | 0x80;
  hash[8] = (hash[8]! & 0x3f) | 0x80;
  const hex = hash.toString('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-');
}

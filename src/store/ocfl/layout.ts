/**
 * Where in the storage root an object lies: extension 0003-hash-and-id-n-tuple-storage-layout, with
 * its default parameters.
 *
 * @see https://ocfl.github.io/extensions/0003-hash-and-id-n-tuple-storage-layout.html
 */
import { sha256Hex } from '../digests.ts';

/** The registered name of the layout. */
export const LAYOUT_NAME = '0003-hash-and-id-n-tuple-storage-layout';

/** How many folders lie between the storage root and an object. */
export const TUPLES = 3;

/** The parameters, as `config.json` in the extension's folder states them. */
export const LAYOUT_CONFIG = {
  extensionName: LAYOUT_NAME,
  digestAlgorithm: 'sha256',
  tupleSize: 3,
  numberOfTuples: TUPLES,
} as const;

const LONGEST_NAME = 100;

function encodeId(id: string): string {
  let encoded = '';
  for (const byte of Buffer.from(id, 'utf8')) {
    const character = String.fromCharCode(byte);
    encoded += /[A-Za-z0-9_-]/.test(character)
      ? character
      : `%${byte.toString(16).padStart(2, '0')}`;
  }
  return encoded;
}

/**
 * The folders that lead from the storage root to an object, the last being the object's own.
 *
 * @param id the object's id, any text
 * @example objectSegments('object-01') // ['3c0', 'ff4', '240', 'object-01']
 */
export function objectSegments(id: string): string[] {
  const digest = sha256Hex(id);
  const encoded = encodeId(id);
  const name =
    encoded.length > LONGEST_NAME ? `${encoded.slice(0, LONGEST_NAME)}-${digest}` : encoded;
  return [digest.slice(0, 3), digest.slice(3, 6), digest.slice(6, 9), name];
}

/**
 * The id that a folder name of an object spells out.
 *
 * @returns the id; `null` when the name was cut short because it is too long, or is none
 */
export function idFromFolderName(name: string): string | null {
  if (name.length > LONGEST_NAME) return null;
  let id: string;
  try {
    id = decodeURIComponent(name);
  } catch {
    return null;
  }
  return encodeId(id) === name ? id : null;
}

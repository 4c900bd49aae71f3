/** What files are of: pieces of bytes, and their digests. */
import { createHash } from 'node:crypto';
import { DamageError, type Files, readPieces } from '../../../store/index.ts';

/** The content of a file, a piece at a time. */
export type Pieces = Iterable<Uint8Array> | AsyncIterable<Uint8Array>;

/** The digest of bytes. */
export function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The digest of pieces, which are never in memory at once. */
export function digestOfPieces(pieces: Iterable<Uint8Array>): string {
  const hash = createHash('sha256');
  for (const piece of pieces) hash.update(piece);
  return hash.digest('hex');
}

/** The digest of a file; undefined when there is none. */
export async function digestOfFile(files: Files, path: string): Promise<string | undefined> {
  if ((await files.kind(path)) !== 'file') return undefined;
  const hash = createHash('sha256');
  for await (const piece of readPieces(files, path)) hash.update(piece);
  return hash.digest('hex');
}

/**
 * Reads a file that has to be what it was a moment ago.
 *
 * @param sha256 What it was.
 * @throws DamageError at its end when it is another one
 */
export async function* unchanged(
  files: Files,
  path: string,
  sha256: string,
): AsyncGenerator<Uint8Array, void, void> {
  const hash = createHash('sha256');
  for await (const piece of readPieces(files, path)) {
    hash.update(piece);
    yield piece;
  }
  const found = hash.digest('hex');
  if (found !== sha256) throw new DamageError({ path, expected: sha256, found });
}

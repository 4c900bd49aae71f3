/** Reads what was made of captures in pieces, for checks that look something up for all of a piece. */
import { type Archive, type MadeEntry, readAllMade } from '../store/index.ts';

/** So many entries are in memory at once. */
const AT_ONCE = 20_000;

/**
 * Reads the entries of some layers, piece by piece, in the order of the archive. Damaged look-up files are
 * passed over.
 *
 * @param fits Which layers.
 * @throws StoreIoError when the disk refuses.
 */
export async function* madeInPieces(
  archive: Archive,
  fits: (layer: string) => boolean,
): AsyncGenerator<readonly MadeEntry[], void, void> {
  let piece: MadeEntry[] = [];
  for await (const entry of readAllMade(archive, { onDamage: () => {} })) {
    if (!fits(entry.layer)) continue;
    piece.push(entry);
    if (piece.length < AT_ONCE) continue;
    yield piece;
    piece = [];
  }
  if (piece.length > 0) yield piece;
}

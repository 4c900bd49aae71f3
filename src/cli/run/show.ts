/** What `kliping show` does. */
import { fileFinder } from '../../archive/finder.ts';
import type { ShowFormat } from '../../archive/formats.ts';
import { showCapture } from '../../archive/show.ts';
import { catalogFinder } from '../../catalog/finder.ts';
import { openIfFresh } from '../../catalog/keep.ts';
import { openArchive, StoreError } from '../../store/index.ts';
import { write } from '../output.ts';

/** The options of `kliping show`, but for `--history`. */
export interface ShowCliOptions {
  archive: string;
  format: ShowFormat;
  generation?: number;
  layer?: string;
}

/**
 * Prints a capture. It is found by the index where that is there and up to date; where it is not, or finds
 * nothing, by reading look-up files.
 */
export async function runShow(id: string, options: ShowCliOptions): Promise<void> {
  const { archive: folder, format, generation, layer } = options;
  const archive = await openArchive(folder);
  const show = (finder: ReturnType<typeof fileFinder>) =>
    showCapture(archive, id, format, generation, layer, finder);
  const catalog = await openIfFresh(archive);
  let shown: Uint8Array | undefined;
  try {
    shown = catalog && (await show(catalogFinder(catalog)));
  } catch (error) {
    // The index may be damaged where nobody looked, or was replaced meanwhile: that there is no such
    // capture, or layer of it, is for the archive itself to say.
    if (!(error instanceof StoreError)) throw error;
  } finally {
    catalog?.close();
  }
  await write(shown ?? (await show(fileFinder(archive))));
}

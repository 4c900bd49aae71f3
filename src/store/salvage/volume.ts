/** Rescues the whole records of a single volume. */
import type { Archive } from '../archive.ts';
import { isGzipVolume, type LostStretch, scanVolume } from './scan.ts';

/** What was rescued of a single volume. */
export interface SalvagedVolume {
  /** The new volume. */
  readonly path: string;
  readonly records: number;
  readonly lost: readonly LostStretch[];
}

/**
 * Writes a volume anew of its whole records, each as it stands there.
 *
 * @param path the volume, of any origin
 * @param target the new volume, which must not exist
 * @throws StoreIoError when a disk refuses
 */
export async function salvageVolume(
  { files }: Pick<Archive, 'files'>,
  path: string,
  target: string,
): Promise<SalvagedVolume> {
  const source = await files.openFile(path);
  const file = await files.createFile(target);
  const lost: LostStretch[] = [];
  let records = 0;
  try {
    for await (const each of scanVolume(files, path, await isGzipVolume(files, path))) {
      if ('lost' in each) {
        lost.push(each.lost);
        continue;
      }
      const bytes = new Uint8Array(each.record.length);
      await source.read(bytes, each.record.offset);
      await file.write(bytes);
      records++;
    }
    await file.sync();
  } finally {
    await file.close();
    await source.close();
  }
  return { path: target, records, lost };
}

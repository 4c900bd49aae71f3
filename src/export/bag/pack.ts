/** Packs an archive, or a release of a dataset, as a bag. */
import { join } from 'node:path';
import {
  type Archive,
  type Files,
  nodeFiles,
  readNewestCreated,
  StoreUsageError,
} from '../../store/index.ts';
import { readRelease } from '../dataset/release-file.ts';
import { type BagReceipt, writeBag } from './bag.ts';
import { archivePayload, releasePayload } from './payload.ts';

/** What is said of a bag. */
export interface BagOptions {
  /** The time that is written: ISO 8601 in UTC. Default: that of what is packed. */
  readonly now?: string;
}

/**
 * Packs an archive as a bag (see `writeBag`). The folder `data` of the unpacked bag is the archive.
 *
 * @param path where it goes: a folder, or one ZIP file when it ends in `.zip`; nothing may be there
 * @throws StoreUsageError when something is there, or the archive has no batches
 * @throws DamageError when a file is not what the inventories say; nothing is written then
 * @throws StoreIoError when a disk refuses; nothing is left then
 */
export async function bagArchive(
  archive: Archive,
  path: string,
  { now }: BagOptions = {},
): Promise<BagReceipt> {
  const time = now ?? (await readNewestCreated(archive));
  if (time === null) throw new StoreUsageError(`There are no batches in '${archive.folder}'.`);
  return writeBag(archive.files, await archivePayload(archive), path, {
    day: time.slice(0, 10),
    description:
      'An archive of news articles; data/ is the archive itself, and data/README.md tells how to read it.',
  });
}

/**
 * Packs a release of a dataset as a bag (see `writeBag`). The folder `data` of the unpacked bag is the release.
 *
 * @param folder the release, as `exportDataset` wrote it
 * @param path as of `bagArchive`
 * @throws StoreUsageError when something is at `path`, or `folder` is no release
 * @throws DamageError when a file is not what the checksums say; nothing is written then
 * @throws StoreIoError when a disk refuses; nothing is left then
 */
export async function bagRelease(
  folder: string,
  path: string,
  { now, files = nodeFiles }: BagOptions & { readonly files?: Files } = {},
): Promise<BagReceipt> {
  const payload = await releasePayload(files, folder);
  const { name, version, date } = await readRelease(files, join(folder, 'release.json'));
  return writeBag(files, payload, path, {
    day: (now ?? date).slice(0, 10),
    identifier: `${name} ${version}`,
    description: `Release ${version} of the dataset ${name}; data/README.md tells what is in it.`,
  });
}

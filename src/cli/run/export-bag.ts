/** What `kliping export bag` does. */
import { join } from 'node:path';
import colors from 'picocolors';
import { type BagInfo, type BagReceipt, writeBag } from '../../export/bag/bag.ts';
import { archivePayload, releasePayload } from '../../export/bag/payload.ts';
import { readRelease } from '../../export/dataset/release-file.ts';
import { nodeFiles, openArchive, readNewestCreated, StoreUsageError } from '../../store/index.ts';
import { write } from '../output.ts';
import { counted } from '../summary.ts';

/** The options of `kliping export bag`. */
export interface BagCliOptions {
  archive: string;
  dataset?: string;
  out: string;
  now?: string;
  json?: boolean;
}

async function bagRelease(folder: string, { out, now }: BagCliOptions): Promise<BagReceipt> {
  const payload = await releasePayload(nodeFiles, folder);
  const { name, version, date } = await readRelease(nodeFiles, join(folder, 'release.json'));
  const info: BagInfo = {
    day: (now ?? date).slice(0, 10),
    identifier: `${name} ${version}`,
    description: `Release ${version} of the dataset ${name}; data/README.md tells what is in it.`,
  };
  return writeBag(nodeFiles, payload, out, info);
}

async function bagArchive({ archive: folder, out, now }: BagCliOptions): Promise<BagReceipt> {
  const archive = await openArchive(folder);
  const time = now ?? (await readNewestCreated(archive));
  if (time === null) throw new StoreUsageError(`There are no batches in '${archive.folder}'.`);
  const info: BagInfo = {
    day: time.slice(0, 10),
    description:
      'An archive of news articles; data/ is the archive itself, and data/README.md tells how to read it.',
  };
  return writeBag(archive.files, await archivePayload(archive), out, info);
}

/** Packs a release or an archive, and tells what is in the bag. */
export async function runBag(options: BagCliOptions): Promise<void> {
  const { dataset, json } = options;
  const receipt =
    dataset === undefined ? await bagArchive(options) : await bagRelease(dataset, options);
  const told = `${colors.green('✓')} ${receipt.path}: ${counted(receipt.files, 'file')}, ${counted(receipt.bytes, 'byte')}\n`;
  await write(json ? `${JSON.stringify(receipt)}\n` : told);
}

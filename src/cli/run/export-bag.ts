/** What `kliping export bag` does. */
import colors from 'picocolors';
import { bagArchive, bagRelease } from '../../export/bag/pack.ts';
import { openArchive } from '../../store/index.ts';
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

/** Packs a release or an archive, and tells what is in the bag. */
export async function runBag({ archive, dataset, out, now, json }: BagCliOptions): Promise<void> {
  const options = now === undefined ? {} : { now };
  const receipt =
    dataset === undefined
      ? await bagArchive(await openArchive(archive), out, options)
      : await bagRelease(dataset, out, options);
  const told = `${colors.green('✓')} ${receipt.path}: ${counted(receipt.files, 'file')}, ${counted(receipt.bytes, 'byte')}\n`;
  await write(json ? `${JSON.stringify(receipt)}\n` : told);
}

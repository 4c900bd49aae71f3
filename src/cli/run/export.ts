/** What `kliping export` does. */
import colors from 'picocolors';
import { exportWacz } from '../../export/wacz.ts';
import { openArchive } from '../../store/index.ts';
import { clock } from '../options.ts';
import { write } from '../output.ts';
import { counted } from '../summary.ts';

/** The options of `kliping export wacz`. */
export interface WaczCliOptions {
  archive: string;
  batch: string;
  out: string;
  now?: string;
  json?: boolean;
}

/** Packs a batch, and tells what is in the file. */
export async function runWacz({ archive, batch, out, now, json }: WaczCliOptions): Promise<void> {
  const receipt = await exportWacz(await openArchive(archive), batch, out, clock(now));
  if (json) {
    await write(`${JSON.stringify(receipt)}\n`);
    return;
  }
  const counts = [
    counted(receipt.volumes, 'volume'),
    counted(receipt.indexed, 'record'),
    counted(receipt.pages, 'page'),
    counted(receipt.bytes, 'byte'),
  ];
  await write(`${colors.green('✓')} ${receipt.path}: ${counts.join(', ')}\n`);
}

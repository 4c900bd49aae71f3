/** What `kliping erase` does. */
import colors from 'picocolors';
import { erase } from '../../archive/erase.ts';
import { eraseFromCatalog } from '../../catalog/keep.ts';
import { type Archive, openArchive, readTombstones } from '../../store/index.ts';
import { clock } from '../options.ts';
import { write } from '../output.ts';
import { counted, oneLine } from '../summary.ts';
import { note } from './index-archive.ts';

/** The options of `kliping erase`. */
export interface EraseCliOptions {
  archive: string;
  json?: boolean;
  now?: string;
  reason: string;
  keepId?: boolean;
}

/** Takes out of the index whatever is erased, and tells when that could not be done as it should. */
async function cleanIndex(archive: Archive): Promise<void> {
  const told = await eraseFromCatalog(archive);
  if (told !== undefined) note(told);
}

/** Erases and tells what was written anew. */
export async function runErase(
  ids: readonly string[],
  { archive, json, now, reason, keepId = false }: EraseCliOptions,
): Promise<void> {
  const options = { reason, now: clock(now), keepIds: keepId };
  const opened = await openArchive(archive);
  const report = await erase(opened, ids, options).catch(async (error: unknown) => {
    // An earlier run may have been cut short before it came to the index.
    await cleanIndex(opened).catch(({ message }: Error) => note(message));
    throw error;
  });
  await cleanIndex(opened);
  if (json) {
    await write(`${JSON.stringify(report)}\n`);
    return;
  }
  const batches = counted(report.batches.length, 'batch', 'batches');
  await write(
    `${colors.green('✓')} Erased ${counted(report.captures.length, 'capture')}; ${batches} written anew.\n`,
  );
  for (const { from, object, erased } of report.batches) {
    await write(`  ${from} -> ${object}  (${counted(erased, 'erased', 'erased')})\n`);
  }
  for (const capture of report.already) await write(`  Erased already: ${capture}\n`);
  for (const path of report.outside) {
    await write(`  Not touched, and may name it still: ${path}\n`);
  }
}

const REASON_SHOWN = 200;

/** Lists every tombstone of an archive. */
export async function tellLedger({
  archive: folder,
  json,
}: Pick<EraseCliOptions, 'archive' | 'json'>): Promise<void> {
  const archive = await openArchive(folder);
  let none = true;
  for await (const entry of readTombstones(archive)) {
    none = false;
    const { time, reason, object, capture } = entry;
    const which = capture === undefined ? '' : `  ${capture}`;
    const line = json
      ? JSON.stringify(entry)
      : `${time}  ${object}${which}  ${oneLine(reason, REASON_SHOWN)}`;
    await write(`${line}\n`);
  }
  if (none && !json) await write('Nothing was ever erased.\n');
}

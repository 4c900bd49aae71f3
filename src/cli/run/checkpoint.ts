/** What `kliping checkpoint` does. */
import colors from 'picocolors';
import { checkpoint } from '../../archive/checkpoint.ts';
import { openArchive } from '../../store/index.ts';
import { clock } from '../options.ts';
import { write } from '../output.ts';
import { counted } from '../summary.ts';

/** The options of `kliping checkpoint`. */
export interface CheckpointCliOptions {
  archive: string;
  json?: boolean;
  now?: string;
  sign?: string;
}

/** Takes a checkpoint and tells it. */
export async function runCheckpoint({
  archive,
  json,
  now,
  sign,
}: CheckpointCliOptions): Promise<void> {
  const receipt = await checkpoint(await openArchive(archive), {
    now: clock(now),
    ...(sign !== undefined && { key: sign }),
  });
  if (json) {
    const { document, sha256, entries, signed } = receipt ?? {};
    await write(`${JSON.stringify(receipt && { ...document, sha256, signed, added: entries })}\n`);
    return;
  }
  if (!receipt) {
    await write('The archive holds nothing yet, so there is nothing to state.\n');
    return;
  }
  const { document, sha256, entries, signed } = receipt;
  const news =
    entries.length === 0
      ? 'nothing has changed since it was taken'
      : `${counted(entries.length, 'object')} new or withdrawn`;
  const kept = signed ? 'signed' : 'not signed';
  await write(
    `${colors.green('✓')} Checkpoint ${document.checkpoint}, ${kept}: ${news}.\n  root    ${document.root}\n  sha256  ${sha256}\n`,
  );
}

/** The quarantine list: inputs that a run refused, with the reason, beside the archive's store. */
import { mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import type { QuarantineLine } from '../record/types.generated.ts';
import type { RefusedInput } from './inputs.ts';

/** The folder of the quarantine lists inside an archive. */
const QUARANTINE_FOLDER = 'quarantine';

/**
 * Writes the refused inputs of a run, one JSON object a line (`{time, batch, name, code, message}`),
 * after those of earlier runs with the same batch id.
 *
 * @returns The file's path; undefined when nothing was refused, and then nothing is written.
 */
export async function writeQuarantine(
  archiveFolder: string,
  batch: string,
  time: string,
  refused: readonly RefusedInput[],
): Promise<string | undefined> {
  if (refused.length === 0) return undefined;
  const folder = join(archiveFolder, QUARANTINE_FOLDER);
  await mkdir(folder, { recursive: true });
  const path = join(folder, `${batch.replaceAll(':', '_')}.jsonl`);
  const file = await open(path, 'a');
  try {
    const lines = refused.map(
      (each): string => `${JSON.stringify({ time, batch, ...each } satisfies QuarantineLine)}\n`,
    );
    await file.write(lines.join(''));
    await file.sync();
  } finally {
    await file.close();
  }
  return path;
}

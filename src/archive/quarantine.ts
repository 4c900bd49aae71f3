/** The quarantine list: inputs that a run refused, with the reason, beside the archive's store. */
import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import type { QuarantineLine } from '../record/types.generated.ts';
import type { RefusedInput } from './sources/item.ts';

/** The folder of the quarantine lists inside an archive. */
export const QUARANTINE_FOLDER = 'quarantine';

/** The quarantine list of a run. */
export interface Quarantine {
  /** How many inputs were refused. */
  readonly count: number;
  /** The list's file; undefined when nothing was refused, and then nothing is written. */
  readonly path: string | undefined;
  /** Adds an input. */
  add(refused: RefusedInput): Promise<void>;
  /** Forces the list to the disk and closes it. */
  close(): Promise<void>;
}

/**
 * Starts the list of a run: one JSON object a line (`schemas/quarantine.schema.json`), written as it
 * grows, after those of earlier runs with the same batch id.
 */
export function startQuarantine(archiveFolder: string, batch: string, time: string): Quarantine {
  const folder = join(archiveFolder, QUARANTINE_FOLDER);
  const path = join(folder, `${batch.replaceAll(':', '_')}.jsonl`);
  let file: FileHandle | undefined;
  let count = 0;
  const begin = async (): Promise<FileHandle> => {
    await mkdir(folder, { recursive: true });
    return open(path, 'a');
  };
  return {
    get count() {
      return count;
    },
    get path() {
      return file && path;
    },
    async add({ name, file: container, line, offset, code, message }) {
      const place = {
        ...(container !== undefined && { file: container }),
        ...(line !== undefined && { line }),
        ...(offset !== undefined && { offset }),
      };
      const entry: QuarantineLine = { time, batch, name, ...place, code, message };
      file ??= await begin();
      await file.write(`${JSON.stringify(entry)}\n`);
      count++;
    },
    async close() {
      await file?.sync();
      await file?.close();
    },
  };
}

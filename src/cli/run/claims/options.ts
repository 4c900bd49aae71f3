/** What the commands of the worklist share. */
import { existsSync, type Stats } from 'node:fs';
import { open, rm, stat } from 'node:fs/promises';
import { filterWorklist, type WorklistFilter } from '../../../archive/reviews/filter.ts';
import type { WorkState } from '../../../archive/reviews/states.ts';
import {
  readWorklist,
  type WorkEntry,
  type WorklistOptions,
} from '../../../archive/reviews/worklist.ts';
import { needFolderFor } from '../../../export/aside.ts';
import { nodeFiles, openArchive } from '../../../store/index.ts';
import { UsageError } from '../../outcome.ts';
import { write } from '../../output.ts';

/** The options that choose claims. */
export interface FilterCliOptions extends Omit<WorklistFilter, 'states'> {
  archive: string;
  state?: WorkState[];
}

/** Reads the entries that the options choose. */
export async function chosenEntries(
  { archive, state, ...filter }: FilterCliOptions,
  options: WorklistOptions = {},
): Promise<WorkEntry[]> {
  const entries = await readWorklist(await openArchive(archive), options);
  return filterWorklist(entries, { ...filter, ...(state && { states: state }) });
}

/**
 * What the system knows of a file.
 *
 * @throws UsageError when there is none, or it is a folder.
 */
export async function fileFacts(file: string): Promise<Stats> {
  const facts = existsSync(file) ? await stat(file) : undefined;
  if (facts === undefined) throw new UsageError(`There is no file '${file}': check the path.`);
  if (facts.isDirectory()) throw new UsageError(`'${file}' is a folder: give a file.`);
  return facts;
}

/**
 * Writes to a new file, or to standard output without one. A file that could not be written whole is
 * taken away again.
 *
 * @throws UsageError when the file is there
 * @throws StoreUsageError as `needFolderFor` does
 */
export async function writeOut(out: string | undefined, pieces: Iterable<string>): Promise<void> {
  if (out === undefined) {
    for (const piece of pieces) await write(piece);
    return;
  }
  if (out.trim() === '') throw new UsageError('--out needs the path of a file.');
  await needFolderFor(nodeFiles, out);
  if (existsSync(out)) throw new UsageError(`There is a '${out}' already: give another --out.`);
  const file = await open(out, 'wx');
  try {
    for (const piece of pieces) await file.write(piece);
    await file.close();
  } catch (error) {
    await file.close().catch(() => {});
    await rm(out, { force: true });
    throw error;
  }
}

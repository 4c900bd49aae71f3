/** Opens the folder of a site for one run: checks it, takes it, and learns what is in it. */
import { join, resolve } from 'node:path';
import type { Database } from '../../../catalog/engine.ts';
import { ensureFolder, type Files, StoreUsageError } from '../../../store/index.ts';
import { needFolderFor } from '../../aside.ts';
import { makeFileTable } from './file-table.ts';
import { checkFolder } from './folder.ts';
import { Marker } from './marker.ts';
import { look, PATH, readState, STATE_FILE } from './state.ts';

/** What is known of a folder when it is opened. */
export interface Opened {
  readonly path: string;
  readonly marker: Marker;
  /** Whether all that is there is compared anew. */
  readonly anew: boolean;
  /** Whether what is there may show articles that were erased. */
  readonly mayShowErased: boolean;
  /** Whether this run made the folder. */
  readonly isNew: boolean;
}

/** Learns what a folder holds: from its state, from a run that was cut short, or by looking. */
async function learn(
  files: Files,
  folder: string,
  database: Database,
  marker: Marker,
  compare: boolean,
): Promise<Pick<Opened, 'anew' | 'mayShowErased'>> {
  const isStated = (await files.kind(join(folder, STATE_FILE))) === 'file';
  const isKnown = isStated && (await readState(files, folder, database));
  const isCut = marker.left !== undefined;
  const insert = database.prepare(
    "INSERT INTO file (path, was) VALUES (?, 'unknown') ON CONFLICT (path) DO NOTHING",
  );
  for (const each of marker.left ?? []) if (PATH.test(each)) insert.run(each);
  const isSpoilt = isStated && !isKnown;
  const anew = isCut || isSpoilt || compare;
  if (anew) await look(files, folder, database, !isSpoilt);
  return { anew, mayShowErased: isCut || isSpoilt };
}

/**
 * Opens the folder of a site, or makes it.
 *
 * @param database Where to keep what is there; tables are made in it.
 * @param compare Whether to compare every file with what is there, as after a crash.
 * @throws StoreUsageError when the folder holds something that is no site of kliping, another process
 *   writes to it, or a link stands where a folder of the site's own is to be
 * @throws StoreIoError when the disk refuses
 */
export async function openFolder(
  files: Files,
  path: string,
  database: Database,
  compare: boolean,
): Promise<Opened> {
  const folder = resolve(path);
  makeFileTable(database);
  const kind = await files.kind(folder);
  if (kind === 'file') {
    throw new StoreUsageError(`'${path}' is a file, and a site is a folder: give another --out.`);
  }
  const isNew = kind === null;
  if (isNew) {
    await needFolderFor(files, folder);
    await ensureFolder(files, folder);
  } else await checkFolder(files, path);
  const marker = await Marker.take(files, folder);
  try {
    const known = await learn(files, folder, database, marker, compare);
    return { path: folder, marker, isNew, ...known };
  } catch (error) {
    await marker.release(false).catch(() => {});
    throw error;
  }
}

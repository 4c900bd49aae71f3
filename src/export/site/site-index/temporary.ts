/** Where the index of a site is kept while a site is made. */
import { accessSync, constants } from 'node:fs';
import { tmpdir } from 'node:os';
import { engineCode } from '../../../catalog/engine.ts';
import { StoreIoError } from '../../../store/index.ts';

function mayWrite(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * The folder that SQLite makes its temporary files in.
 *
 * @see https://www.sqlite.org/tempfiles.html#temporary_file_storage_locations
 */
export function temporaryFolder(): string {
  if (process.platform === 'win32') return tmpdir();
  const { SQLITE_TMPDIR, TMPDIR } = process.env;
  const all = [SQLITE_TMPDIR, TMPDIR, '/var/tmp', '/usr/tmp', '/tmp'];
  return all.find((folder) => folder && mayWrite(folder)) ?? '.';
}

/** What the engine throws when the disk refuses. */
const REFUSALS = /^SQLITE_(?:FULL|IOERR|CANTOPEN|READONLY|PERM)/;

/** Tells what a disk refused to keep of the index; all else stays as it is. */
export function explainedTemporary(error: unknown): unknown {
  const code = engineCode(error);
  if (code === undefined || !REFUSALS.test(code)) return error;
  const other = process.platform === 'win32' ? 'TEMP' : 'SQLITE_TMPDIR';
  const why = `${(error as Error).message}. What lists are made of lies there while a site is made; the environment variable ${other} names another folder`;
  return new StoreIoError('use', temporaryFolder(), Object.assign(new Error(why), { code }));
}

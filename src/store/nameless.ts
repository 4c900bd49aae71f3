/** Files that nothing stays of when the process ends, however it ends. */
import { closeSync, openSync, rmSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { type Archive, WORK_FOLDER } from './archive.ts';
import { stagingName, thisOwner } from './owner.ts';

/**
 * Opens a new file in the folder for staging, to write and to read, and takes its name away. Where a process is killed
 * in between, the file is swept like what else it staged.
 *
 * @returns The file's descriptor; undefined where there can be no such file.
 */
export function openNameless({ folder }: Pick<Archive, 'folder'>): number | undefined {
  const path = join(folder, WORK_FOLDER, stagingName(thisOwner()));
  let file: number | undefined;
  try {
    file = openSync(path, 'wx+', 0o600);
    unlinkSync(path);
    return file;
  } catch {
    // Not every system lets go of the name of a file that is open.
    try {
      rmSync(path, { force: true });
      if (file !== undefined) closeSync(file);
    } catch {
      // Nothing was written to it, and it is swept.
    }
    return undefined;
  }
}

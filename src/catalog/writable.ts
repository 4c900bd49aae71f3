/** Whether the files of a catalog can be written. */
import { access, constants, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

const REFUSED = new Set<unknown>(['EACCES', 'EPERM', 'EROFS']);

async function isWritable(path: string): Promise<boolean> {
  try {
    await access(path, constants.W_OK);
    return true;
  } catch (error) {
    return !REFUSED.has((error as NodeJS.ErrnoException).code);
  }
}

/**
 * Whether a database is to be read as a file that nobody changes: it or its folder cannot be written, so
 * no log can be made beside it, and none is there that holds something. The file is asked about and never
 * opened: closing it would take from this process the locks of every connection that it has to it, as
 * POSIX wants it, and another process would then remove the log that they read.
 */
export async function isImmutable(path: string): Promise<boolean> {
  if ((await isWritable(dirname(path))) && (await isWritable(path))) return false;
  const log = await stat(`${path}-wal`).catch(() => undefined);
  return log === undefined || log.size === 0;
}

/** Whether the files of a catalog can be written. */
import { access, constants, open, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

const REFUSED = new Set<unknown>(['EACCES', 'EPERM', 'EROFS']);

async function refuses(act: () => Promise<unknown>): Promise<boolean> {
  try {
    await act();
    return false;
  } catch (error) {
    return REFUSED.has((error as NodeJS.ErrnoException).code);
  }
}

/**
 * Whether a database is to be read as a file that nobody changes: it or its folder cannot be written, so
 * no log can be made beside it, and none is there that holds something.
 */
export async function isImmutable(path: string): Promise<boolean> {
  const unwritable =
    (await refuses(() => access(dirname(path), constants.W_OK))) ||
    (await refuses(async () => (await open(path, 'r+')).close()));
  if (!unwritable) return false;
  const log = await stat(`${path}-wal`).catch(() => undefined);
  return log === undefined || log.size === 0;
}

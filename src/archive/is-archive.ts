/** Tells an archive from other folders. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Whether a folder is an archive. */
export function isArchive(folder: string): boolean {
  return existsSync(join(folder, 'kliping.json'));
}

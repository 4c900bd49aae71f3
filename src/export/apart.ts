/** Keeps what is written of an archive, and archives, apart. */
import { realpath } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { isArchive } from '../archive/is-archive.ts';
import { StoreUsageError } from '../store/index.ts';

/** Where a path leads, after all links; what is not there yet is taken as it is written. */
async function realPathOf(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch {
    const above = dirname(path);
    return above === path ? path : join(await realPathOf(above), basename(path));
  }
}

/**
 * Makes sure that neither of two folders is the other one or in it.
 *
 * @throws StoreUsageError when one is
 */
export async function needApart(archive: string, out: string): Promise<void> {
  const [first, second] = await Promise.all(
    [archive, out].map((each) => realPathOf(resolve(each))),
  );
  const [one, other] = [first! + sep, second! + sep];
  if (!one.startsWith(other) && !other.startsWith(one)) return;
  throw new StoreUsageError(
    `The site '${out}' and the archive '${archive}' cannot be in one another: give another --out.`,
  );
}

/**
 * Makes sure that what is to be written would be in no archive, where it would count as damage.
 *
 * @throws StoreUsageError when it would
 */
export async function needOutside(out: string): Promise<void> {
  let folder = await realPathOf(dirname(resolve(out)));
  for (; !isArchive(folder); folder = dirname(folder)) {
    if (folder === dirname(folder)) return;
  }
  throw new StoreUsageError(
    `'${out}' would be in the archive '${folder}': give an --out outside of it.`,
  );
}

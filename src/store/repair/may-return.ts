/** Decides what may come back from another copy of an archive. */
import { originalOf, revisionOf } from '../kinds.ts';

/**
 * Says if an object may be restored from another copy: not when the archive holds a later revision of
 * it, which was published because something had to be erased from this one.
 *
 * @param newest the newest revisions that the archive has (see `newestRevisions`)
 */
export function mayReturn(id: string, newest: ReadonlyMap<string, string>): boolean {
  const known = newest.get(originalOf(id));
  return known === undefined || revisionOf(known) <= revisionOf(id);
}

/** Decides what may come back from another copy of an archive. */

/** What an archive says is gone for good. */
export interface Erasures {
  /** The ids of objects that the archive's ledger of erasures names. */
  readonly erased: ReadonlySet<string>;
  /** Of each object in the archive's own storage root the highest revision, by its id without that. */
  readonly revisions: ReadonlyMap<string, number>;
}

const REVISION = /^(.*)\.r([1-9]\d{0,8})$/s;

/** An object's id without its revision, and which one it is: 0 for the one as it came in. */
export function revisionOf(id: string): { readonly base: string; readonly revision: number } {
  const match = REVISION.exec(id);
  return match ? { base: match[1]!, revision: Number(match[2]) } : { base: id, revision: 0 };
}

/**
 * Says if an object may be restored from another copy: not when the ledger names it, and not when the
 * archive holds a later revision of it (`<id>.r1`, then `.r2`), which was published because something
 * had to be erased from this one.
 */
export function mayReturn(id: string, { erased, revisions }: Erasures): boolean {
  const { base, revision } = revisionOf(id);
  return !erased.has(id) && (revisions.get(base) ?? 0) <= revision;
}

/** What is gone for good, by the ids of all objects of an archive and by its ledger. */
export function erasuresOf(present: Iterable<string>, erased: ReadonlySet<string>): Erasures {
  const revisions = new Map<string, number>();
  for (const id of present) {
    const { base, revision } = revisionOf(id);
    revisions.set(base, Math.max(revision, revisions.get(base) ?? 0));
  }
  return { erased, revisions };
}

/** Erases articles: for takedowns and for the law on personal data. */
import { join } from 'node:path';
import {
  type Archive,
  type ErasedBatch,
  type ErasureInput,
  eraseCaptures,
  findCaptures,
  findTombstones,
  hexFromNi,
  readAllMade,
  StoreUsageError,
} from '../store/index.ts';
import { VERSION } from '../version.ts';
import { findCapture } from './generations.ts';
import { provenanceAfterErasure } from './provenance.ts';
import { QUARANTINE_FOLDER } from './quarantine.ts';

/** Why and when to erase. */
export interface EraseOptions {
  /** Why. It stays in the archive for good, so it must not tell what was erased. */
  readonly reason: string;
  /** ISO 8601 in UTC. */
  readonly now: string;
  /** Leave the ids of the captures in their tombstones. Default: false. */
  readonly keepIds?: boolean;
}

/** What an erasure did. */
export interface EraseReport {
  /** The ids of the captures that were erased. */
  readonly captures: readonly string[];
  /** The ids of those that an earlier erasure had taken out, as their tombstones tell. */
  readonly already: readonly string[];
  /** The batches that were written anew. */
  readonly batches: readonly ErasedBatch[];
  /**
   * Folders of the archive that are no part of its store and may name what was erased: lists of
   * inputs that were refused, logs of repairs. Nothing in them was touched.
   */
  readonly outside: readonly string[];
}

/** The folders beside the store in which names of articles may stand. */
const OUTSIDE = [QUARANTINE_FOLDER, 'repairs'];

/**
 * Erases captures with all that was made of them: raw bytes, text, records, annotations, reviews
 * of its claims, and digests.
 * Batches that held them are written anew without them. Copies outside the archive are not touched.
 *
 * What a tombstone names is erased already, which is told. In any case what an earlier erasure left
 * behind when it was cut short is removed.
 *
 * @param ids captures' ids, or the first digits of them (at least four)
 * @throws StoreUsageError when an id names neither a capture nor a tombstone, or several captures;
 *   none of the ids is erased then
 * @throws DamageError when a batch that must be copied is damaged
 * @throws StoreIoError when the disk refuses; done again, it completes what it began
 */
export async function erase(
  archive: Archive,
  ids: readonly string[],
  options: EraseOptions,
): Promise<EraseReport> {
  const erasing = (captures: ReadonlySet<string>): ErasureInput => ({
    captures,
    now: options.now,
    software: `kliping/${VERSION}`,
    reason: options.reason,
    keepIds: options.keepIds ?? false,
    provenance: (before, written, erased) =>
      provenanceAfterErasure(before, written, { ...options, erased }),
  });
  const captures = new Set<string>();
  const already = new Set<string>();
  try {
    for (const id of ids) {
      const erasable = await findErasable(archive, id);
      if (erasable !== undefined) captures.add(erasable);
      else for (const capture of await findErased(archive, id)) already.add(capture);
    }
  } catch (error) {
    // Without `keepIds` the tombstones name nothing, so this may be an erasure that is run again.
    if (error instanceof StoreUsageError) await eraseCaptures(archive, erasing(new Set()));
    throw error;
  }
  const batches = await eraseCaptures(archive, erasing(captures));
  const outside: string[] = [];
  for (const name of OUTSIDE) {
    const path = join(archive.folder, name);
    if ((await archive.files.kind(path)) !== null) outside.push(path);
  }
  return { captures: [...captures], already: [...already], batches, outside };
}

/**
 * Finds what to erase. A run over the archive that was under way during an erasure may have written
 * something made of what is gone, so that is found, too. Undefined when there is nothing.
 */
async function findErasable(archive: Archive, id: string): Promise<string | undefined> {
  if ((await findCaptures(archive, id)).length > 0) return (await findCapture(archive, id)).id;
  const digits = hexFromNi(id) ?? id.toLowerCase();
  const found = new Set<string>();
  for await (const { capture, with: other = capture } of readAllMade(archive)) {
    for (const each of [capture, other]) {
      if (hexFromNi(each)!.startsWith(digits)) found.add(each);
    }
  }
  const [only] = found;
  if (found.size > 1) {
    throw new StoreUsageError(
      `${JSON.stringify(id)} names ${found.size} captures of which something is left in '${archive.folder}'. Give more digits.`,
    );
  }
  return only;
}

/** The captures that tombstones name so. */
async function findErased(archive: Archive, id: string): Promise<string[]> {
  const captures = (await findTombstones(archive, id)).map(({ capture }) => capture!);
  // Says that there is none.
  if (captures.length === 0) await findCapture(archive, id);
  return captures;
}

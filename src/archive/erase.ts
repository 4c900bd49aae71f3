/** Erases articles: for takedowns and for the law on personal data. */
import { join } from 'node:path';
import {
  type Archive,
  type ErasedBatch,
  type ErasureInput,
  eraseCaptures,
  FoundById,
  findAskedTombstones,
  readAllMade,
  StoreUsageError,
} from '../store/index.ts';
import { VERSION } from '../version.ts';
import { finderOf } from './finder.ts';
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
  let named: Named;
  try {
    named = await findNamed(archive, ids);
  } catch (error) {
    // Without `keepIds` the tombstones name nothing, so this may be an erasure that is run again.
    if (error instanceof StoreUsageError) await eraseCaptures(archive, erasing(new Set()));
    throw error;
  }
  const { captures, already } = named;
  const batches = await eraseCaptures(archive, erasing(captures));
  const outside: string[] = [];
  for (const name of OUTSIDE) {
    const path = join(archive.folder, name);
    if ((await archive.files.kind(path)) !== null) outside.push(path);
  }
  return { captures: [...captures], already: [...already], batches, outside };
}

/** The captures that ids name. */
interface Named {
  /** Those to be erased. */
  readonly captures: ReadonlySet<string>;
  /** Those that tombstones name. */
  readonly already: ReadonlySet<string>;
}

/** Finds what ids name, reading what there is once for all of them. */
async function findNamed(archive: Archive, ids: readonly string[]): Promise<Named> {
  const captures = new Set<string>();
  const finder = await finderOf(archive, ids);
  const missing: string[] = [];
  for (const id of ids) {
    if ((await finder.captures(id)).length === 0) missing.push(id);
    else captures.add((await findCapture(archive, id, finder)).id);
  }
  const leftOver = await findLeftOver(archive, missing);
  const gone: string[] = [];
  for (const id of missing) {
    const left = oneOf(leftOver, id, archive);
    if (left === undefined) gone.push(id);
    else captures.add(left);
  }
  const tombstones = await findAskedTombstones(archive, gone);
  const already = new Set<string>();
  for (const id of gone) {
    const erased = tombstones.of(id);
    // Says that there is none.
    if (erased.length === 0) await findCapture(archive, id, finder);
    for (const { capture } of erased) already.add(capture!);
  }
  return { captures, already };
}

/**
 * Finds captures that are gone of which something made is left: a run over the archive that was under way during
 * an erasure may have written it.
 */
async function findLeftOver(archive: Archive, ids: readonly string[]): Promise<FoundById<string>> {
  const found = new FoundById<string>(ids);
  if (found.isEmpty) return found;
  for await (const { capture, with: other = capture } of readAllMade(archive)) {
    for (const each of [capture, other]) found.add(each, each);
  }
  return found;
}

/** The one capture that an id names of which something is left; undefined when nothing is. */
function oneOf(leftOver: FoundById<string>, id: string, { folder }: Archive): string | undefined {
  const found = new Set(leftOver.of(id));
  const [only] = found;
  if (found.size > 1) {
    throw new StoreUsageError(
      `${JSON.stringify(id)} names ${found.size} captures of which something is left in '${folder}'. Give more digits.`,
    );
  }
  return only;
}

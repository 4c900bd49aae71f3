/** Erases articles: for takedowns and for the law on personal data. */
import { join } from 'node:path';
import {
  type Archive,
  type ErasedBatch,
  eraseCaptures,
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
 * @param ids captures' ids, or the first digits of them (at least four)
 * @throws StoreUsageError when an id names no capture, or several; nothing is erased then
 * @throws DamageError when a batch that must be copied is damaged
 * @throws StoreIoError when the disk refuses; done again, it completes what it began
 */
export async function erase(
  archive: Archive,
  ids: readonly string[],
  options: EraseOptions,
): Promise<EraseReport> {
  const captures = new Set<string>();
  for (const id of ids) captures.add(await findErasable(archive, id));
  const batches = await eraseCaptures(archive, {
    captures,
    now: options.now,
    software: `kliping/${VERSION}`,
    reason: options.reason,
    keepIds: options.keepIds ?? false,
    provenance: (before, written, erased) =>
      provenanceAfterErasure(before, written, { ...options, erased }),
  });
  const outside: string[] = [];
  for (const name of OUTSIDE) {
    const path = join(archive.folder, name);
    if ((await archive.files.kind(path)) !== null) outside.push(path);
  }
  return { captures: [...captures], batches, outside };
}

/**
 * Finds what to erase. A run over the archive that was under way during an erasure may have written
 * something made of what is gone, so that is found, too.
 */
async function findErasable(archive: Archive, id: string): Promise<string> {
  try {
    return (await findCapture(archive, id)).id;
  } catch (error) {
    if (!(error instanceof StoreUsageError)) throw error;
    const digits = hexFromNi(id) ?? id.toLowerCase();
    const found = new Set<string>();
    for await (const { capture, with: other = capture } of readAllMade(archive)) {
      for (const each of [capture, other]) {
        if (hexFromNi(each)!.startsWith(digits)) found.add(each);
      }
    }
    const [only] = found;
    if (only === undefined || found.size > 1) throw error;
    return only;
  }
}

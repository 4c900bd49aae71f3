/** Whether a catalog says what the archive holds. */
import { type Archive, type BatchRef, listAllBatches, readSeal } from '../store/index.ts';
import type { Row } from './engine.ts';
import type { Catalog } from './open.ts';

/** A batch of the archive. */
export interface ArchiveBatch extends BatchRef {
  readonly derived: boolean;
  /** What tells it from any other of its name. */
  readonly seal: string;
}

/** A batch as the catalog has it. */
export interface IndexedBatch {
  readonly number: number;
  readonly object: string;
  readonly batch: string;
  readonly derived: boolean;
  readonly seal: string;
  /** How many of its look-up lines are indexed. */
  readonly lines: number;
  /** How many of them were passed over, because their records are damaged. */
  readonly skipped: number;
  readonly complete: boolean;
}

/** What separates a catalog from its archive. */
export interface Staleness {
  /** Batches of the archive that are not, or not wholly, indexed; captures before what was made of them. */
  readonly missing: readonly ArchiveBatch[];
  /** Indexed batches that the archive no longer has, or has under the same name with another content. */
  readonly gone: readonly IndexedBatch[];
  /** Batches were taken out, and articles that had their newest records there have not got others yet. */
  readonly isUnfinished: boolean;
}

/** So many seals are read at once. */
const AT_ONCE = 16;

async function batchesOf(archive: Archive): Promise<ArchiveBatch[]> {
  const { ingested, derived } = await listAllBatches(archive);
  const refs = [
    ...ingested.map((ref) => ({ ...ref, derived: false })),
    ...derived.map((ref) => ({ ...ref, derived: true })),
  ];
  const found: ArchiveBatch[] = [];
  for (let first = 0; first < refs.length; first += AT_ONCE) {
    const sealed = refs
      .slice(first, first + AT_ONCE)
      .map(async (ref) => ({ ...ref, seal: await readSeal(archive, ref) }));
    found.push(...(await Promise.all(sealed)));
  }
  return found;
}

function asBatch(row: Row): IndexedBatch {
  return {
    number: Number(row.number),
    object: String(row.object),
    batch: String(row.batch),
    derived: row.derived === 1,
    seal: String(row.seal),
    lines: Number(row.lines),
    skipped: Number(row.skipped),
    complete: row.complete === 1,
  };
}

/** All batches that a catalog knows. */
export function indexedBatches({ database }: Catalog): IndexedBatch[] {
  return database.prepare('SELECT * FROM batch').all().map(asBatch);
}

/** The batch of an object as the catalog has it; undefined when it does not know it. */
export function indexedBatch({ database }: Catalog, object: string): IndexedBatch | undefined {
  const row = database.prepare('SELECT * FROM batch WHERE object = ?').get(object);
  return row && asBatch(row);
}

/**
 * Compares a catalog with its archive: the names of all batches and the digests of their inventories.
 *
 * @throws DamageError when a folder of the storage root cannot be an object's
 * @throws StoreIoError when the disk refuses
 */
export async function staleness(catalog: Catalog): Promise<Staleness> {
  const held = await batchesOf(catalog.archive);
  const indexed = indexedBatches(catalog);
  const keyOf = ({ object, seal }: { object: string; seal: string }): string => `${object} ${seal}`;
  const complete = new Set(indexed.filter((each) => each.complete).map(keyOf));
  const there = new Set(held.map(keyOf));
  return {
    missing: held.filter((each) => !complete.has(keyOf(each))),
    gone: indexed.filter((each) => !there.has(keyOf(each))),
    isUnfinished:
      catalog.database.prepare("SELECT 1 FROM meta WHERE name = 'unfinished'").get() !== undefined,
  };
}

/** Whether a catalog says just what its archive holds. */
export function isFresh({ missing, gone, isUnfinished }: Staleness): boolean {
  return missing.length === 0 && gone.length === 0 && !isUnfinished;
}

/** What is in the store, as a checkpoint sees it. */
import { join } from 'node:path';
import type { Archive } from '../archive.ts';
import { sha512Hex } from '../digests.ts';
import { compareText, readWhole } from '../files.ts';
import { newestRevisions, originalOf, revisionOf } from '../kinds.ts';
import { INVENTORY_FILE } from '../ocfl/inventory.ts';
import { listObjects } from '../ocfl/root.ts';
import { checkpointNumber } from './document.ts';
import type { LogEntry } from './entries.ts';

/** Object id to the SHA-512 of its inventory; checkpoints themselves are left out. */
export type ObjectStates = ReadonlyMap<string, string>;

/**
 * Reads the inventories of all objects but checkpoints.
 *
 * @throws DamageError when the id of an object cannot be told
 * @throws StoreIoError when the disk refuses
 */
export async function readObjectStates({ files, root }: Archive): Promise<ObjectStates> {
  const states = new Map<string, string>();
  for await (const { id, path } of listObjects(files, root)) {
    if (checkpointNumber(id) !== null) continue;
    states.set(id, sha512Hex(await readWhole(files, join(path, INVENTORY_FILE))));
  }
  return states;
}

/** How the store differs from what the log leads one to expect. */
export interface LogDifference {
  /** The lines that the log lacks: first what was withdrawn, then what came, each sorted by object. */
  readonly entries: readonly LogEntry[];
  /** Objects that are gone without anything standing for them. */
  readonly missing: readonly string[];
  /** Objects whose inventory is another. */
  readonly replaced: readonly string[];
}

/** Compares the log with the store. */
export function compareWithLog(expected: ObjectStates, present: ObjectStates): LogDifference {
  const newest = newestRevisions(present.keys());
  const withdrawn: LogEntry[] = [];
  const missing: string[] = [];
  const replaced: string[] = [];
  for (const [object, inventory] of expected) {
    const found = present.get(object);
    if (found === undefined) {
      const replacedBy = newest.get(originalOf(object));
      if (replacedBy === undefined || revisionOf(replacedBy) < revisionOf(object))
        missing.push(object);
      else withdrawn.push({ object, replacedBy });
    } else if (found !== inventory) {
      replaced.push(object);
    }
  }
  const arrived = [...present]
    .filter(([object]) => !expected.has(object))
    .map(([object, inventory]) => ({ object, inventory }));
  const byObject = (a: LogEntry, b: LogEntry) => compareText(a.object, b.object);
  return { entries: [...withdrawn.sort(byObject), ...arrived.sort(byObject)], missing, replaced };
}

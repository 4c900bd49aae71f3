/**
 * Puts a new object into a storage root: built aside, forced to the disk, then moved into place by
 * one rename, so that a reader sees the whole object or none of it, whatever happens in between.
 */
import { join } from 'node:path';
import { sha512Hex } from '../digests.ts';
import { DamageError, ObjectExistsError } from '../errors.ts';
import { ensureFolder, type Files, isSystemError, writeWhole } from '../files.ts';
import { isGone, ownerOf, stagingName, thisOwner } from '../owner.ts';
import {
  buildInventory,
  INVENTORY_FILE,
  type InventoryInput,
  inventoryBytes,
  isContentPath,
  SIDECAR_FILE,
  sidecarText,
} from './inventory.ts';
import { objectSegments } from './layout.ts';
import { OBJECT_DECLARATION } from './root.ts';

/** Where objects go and where they are built: two folders of one file system. */
export interface CommitPlace {
  readonly files: Files;
  /** The storage root. */
  readonly root: string;
  /** The folder for staging. */
  readonly work: string;
}

/** An object under way. */
export interface StagedObject {
  /** The folder to write content files to. */
  readonly content: string;
  /** Makes the folders for a content file at `path` (with `/`) and returns where to write it. */
  place(path: string): Promise<string>;
  /**
   * Completes the object and moves it into the storage root. Every content file must be on the disk
   * (synced) and listed. Whatever the outcome, what was staged is gone afterwards.
   *
   * @param onTaken called with the folder of another writer's object of this id, when there is one,
   *   while what was staged is still there
   * @returns the object's folder
   * @throws ObjectExistsError when an object of this id is there already
   * @throws StoreIoError when the disk refuses; should that be after the rename (a sync that failed),
   *   the object stands, whole, in the storage root
   */
  commit(
    input: Omit<InventoryInput, 'id'>,
    onTaken?: (theirs: string) => Promise<void>,
  ): Promise<string>;
  /** Gives up: removes what was staged. Never rejects; a later sweep gets what stays. */
  abandon(): Promise<void>;
}

/**
 * Starts a new object in a staging folder of its own.
 *
 * @throws ObjectExistsError when an object of this id is there already
 */
export async function stageObject(place: CommitPlace, id: string): Promise<StagedObject> {
  const { files, root, work } = place;
  const segments = objectSegments(id);
  const final = join(root, ...segments);
  if ((await files.kind(final)) !== null) throw new ObjectExistsError(id, final);
  const stage = join(work, stagingName(thisOwner()));
  const object = join(stage, ...segments);
  const version = join(object, 'v1');
  const content = join(version, 'content');
  // In the order of their making: parents first.
  const folders = [stage];
  const abandon = async () => {
    await files.remove(stage).catch(() => {});
  };
  const makeFolder = async (path: string) => {
    await files.createFolder(path);
    folders.push(path);
  };
  try {
    await files.createFolder(stage);
    for (const depth of segments.keys())
      await makeFolder(join(stage, ...segments.slice(0, depth + 1)));
    await makeFolder(version);
    await makeFolder(content);
  } catch (error) {
    await abandon();
    throw error;
  }
  return {
    content,
    abandon,
    async place(path) {
      if (!isContentPath(path)) throw new TypeError(`Not a content path: ${path}`);
      const parts = path.split('/').slice(0, -1);
      for (const depth of parts.keys()) {
        const folder = join(content, ...parts.slice(0, depth + 1));
        if (!folders.includes(folder)) await makeFolder(folder);
      }
      return join(content, path);
    },
    async commit(input, onTaken) {
      try {
        const inventory = inventoryBytes(buildInventory({ ...input, id }));
        const sidecar = Buffer.from(sidecarText(sha512Hex(inventory)), 'utf8');
        for (const folder of [version, object]) {
          await writeWhole(files, join(folder, INVENTORY_FILE), inventory);
          await writeWhole(files, join(folder, SIDECAR_FILE), sidecar);
        }
        const declaration = Buffer.from(OBJECT_DECLARATION.text, 'utf8');
        await writeWhole(files, join(object, OBJECT_DECLARATION.name), declaration);
        for (const folder of folders.toReversed()) await files.syncFolder(folder);
        await publish(place, stage, segments, id);
      } catch (error) {
        if (error instanceof ObjectExistsError) await onTaken?.(error.path);
        throw error;
      } finally {
        await abandon();
      }
      return final;
    },
  };
}

/**
 * Moves the topmost missing folder of a staged tree to where it belongs.
 *
 * @param stage the folder under which the tree was built
 * @param segments the folders from there, and from the storage root, to the object
 * @throws ObjectExistsError when an object of this id is there already
 */
export async function publish(
  { files, root }: CommitPlace,
  stage: string,
  segments: readonly string[],
  id: string,
): Promise<void> {
  for (let depth = 1; depth <= segments.length; depth++) {
    const path = segments.slice(0, depth);
    const target = join(root, ...path);
    const kind = await files.kind(target);
    if (kind === null) {
      try {
        await files.move(join(stage, ...path), target);
      } catch (error) {
        // An erasure took an empty folder away that was there just now: from the top again, then.
        if (isSystemError(error, 'ENOENT') && depth > 1) {
          const above = join(root, ...path.slice(0, -1));
          if ((await files.kind(above)) === null) {
            depth = 0;
            continue;
          }
        }
        // Another writer made it in between (Windows says so with EPERM): one level lower, then.
        const taken = isSystemError(error, 'ENOTEMPTY', 'EEXIST', 'EPERM', 'EACCES');
        if (!taken || (await files.kind(target)) === null) throw error;
        continue;
      }
      // All the way up, for the folders above may be another writer's that has not synced them yet.
      for (let up = depth - 1; up >= 0; up--) {
        await files.syncFolder(join(root, ...segments.slice(0, up)));
      }
      return;
    }
    if (kind !== 'folder' && depth < segments.length) {
      throw new DamageError({ path: target, expected: 'a folder', found: `a ${kind}` });
    }
  }
  throw new ObjectExistsError(id, join(root, ...segments));
}

/** What a sweep did, by the names of staging folders. */
export interface SweepResult {
  /** Removed: their processes are gone. */
  readonly swept: readonly string[];
  /** Left alone: their processes live, or are on another machine. */
  readonly kept: readonly string[];
}

/**
 * Removes the staging folders of processes that died. Those of live processes, of other machines
 * and containers, and whatever else lies in the folder stay.
 */
export async function sweepStaging({ files, work }: CommitPlace): Promise<SweepResult> {
  const swept: string[] = [];
  const kept: string[] = [];
  await ensureFolder(files, work);
  for (const { name } of await files.list(work)) {
    const owner = ownerOf(name);
    if (!owner) continue;
    if (isGone(owner)) {
      await files.remove(join(work, name));
      swept.push(name);
    } else {
      kept.push(name);
    }
  }
  return { swept, kept };
}

/** Compares an archive with another copy of it: what is damaged here and whole there. */
import { join } from 'node:path';
import type { Archive } from '../archive.ts';
import { sha256Hex, sha512Hex } from '../digests.ts';
import { compareText, type Files } from '../files.ts';
import { FRAME } from '../frame.ts';
import { newestRevisions } from '../kinds.ts';
import { idFromFolderName } from '../ocfl/layout.ts';
import { walkRoot } from '../ocfl/root.ts';
import { mayReturn } from './may-return.ts';
import { expectedFiles, fileState, readSmall, vouchedInventory } from './object-copy.ts';

/** A file that is missing or damaged here and whole in the copy. */
export interface Restore {
  /** Its path in the archive's folder, with `/`. */
  readonly path: string;
  /** The SHA-512 it must have. */
  readonly sha512: string;
  /** What is there instead. */
  readonly found: string;
  /** The folders that lead from the storage root to its object, when all of that is missing. */
  readonly missing?: readonly string[];
}

/** A difference that is left as it is. */
export interface Left {
  /** The file or folder, in the archive's folder, with `/`. */
  readonly path: string;
  readonly reason: /** Neither copy has it whole. */
    | 'damaged in both'
    /** The copy has an object that was erased here. */
    | 'erased here'
    /** Both copies are whole, and they are not the same. */
    | 'not the same'
    /** The copy lacks an object. */
    | 'not in the copy'
    /** No inventory of the object can be trusted, here or there. */
    | 'no inventory';
  /** What is here, in words. */
  readonly found: string;
  /** What the copy has, in words. */
  readonly copy: string;
}

/** What comparing two copies of an archive told. */
export interface RepairPlan {
  /** What can be restored; in this order it is safe to stop at any point. */
  readonly restores: readonly Restore[];
  readonly left: readonly Left[];
  /** Objects that are whole and the same in both. */
  readonly same: number;
}

type Segments = readonly string[];

async function objectFolders(files: Files, root: string): Promise<Map<string, Segments>> {
  const folders = new Map<string, Segments>();
  for await (const entry of walkRoot(files, root)) {
    if (entry.type === 'object') folders.set(entry.segments.join('/'), entry.segments);
  }
  return folders;
}

async function planFrame(archive: Archive, copy: Archive, plan: Plan): Promise<void> {
  for (const { path, texts } of FRAME) {
    const here = await readSmall(archive.files, join(archive.folder, path));
    if (here && texts.includes(sha256Hex(here))) continue;
    const there = await readSmall(copy.files, join(copy.folder, path));
    const found = here ? `SHA-512 ${sha512Hex(here)}` : 'nothing';
    if (there && texts.includes(sha256Hex(there))) {
      plan.restores.push({ path, sha512: sha512Hex(there), found });
    } else {
      const theirs = there ? `SHA-512 ${sha512Hex(there)}` : 'nothing';
      plan.left.push({ path, reason: 'damaged in both', found, copy: theirs });
    }
  }
}

interface Plan {
  readonly restores: Restore[];
  readonly left: Left[];
  same: number;
}

/** The id of an object: of its inventory, or of its folder's name. */
async function idAt(archive: Archive, segments: Segments): Promise<string | null> {
  const object = join(archive.root, ...segments);
  const vouched = await vouchedInventory(archive.files, object, segments);
  return vouched?.inventory.id ?? idFromFolderName(segments.at(-1)!);
}

async function planObject(
  archive: Archive,
  copy: Archive,
  segments: Segments,
  newest: ReadonlyMap<string, string>,
  plan: Plan,
): Promise<void> {
  const place = ['store', ...segments].join('/');
  const object = join(archive.root, ...segments);
  const other = join(copy.root, ...segments);
  const here = (await archive.files.kind(object)) !== null;
  const there = (await copy.files.kind(other)) !== null;
  const id = (await idAt(archive, segments)) ?? (await idAt(copy, segments));
  const words = (present: boolean): string => (present ? 'an object' : 'nothing');
  const leave = (reason: Left['reason']): void => {
    plan.left.push({ path: place, reason, found: words(here), copy: words(there) });
  };
  if (id !== null && !mayReturn(id, newest)) return leave('erased here');
  const ours = await vouchedInventory(archive.files, object, segments);
  const theirs = await vouchedInventory(copy.files, other, segments);
  const trusted = ours ?? theirs;
  if (!trusted) return leave('no inventory');
  if (ours && theirs && Buffer.compare(ours.bytes, theirs.bytes) !== 0)
    return leave('not the same');
  let whole = true;
  const restores: Restore[] = [];
  for (const { path, sha512 } of expectedFiles(trusted)) {
    const state = await fileState(archive.files, join(object, path), sha512);
    const copied = await fileState(copy.files, join(other, path), sha512);
    whole &&= state.whole && copied.whole;
    if (state.whole) continue;
    const full = `${place}/${path}`;
    if (copied.whole)
      plan.restores.push({
        path: full,
        sha512,
        found: state.found,
        ...(here ? {} : { missing: segments }),
      });
    else {
      const reason = there ? 'damaged in both' : 'not in the copy';
      plan.left.push({ path: full, reason, found: state.found, copy: copied.found });
    }
  }
  if (whole) plan.same++;
  plan.restores.push(...restores);
}

/**
 * Compares an archive with another copy of it, file by file: what lies around the objects, and every
 * file of every object, by the inventory that can be trusted, of the four that two copies have.
 *
 * What only one of the copies has beyond that (files that belong nowhere) is no part of it: `verify`
 * finds it, and a person decides.
 *
 * @throws StoreIoError when a storage root cannot be looked at
 */
export async function planRepair(archive: Archive, copy: Archive): Promise<RepairPlan> {
  const plan: Plan = { restores: [], left: [], same: 0 };
  await planFrame(archive, copy, plan);
  const ours = await objectFolders(archive.files, archive.root);
  const theirs = await objectFolders(copy.files, copy.root);
  const present = new Set<string>();
  for (const segments of ours.values()) {
    const id = await idAt(archive, segments);
    if (id !== null) present.add(id);
  }
  const newest = newestRevisions(present);
  const all = new Map([...ours, ...theirs].sort(([a], [b]) => compareText(a, b)));
  for (const segments of all.values()) {
    await planObject(archive, copy, segments, newest, plan);
  }
  return plan;
}

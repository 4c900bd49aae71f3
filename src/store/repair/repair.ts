/** Restores from another copy what is damaged or missing in an archive. */
import { dirname, join, relative, sep } from 'node:path';
import { type Archive, WORK_FOLDER } from '../archive.ts';
import { DamageError } from '../errors.ts';
import { ensureFolder, type OutputFile, readPieces } from '../files.ts';
import { publish, sweepStaging } from '../ocfl/commit.ts';
import { stagingName, thisOwner } from '../owner.ts';
import { fileState } from './object-copy.ts';
import { planRepair, type RepairPlan, type Restore } from './plan.ts';

/** The folder of the logs of repairs inside an archive. */
export const REPAIRS_FOLDER = 'repairs';

/** How to repair. */
export interface RepairOptions {
  /** The time that goes into the log: ISO 8601 in UTC. */
  readonly now: string;
}

/** What was repaired. */
export interface RepairReport extends RepairPlan {
  /** The log of what was restored; absent when nothing was. */
  readonly log?: string;
}

/** A log that is on the disk line by line before what it tells is done. */
async function startLog({ files, folder }: Archive, now: string) {
  const place = join(folder, REPAIRS_FOLDER);
  await ensureFolder(files, place);
  await files.syncFolder(folder);
  const name = now.replace(/[-:]/g, '');
  let path = join(place, `${name}.jsonl`);
  for (let number = 2; (await files.kind(path)) !== null; number++) {
    path = join(place, `${name}-${number}.jsonl`);
  }
  const file: OutputFile = await files.createFile(path);
  await files.syncFolder(place);
  return {
    path,
    async add(entry: object): Promise<void> {
      await file.write(Buffer.from(`${JSON.stringify(entry)}\n`, 'utf8'));
      await file.sync();
    },
    close: () => file.close(),
  };
}

/** Makes the folders above a path, from the archive's folder down; something else in the way goes. */
async function clearWay(archive: Archive, path: string, staged: string): Promise<void> {
  const { files, folder } = archive;
  const parts = relative(folder, dirname(path)).split(sep);
  for (const depth of parts.keys()) {
    const above = join(folder, ...parts.slice(0, depth + 1));
    const kind = await files.kind(above);
    if (kind === 'folder') continue;
    if (kind !== null) await files.move(above, `${staged}.away`);
    await ensureFolder(files, above);
    await files.syncFolder(dirname(above));
  }
  if ((await files.kind(path)) === 'folder') await files.move(path, `${staged}.away`);
}

/** Copies a file and reads it back: what was read may have changed since it was looked at. */
async function copyFile(
  archive: Archive,
  copy: Archive,
  { path, sha512 }: Restore,
  staged: string,
): Promise<void> {
  const { files } = archive;
  const source = join(copy.folder, ...path.split('/'));
  const file = await files.createFile(staged);
  try {
    for await (const piece of readPieces(copy.files, source)) await file.write(piece);
    await file.sync();
  } finally {
    await file.close();
  }
  const { whole, found } = await fileState(files, staged, sha512);
  if (!whole) throw new DamageError({ path: source, expected: `SHA-512 ${sha512}`, found });
}

/** Puts one file in its place. */
async function restoreFile(
  archive: Archive,
  copy: Archive,
  stage: string,
  restore: Restore,
): Promise<void> {
  const { files } = archive;
  const staged = join(stage, 'file');
  const target = join(archive.folder, ...restore.path.split('/'));
  await copyFile(archive, copy, restore, staged);
  await clearWay(archive, target, staged);
  await files.move(staged, target);
  await files.syncFolder(dirname(target));
  await files.remove(`${staged}.away`);
}

/** Puts a missing object in its place, whole, by one rename. */
async function restoreObject(
  archive: Archive,
  copy: Archive,
  stage: string,
  restores: readonly Restore[],
): Promise<void> {
  const { files, root, folder } = archive;
  const segments = restores[0]!.missing!;
  const tree = join(stage, 'tree');
  await files.createFolder(tree);
  const folders = [tree];
  for (const restore of restores) {
    const path = join(tree, relative(root, join(folder, ...restore.path.split('/'))));
    const parts = relative(tree, dirname(path)).split(sep);
    for (const depth of parts.keys()) {
      const above = join(tree, ...parts.slice(0, depth + 1));
      if (folders.includes(above)) continue;
      await files.createFolder(above);
      folders.push(above);
    }
    await copyFile(archive, copy, restore, path);
  }
  for (const each of folders.toReversed()) await files.syncFolder(each);
  await publish(archive, tree, segments, `at ${segments.join('/')}`);
  await files.remove(tree);
}

/** Splits what is to be restored into single files and whole objects, in order. */
function groupsOf(restores: readonly Restore[]): Restore[][] {
  const groups: Restore[][] = [];
  for (const restore of restores) {
    const last = groups.at(-1);
    if (restore.missing && last?.[0]?.missing === restore.missing) last.push(restore);
    else groups.push([restore]);
  }
  return groups;
}

/**
 * Restores byte for byte whatever is missing or damaged in an archive and whole in another copy.
 * Nothing is put in place before it was read back and its digest fits; each file is put there by one
 * rename, and so is a missing object, whole. Stopped at any point, it can be started
 * again. Each file is in the log, on the disk, before it is touched.
 *
 * @throws DamageError when the copy changes under way
 * @throws StoreIoError when the disk refuses
 */
export async function repairArchive(
  archive: Archive,
  copy: Archive,
  { now }: RepairOptions,
): Promise<RepairReport> {
  const plan = await planRepair(archive, copy);
  if (plan.restores.length === 0) return plan;
  const { files } = archive;
  await ensureFolder(files, archive.root);
  await sweepStaging(archive);
  const stage = join(archive.folder, WORK_FOLDER, stagingName(thisOwner()));
  await files.createFolder(stage);
  const log = await startLog(archive, now);
  try {
    await log.add({ time: now, from: copy.folder, files: plan.restores.length });
    for (const group of groupsOf(plan.restores)) {
      for (const { path, sha512, found } of group) await log.add({ restore: path, sha512, found });
      const [first] = group;
      if (first?.missing) await restoreObject(archive, copy, stage, group);
      else await restoreFile(archive, copy, stage, first!);
    }
    for (const each of plan.left) await log.add({ left: each.path, ...each });
    await log.add({ restored: plan.restores.length, left: plan.left.length });
  } finally {
    await log.close();
    await files.remove(stage).catch(() => {});
  }
  return { ...plan, log: log.path };
}

/** Repairs an archive from another copy of it. */
import {
  type Archive,
  archiveAt,
  nodeFiles,
  planRepair,
  type RepairPlan,
  type RepairReport,
  repairArchive,
  StoreUsageError,
} from '../store/index.ts';

/** Opens a folder as an archive, however damaged it is. */
async function damagedArchive(folder: string): Promise<Archive> {
  const archive = archiveAt(folder, 'gzip', nodeFiles);
  if ((await nodeFiles.kind(archive.root)) === 'folder') return archive;
  throw new StoreUsageError(`There is no archive in '${archive.folder}': check the path.`);
}

/**
 * Compares an archive with another copy of it.
 *
 * @param folder The archive's folder.
 * @param copy The folder of the other copy.
 * @throws StoreUsageError When one of them is no archive.
 */
export async function compareCopies(folder: string, copy: string): Promise<RepairPlan> {
  return planRepair(await damagedArchive(folder), await damagedArchive(copy));
}

/**
 * Restores from another copy of an archive what is damaged or missing in it.
 *
 * @param now The time that goes into the log: ISO 8601 in UTC.
 * @throws StoreUsageError When one of the folders is no archive.
 */
export async function repair(folder: string, copy: string, now: string): Promise<RepairReport> {
  return repairArchive(await damagedArchive(folder), await damagedArchive(copy), { now });
}

/** Keeps the catalog up after a command has changed the archive. */
import { type Archive, listAllBatches } from '../store/index.ts';
import { CatalogError } from './errors.ts';
import { isFresh, staleness } from './freshness.ts';
import { type Catalog, hasCatalog, openCatalog, removeCatalog, removeRemains } from './open.ts';
import { type UpdateOptions, type UpdateReport, updateCatalog } from './update.ts';

/**
 * Opens a catalog and brings it up to what its archive holds.
 *
 * @throws CatalogError when there is none, it is damaged, or the engine is not installed
 * @throws DamageError when a look-up file of the archive is damaged
 * @throws StoreIoError when the disk refuses
 */
export async function openFresh(
  archive: Archive,
  options: UpdateOptions & { readonly create?: boolean } = {},
): Promise<{ catalog: Catalog; report: UpdateReport }> {
  const catalog = await openCatalog(archive, options.create ? { create: true } : {});
  try {
    return { catalog, report: await updateCatalog(catalog, options) };
  } catch (error) {
    catalog.close();
    throw error;
  }
}

/** Whether everything that came into the archive is in the catalog, and nothing was passed over. */
async function isWhole(catalog: Catalog): Promise<boolean> {
  const skipped = catalog.database.prepare('SELECT 1 FROM batch WHERE skipped > 0').get();
  return skipped === undefined && isFresh(await staleness(catalog));
}

/**
 * Opens a catalog that says all that its archive holds, for what can do without one.
 *
 * @returns undefined when there is none, it is behind, something damaged was passed over, or it cannot be read for
 *   whatever reason.
 */
export async function openIfFresh(archive: Archive): Promise<Catalog | undefined> {
  if (!hasCatalog(archive)) return undefined;
  let catalog: Catalog | undefined;
  try {
    catalog = await openCatalog(archive);
    if (await isWhole(catalog)) return catalog;
  } catch {
    // Whoever needs it opens it otherwise, and is told.
  }
  catalog?.close();
  return undefined;
}

/** Whether an archive holds nothing but so many batches at most that came in. */
async function hasOnly(archive: Archive, batches: number): Promise<boolean> {
  const { ingested, derived } = await listAllBatches(archive);
  return ingested.length <= batches && derived.length === 0;
}

/** Whether there is a catalog to keep up when a batch comes, or is going to be one. */
export async function willKeepCatalog(archive: Archive): Promise<boolean> {
  return hasCatalog(archive) || (await hasOnly(archive, 0));
}

/**
 * Brings the catalog up after something came into the archive; a new archive gets one. The archive does
 * not depend on it: whatever goes wrong is answered, not thrown.
 *
 * @param told What was told of the articles of a batch that has just come. Default: nothing, and its records are read.
 * @returns What went wrong, in words; undefined when nothing did, or there is no catalog to keep.
 */
export async function keepCatalog(
  archive: Archive,
  told?: UpdateOptions['told'],
): Promise<string | undefined> {
  const there = hasCatalog(archive);
  try {
    // Where all of it came just now, indexing it makes nobody wait for old batches.
    if (!there && !(await hasOnly(archive, 1))) return undefined;
    const { catalog, report } = await openFresh(archive, { create: true, ...(told && { told }) });
    catalog.close();
    return report.damaged > 0
      ? `${report.damaged} damaged captures are not in the index: kliping verify tells more.`
      : undefined;
  } catch (error) {
    // Without the engine there is nothing to keep, and nobody who misses it.
    if (error instanceof CatalogError && error.code === 'engine' && !there) return undefined;
    return `The index is behind the archive. ${error instanceof Error ? error.message : String(error)}`;
  }
}

/**
 * Takes out of the catalog what was erased from the archive. Where that cannot be done, the catalog is
 * removed whole, for nothing may stay.
 *
 * @returns What a person should know, in words; undefined when all went well.
 * @throws StoreIoError when not even that can be done
 */
export async function eraseFromCatalog(archive: Archive): Promise<string | undefined> {
  await removeRemains(archive);
  if (!hasCatalog(archive)) return undefined;
  try {
    const { catalog, report } = await openFresh(archive);
    catalog.close();
    if (!report.unclean) return undefined;
  } catch {
    // What follows is right whatever it was.
  }
  await removeCatalog(archive);
  return 'The index could not be cleaned, so it was removed: kliping index makes it anew.';
}

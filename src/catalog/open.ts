/** Opens the catalog of an archive: one database in `index/`, which can be made anew at any time. */
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Archive, StoreIoError } from '../store/index.ts';
import { type Database, engineCode, loadEngine } from './engine.ts';
import { CatalogError } from './errors.ts';
import { INDEX_VERSION, SCHEMA } from './schema.ts';
import { isImmutable } from './writable.ts';

/** The folder of an archive that holds its catalog, beside the store. */
export const INDEX_FOLDER = 'index';
const FILE = 'catalog.db';

/** How long one process waits for another that writes, in milliseconds. */
const PATIENCE = 60_000;

/** An open catalog. */
export interface Catalog {
  readonly archive: Archive;
  readonly database: Database;
  /** It cannot be written, so it cannot be brought up, either. */
  readonly readOnly?: true;
  close(): void;
}

/** The file of an archive's catalog. */
export function catalogPath(archive: Archive): string {
  return join(archive.folder, INDEX_FOLDER, FILE);
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isDirectory() ?? false;
}

/** Whether an archive has a catalog, of whatever state. */
export function hasCatalog(archive: Archive): boolean {
  return existsSync(catalogPath(archive));
}

const DAMAGE = /^SQLITE_(?:CORRUPT|NOTADB|FORMAT|CONSTRAINT)/;
const DAMAGED_TABLES = /no such (?:table|column|index)|malformed|vtable constructor failed/;

/** What to say when a catalog would have to be written, and cannot be. */
export function notWritable(archive: Archive, why: string, options?: ErrorOptions): CatalogError {
  return new CatalogError(
    'read-only',
    `The index '${catalogPath(archive)}' cannot be written (${why}): run kliping index where, or as somebody who, may write it, or copy the archive.`,
    options,
  );
}

/** What to say when a catalog is no whole database. */
function damaged(archive: Archive, why: string, options?: ErrorOptions): CatalogError {
  return new CatalogError(
    'damaged',
    `The index '${catalogPath(archive)}' is damaged (${why}). It holds nothing that is not in the archive: make it anew with kliping index --rebuild.`,
    options,
  );
}

/** Turns what the engine throws into words; all else stays as it is. */
export function explained(archive: Archive, error: unknown): unknown {
  const code = engineCode(error);
  if (code === undefined) return error;
  const path = catalogPath(archive);
  const options = { cause: error };
  const { message } = error as Error;
  if (DAMAGE.test(code) || (code === 'SQLITE_ERROR' && DAMAGED_TABLES.test(message))) {
    return damaged(archive, message, options);
  }
  if (code.startsWith('SQLITE_BUSY')) {
    return new CatalogError(
      'busy',
      `Another process has been writing the index '${path}' for over a minute: try again later.`,
      options,
    );
  }
  if (code.startsWith('SQLITE_READONLY')) return notWritable(archive, message, options);
  return new StoreIoError(
    'use',
    path,
    Object.assign(new Error((error as Error).message), { code }),
  );
}

/**
 * Runs something that uses the engine, with errors explained.
 *
 * @throws CatalogError when the index is damaged, or another process keeps it
 * @throws StoreIoError when the disk refuses
 */
export async function guarded<T>(archive: Archive, run: () => T | Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    throw explained(archive, error);
  }
}

function readVersion(database: Database): number | undefined {
  const there = database.prepare("SELECT 1 FROM sqlite_master WHERE name = 'meta'").get();
  if (!there) return undefined;
  const row = database.prepare("SELECT value FROM meta WHERE name = 'version'").get();
  return Number(row?.value);
}

/** Runs something as one transaction that nobody else writes beside. */
export function transact<T>(database: Database, run: () => T): T {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = run();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    try {
      database.exec('ROLLBACK');
    } catch {
      // The engine has rolled it back itself, as it does when the disk is full.
    }
    throw error;
  }
}

/** Makes the tables, unless another process just did. */
function makeTables(database: Database): void {
  transact(database, () => {
    if (readVersion(database) !== undefined) return;
    database.exec(SCHEMA);
    database.prepare("INSERT INTO meta VALUES ('version', ?)").run(INDEX_VERSION);
  });
}

async function connect(archive: Archive, readOnly: boolean): Promise<Database> {
  const open = await loadEngine();
  const path = catalogPath(archive);
  const database = open(readOnly ? `${pathToFileURL(path).href}?immutable=1` : path);
  try {
    database.pragma(`busy_timeout = ${PATIENCE}`);
    if (!readOnly) database.pragma('journal_mode = WAL');
    // What was committed last may be lost with the power; the index then knows that it is behind.
    database.pragma('synchronous = NORMAL');
    // What is deleted is overwritten with zeros, and nothing is written beside the index.
    database.pragma('secure_delete = ON');
    database.pragma('temp_store = MEMORY');
    database.pragma('cache_size = -65536');
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** How to open a catalog. */
export interface OpenCatalogOptions {
  /** Make it where there is none, or one of another version. Default: false. */
  readonly create?: boolean;
  /** Only read it, as what nobody changes. Default: when it cannot be written. */
  readonly readOnly?: boolean;
}

/**
 * Opens the catalog of an archive. It may be behind what the archive holds (see `staleness`).
 *
 * @throws CatalogError when there is none, it is damaged, or the engine is not installed
 * @throws StoreIoError when the disk refuses
 */
export async function openCatalog(
  archive: Archive,
  { create = false, readOnly: asked }: OpenCatalogOptions = {},
): Promise<Catalog> {
  if (!hasCatalog(archive)) {
    if (!create) {
      throw new CatalogError(
        'missing',
        `The archive in '${archive.folder}' has no index: make one with kliping index.`,
      );
    }
    const folder = join(archive.folder, INDEX_FOLDER);
    await mkdir(folder, { recursive: true }).catch((error: unknown) => {
      throw new StoreIoError('create', folder, error);
    });
  }
  // The engine has no code for it.
  if (await isFolder(catalogPath(archive))) throw damaged(archive, 'it is a folder');
  return guarded(archive, async () => {
    const readOnly = asked ?? (await isImmutable(catalogPath(archive)));
    const database = await connect(archive, readOnly);
    try {
      let version = readVersion(database);
      if (version === undefined && create) {
        makeTables(database);
        version = readVersion(database);
      }
      if (version === INDEX_VERSION) {
        return {
          archive,
          database,
          ...(readOnly && { readOnly }),
          close: () => database.close(),
        };
      }
    } catch (error) {
      database.close();
      throw error;
    }
    database.close();
    if (!create) {
      throw new CatalogError(
        'missing',
        `The index of the archive in '${archive.folder}' is of another version of kliping: make it anew with kliping index.`,
      );
    }
    await removeCatalog(archive);
    return openCatalog(archive, { create });
  });
}

/** What the folder of a catalog is called while it is removed, with the process behind it. */
const REMOVED = `${INDEX_FOLDER}.removed-`;

/**
 * Removes what is left of catalogs whose removal was cut short.
 *
 * @throws StoreIoError when the disk refuses
 */
export async function removeRemains({ folder }: Archive): Promise<void> {
  try {
    for (const name of await readdir(folder)) {
      if (!name.startsWith(REMOVED)) continue;
      await rm(join(folder, name), { recursive: true, force: true });
    }
  } catch (error) {
    throw new StoreIoError('remove', join(folder, `${REMOVED}*`), error);
  }
}

/**
 * Removes the catalog with all its files, and what is left of earlier ones. Whoever has it open goes on with what was there.
 *
 * @throws StoreIoError when the disk refuses
 */
export async function removeCatalog(archive: Archive): Promise<void> {
  const folder = join(archive.folder, INDEX_FOLDER);
  // At once, so that nobody meets one of its files without the others.
  // A process of this number may have left one, into which nothing could be moved.
  await removeRemains(archive);
  const aside = join(archive.folder, `${REMOVED}${process.pid}`);
  try {
    await rename(folder, aside);
    await rm(aside, { recursive: true, force: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw new StoreIoError('remove', folder, error);
  }
}

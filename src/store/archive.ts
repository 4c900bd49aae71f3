/** The archive: a folder that holds a storage root and says of itself what it is. */
import { join, resolve } from 'node:path';
import { DamageError, StoreIoError, StoreUsageError } from './errors.ts';
import { ensureFolder, type Files, nodeFiles, readWhole, writeWhole } from './files.ts';
import type { CommitPlace } from './ocfl/commit.ts';
import { ROOT_FILES } from './ocfl/root.ts';
import { stagingName, thisOwner } from './owner.ts';
import { archiveReadme } from './readme.ts';
import { ARCHIVE_VERSION, type ArchiveMarker } from './types.ts';
import type { Compression } from './warc/volume.ts';

/** The file that makes a folder an archive. */
export const MARKER_FILE = 'kliping.json';
/** The file that tells people what the folder is. */
export const README_FILE = 'README.md';
/** The storage root's folder. */
export const STORE_FOLDER = 'store';
/** The folder for what is under way. */
export const WORK_FOLDER = 'work';

/** An archive that was opened: plain data, nothing to close. */
export interface Archive extends CommitPlace {
  /** The archive's folder, absolute. */
  readonly folder: string;
  /** How new volumes are written. */
  readonly compression: Compression;
}

/** How to create an archive. */
export interface CreateArchiveOptions {
  /** How volumes are written. Default: `gzip`. */
  readonly compression?: Compression;
  /** The disk. Default: the real one. */
  readonly files?: Files;
}

/** How to open an archive. */
export interface OpenArchiveOptions {
  /** The disk. Default: the real one. */
  readonly files?: Files;
}

/** The parts of an archive in a folder, whether they are there or not. */
export function archiveAt(folder: string, compression: Compression, files: Files): Archive {
  const absolute = resolve(folder);
  return {
    folder: absolute,
    root: join(absolute, STORE_FOLDER),
    work: join(absolute, WORK_FOLDER),
    compression,
    files,
  };
}

/**
 * Creates an empty archive. A creation that was interrupted can be started again.
 *
 * @param folder made if it is missing (the folder above it must exist); else it must be empty
 * @throws StoreUsageError when the folder holds an archive or anything else
 * @throws StoreIoError when the disk refuses
 */
export async function createArchive(
  folder: string,
  options: CreateArchiveOptions = {},
): Promise<Archive> {
  const files = options.files ?? nodeFiles;
  const archive = archiveAt(folder, options.compression ?? 'gzip', files);
  await ensureFolder(files, archive.folder);
  await refuseOccupied(archive);
  await ensureFolder(files, archive.work);
  await ensureFolder(files, archive.root);
  const folders = new Set([archive.root, archive.folder]);
  for (const [path, text] of ROOT_FILES) {
    const parts = path.split('/').slice(0, -1);
    for (const depth of parts.keys()) {
      const parent = join(archive.root, ...parts.slice(0, depth + 1));
      await ensureFolder(files, parent);
      folders.add(parent);
    }
    await putFile(archive, join(archive.root, path), text);
  }
  await putFile(archive, join(archive.folder, README_FILE), archiveReadme(archive.compression));
  for (const path of folders) await files.syncFolder(path);
  // Last: a folder is an archive once this is in it.
  await putFile(archive, join(archive.folder, MARKER_FILE), markerText(archive.compression));
  await files.syncFolder(archive.folder);
  await files.syncFolder(join(archive.folder, '..'));
  return archive;
}

/** The text of `kliping.json`. */
export function markerText(compression: Compression): string {
  const marker: ArchiveMarker = { archive: ARCHIVE_VERSION, compression };
  return `${JSON.stringify(marker, null, 2)}\n`;
}

/** Puts a file in place, whole or not at all, over whatever an interrupted creation left there. */
async function putFile({ files, work }: Archive, path: string, text: string): Promise<void> {
  const staged = join(work, stagingName(thisOwner()));
  try {
    await writeWhole(files, staged, Buffer.from(text, 'utf8'));
    await files.move(staged, path);
  } catch (error) {
    await files.remove(staged).catch(() => {});
    throw error;
  }
}

async function refuseOccupied({ files, folder, root }: Archive): Promise<void> {
  const names = (await files.list(folder)).map(({ name }) => name);
  if (names.includes(MARKER_FILE)) {
    throw new StoreUsageError(`There is an archive in '${folder}' already: open it instead.`);
  }
  const foreign = names.find((name) => ![README_FILE, STORE_FOLDER, WORK_FOLDER].includes(name));
  if (foreign !== undefined) {
    throw new StoreUsageError(
      `An archive needs an empty folder of its own, and '${folder}' holds '${foreign}': give another folder.`,
    );
  }
  if (!names.includes(STORE_FOLDER)) return;
  const ours = new Set(ROOT_FILES.map(([path]) => path.split('/')[0]));
  const stored = (await files.list(root)).find(({ name }) => !ours.has(name));
  if (stored) {
    throw new StoreUsageError(
      `'${root}' holds '${stored.name}', but '${folder}' has no ${MARKER_FILE}: this may be an archive that lost it. Restore that file, or give another folder.`,
    );
  }
}

/** Reads `kliping.json`; answers with what it says, or with what is wrong with it. */
export function parseMarker(bytes: Uint8Array): ArchiveMarker | { readonly problem: string } {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return { problem: 'it is not JSON in UTF-8' };
  }
  if (typeof value !== 'object' || value === null) return { problem: 'it is not a JSON object' };
  const { archive, compression, ...rest } = value as Record<string, unknown>;
  if (archive !== ARCHIVE_VERSION) return { problem: `archive is ${JSON.stringify(archive)}` };
  if (compression !== 'gzip' && compression !== 'none') {
    return { problem: `compression is ${JSON.stringify(compression)}` };
  }
  const [extra] = Object.keys(rest);
  if (extra !== undefined) return { problem: `it has the unknown key ${JSON.stringify(extra)}` };
  return { archive, compression };
}

/**
 * Opens an archive.
 *
 * @throws StoreUsageError when there is none in the folder
 * @throws DamageError when its `kliping.json` is not what it must be
 * @throws StoreIoError when the disk refuses
 */
export async function openArchive(
  folder: string,
  options: OpenArchiveOptions = {},
): Promise<Archive> {
  const files = options.files ?? nodeFiles;
  const path = join(resolve(folder), MARKER_FILE);
  let bytes: Uint8Array;
  try {
    bytes = await readWhole(files, path);
  } catch (error) {
    if (!(error instanceof StoreIoError) || !['ENOENT', 'ENOTDIR'].includes(error.code))
      throw error;
    throw new StoreUsageError(
      `There is no archive in '${resolve(folder)}' (it has no ${MARKER_FILE}): check the path, or create an archive there first.`,
      { cause: error },
    );
  }
  const marker = parseMarker(bytes);
  if ('problem' in marker) {
    const expected = `{"archive": "${ARCHIVE_VERSION}", "compression": "gzip" or "none"}`;
    throw new DamageError({ path, expected, found: marker.problem });
  }
  return archiveAt(folder, marker.compression, files);
}

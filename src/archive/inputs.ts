/** Lists and reads the files that are to be archived. */
import type { Dirent } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, extname, join, resolve } from 'node:path';

/** Why a file cannot even be read as an input. */
export type InputCode = 'missing' | 'unreadable' | 'link' | 'size' | 'media-type';

/** A file to archive. */
export interface InputFile {
  /** Where it is. */
  path: string;
  /** Its name in the archive: relative to the folder that was named, with `/`. */
  name: string;
  /** Its size in bytes when it was listed. */
  size: number;
}

/** Something that was named, or found in a folder, and cannot be archived. */
export interface RefusedInput {
  /** The name it would have had, or the path as it was given. */
  name: string;
  /** A stable word for the reason; `docs/errors.md` lists all. */
  code: string;
  /** What was seen and what to do. */
  message: string;
}

/** What a list of paths holds. */
export interface InputList {
  files: InputFile[];
  refused: RefusedInput[];
}

/** A list under way. */
interface Listing extends InputList {
  excluded: string | undefined;
}

/** Larger files are refused: an article is never that long, and one would fill the memory. */
export const LARGEST_INPUT = 64 * 1024 * 1024;

const NOT_YET = new Set([
  '.json',
  '.jsonl',
  '.ndjson',
  '.csv',
  '.tsv',
  '.warc',
  '.gz',
  '.zip',
  '.xml',
  '.pdf',
  '.docx',
]);

function reasonOf(error: unknown): { code: InputCode; message: string } {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT')
    return { code: 'missing', message: 'There is no such file or folder. Check the path.' };
  if (code === 'EACCES' || code === 'EPERM') {
    return {
      code: 'unreadable',
      message: 'It may not be read. Give the user that runs kliping the permission to.',
    };
  }
  return {
    code: 'unreadable',
    message: `It could not be read: ${error instanceof Error ? error.message : String(error)}.`,
  };
}

async function listFile(path: string, name: string, list: InputList): Promise<void> {
  const extension = extname(name).toLowerCase();
  if (NOT_YET.has(extension)) {
    const message = `Files of the kind ${extension} are not read. Give .txt, .md or .html files.`;
    list.refused.push({ name, code: 'media-type', message });
    return;
  }
  const { size } = await stat(path);
  if (size > LARGEST_INPUT) {
    const message = `It has ${size} bytes; the most is ${LARGEST_INPUT}. Split it into articles.`;
    list.refused.push({ name, code: 'size', message });
    return;
  }
  list.files.push({ path, name, size });
}

async function listEntry(
  entry: Dirent,
  folder: string,
  prefix: string,
  list: Listing,
): Promise<void> {
  const path = join(folder, entry.name);
  const name = prefix + entry.name;
  if (entry.isDirectory()) {
    if (resolve(path) !== list.excluded) await listFolder(path, `${name}/`, list);
  } else if (entry.isFile()) {
    await listFile(path, name, list);
  } else if (entry.isSymbolicLink() && (await stat(path)).isFile()) {
    await listFile(path, name, list);
  } else {
    const message =
      'It is neither a file nor a link to one, and links to folders are not followed.';
    list.refused.push({ name, code: 'link', message });
  }
}

async function listFolder(folder: string, prefix: string, list: Listing): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue;
    try {
      await listEntry(entry, folder, prefix, list);
    } catch (error) {
      list.refused.push({ name: prefix + entry.name, ...reasonOf(error) });
    }
  }
}

/**
 * Lists the files behind a list of paths, folders with all that is in them, sorted by name. Hidden
 * files (`.name`) inside folders are passed over. What cannot be archived is listed with the reason;
 * nothing here throws for an input.
 *
 * @param paths Files and folders.
 * @param excluded A folder to pass over when it is met inside another: the archive itself.
 */
export async function listInputs(paths: readonly string[], excluded?: string): Promise<InputList> {
  const list: Listing = { files: [], refused: [], excluded: excluded && resolve(excluded) };
  for (const path of paths) {
    try {
      if ((await stat(path)).isDirectory()) await listFolder(path, '', list);
      else await listFile(path, basename(path), list);
    } catch (error) {
      list.refused.push({ name: path, ...reasonOf(error) });
    }
  }
  const { files, refused } = list;
  return { files, refused };
}

/** Reads a listed file; a reason instead when it cannot be read any more. */
export async function readInput({
  path,
  name,
}: Pick<InputFile, 'path' | 'name'>): Promise<Uint8Array | RefusedInput> {
  try {
    return await readFile(path);
  } catch (error) {
    return { name, ...reasonOf(error) };
  }
}

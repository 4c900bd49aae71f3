/** Lists the files that are to be archived, with what each holds. */
import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { LARGEST_INPUT } from './bytes.ts';
import { faultOf, type InputCode } from './fault.ts';
import type { RefusedInput } from './item.ts';
import { type ContainerKind, kindOfName, type StreamKind } from './kinds.ts';
import { findSidecars, type Sidecars } from './sidecar.ts';

/** The path that stands for standard input. */
export const STDIN = '-';

/** A file to read. */
export interface InputFile {
  /** Where it is; `-` for standard input. */
  path: string;
  /** Its name in the archive: relative to the folder that was named, with `/`. */
  name: string;
  /** Its size in bytes when it was listed. */
  size: number;
  /** What it holds. */
  kind: ContainerKind;
  /** Whether it is compressed, as its name says. */
  gzip: boolean;
  /** Where the metadata beside it is. */
  sidecar?: string;
}

/** What a list of paths holds. */
export interface InputList {
  files: InputFile[];
  refused: RefusedInput[];
}

/** How to list. */
export interface ListOptions {
  /** A folder to pass over when it is met inside another: the archive itself. */
  excluded?: string;
  /** What standard input holds. Default: an article. */
  stdin?: StreamKind;
}

/** A list under way. */
interface Listing extends InputList {
  excluded: string | undefined;
  /** The sidecars of the folders in which files were named. */
  sidecars: Map<string, Sidecars>;
}

function refuse(list: InputList, name: string, code: InputCode, message: string): void {
  list.refused.push({ name, code, message });
}

async function listFile(
  path: string,
  name: string,
  sidecars: Sidecars,
  list: Listing,
): Promise<void> {
  const own = basename(path);
  if (sidecars.all.has(own)) return;
  const beside = sidecars.of.get(own);
  const { kind, gzip } = kindOfName(name);
  if (kind === null) {
    const message = `Files of the kind ${extname(name)} are not read. Extract the text, or give .txt, .md, .html, .json, .jsonl, .csv, .tsv or .warc, each also as .gz.`;
    refuse(list, name, 'media-type', message);
    return;
  }
  const { size } = await stat(path);
  if (size > LARGEST_INPUT && (kind === 'article' || kind === 'object')) {
    const message = `It has ${size} bytes; the most is ${LARGEST_INPUT}. Split it into articles.`;
    refuse(list, name, 'size', message);
    return;
  }
  const sidecar = beside === undefined ? {} : { sidecar: join(dirname(path), beside) };
  list.files.push({ path, name, size, kind, gzip, ...sidecar });
}

async function listEntry(
  entry: Dirent,
  folder: string,
  prefix: string,
  sidecars: Sidecars,
  list: Listing,
): Promise<void> {
  const path = join(folder, entry.name);
  const name = prefix + entry.name;
  if (entry.isDirectory()) {
    if (resolve(path) !== list.excluded) await listFolder(path, `${name}/`, list);
  } else if (entry.isFile() || (entry.isSymbolicLink() && (await stat(path)).isFile())) {
    await listFile(path, name, sidecars, list);
  } else {
    const message =
      'It is neither a file nor a link to one, and links to folders are not followed.';
    refuse(list, name, 'link', message);
  }
}

async function listFolder(folder: string, prefix: string, list: Listing): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  const sidecars = findSidecars(entries.map(({ name }) => name));
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue;
    try {
      await listEntry(entry, folder, prefix, sidecars, list);
    } catch (error) {
      list.refused.push({ name: prefix + entry.name, ...faultOf(error) });
    }
  }
}

/** The sidecars of the folder that a file was named in; none when the folder may not be listed. */
async function sidecarsAround(path: string, list: Listing): Promise<Sidecars> {
  const folder = dirname(path);
  const known = list.sidecars.get(folder);
  if (known) return known;
  const found = findSidecars(await readdir(folder).catch(() => []));
  list.sidecars.set(folder, found);
  return found;
}

async function listPath(path: string, list: Listing): Promise<void> {
  try {
    if ((await stat(path)).isDirectory()) await listFolder(path, '', list);
    else await listFile(path, basename(path), await sidecarsAround(path, list), list);
  } catch (error) {
    list.refused.push({ name: path, ...faultOf(error) });
  }
}

const PATTERN_SIGN = /[*?{}()!+@[\]\\]/;

/** The files that a pattern fits, sorted; `null` when it is no pattern but a path. */
async function expand(path: string): Promise<string[] | null> {
  // Most paths have none of the signs of a pattern, and need no library to be told so.
  if (!PATTERN_SIGN.test(path)) return null;
  const { glob, isDynamicPattern } = await import('tinyglobby');
  if (!isDynamicPattern(path)) return null;
  const exists = await stat(path).then(
    () => true,
    () => false,
  );
  if (exists) return null;
  const found = await glob(path, { expandDirectories: false, followSymbolicLinks: false });
  return found.sort();
}

/**
 * Lists the files behind a list of paths, folders with all that is in them, sorted by name. Hidden
 * files (`.name`) inside folders are passed over, and so is the metadata beside an article, which
 * comes with it. What cannot be archived is listed with the reason; nothing here throws for an input.
 *
 * @param paths Files, folders, patterns such as `inbox/*.txt`, and `-` for standard input.
 */
export async function listInputs(
  paths: readonly string[],
  { excluded, stdin = 'article' }: ListOptions = {},
): Promise<InputList> {
  const list: Listing = {
    files: [],
    refused: [],
    excluded: excluded && resolve(excluded),
    sidecars: new Map(),
  };
  for (const path of paths) {
    if (path === STDIN) {
      list.files.push({ path, name: 'stdin', size: 0, kind: stdin, gzip: false });
      continue;
    }
    const found = await expand(path);
    if (found?.length === 0) {
      refuse(list, path, 'missing', 'No file fits this pattern. Check the path.');
    }
    for (const each of found ?? [path]) await listPath(each, list);
  }
  const { files, refused } = list;
  return { files, refused };
}

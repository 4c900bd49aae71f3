/** The folder of a site on the disk: files are written aside and renamed, and nothing is reached through a link. */
import { dirname, join, resolve } from 'node:path';
import { ensureFolder, type Files, StoreUsageError } from '../../../store/index.ts';
import type { Pieces } from './content.ts';
import { WORKING_FILE } from './marker.ts';
import { ASIDE, OWN_FOLDERS, STATE_FILE } from './state.ts';

/** So many folders are remembered as being there. */
const FOLDERS = 1000;

/** Says if a folder of the site is there. Through a link one would write to somewhere else. */
async function needOwnFolder(files: Files, path: string): Promise<boolean> {
  const kind = await files.kind(path);
  if (kind === null || kind === 'folder') return kind !== null;
  throw new StoreUsageError(
    `'${path}' is a ${kind === 'file' ? 'file' : 'link'} where the site has a folder: remove it, or give another --out.`,
  );
}

/**
 * Makes sure that a folder is empty, or that of a site.
 *
 * @throws StoreUsageError when it holds something else, or a link stands where the site has a folder
 */
export async function checkFolder(files: Files, path: string): Promise<void> {
  const entries = await files.list(resolve(path));
  const names = entries.map(({ name }) => name);
  const isSite = [STATE_FILE, WORKING_FILE, WORKING_FILE + ASIDE].some((name) =>
    names.includes(name),
  );
  if (names.length > 0 && !isSite) {
    throw new StoreUsageError(
      `'${path}' holds files, such as '${names[0]}', and no ${STATE_FILE}, so it is no site of kliping: give another --out, or an empty folder.`,
    );
  }
  for (const name of OWN_FOLDERS) {
    if (names.includes(name)) await needOwnFolder(files, join(resolve(path), name));
  }
}

/** The folder of a site; paths are those below it. */
export class SiteFolder {
  readonly path: string;
  readonly #files: Files;
  /** Whether files may be left of a run that was cut short. */
  readonly #anew: boolean;
  /** Folders that are there, or under way. */
  readonly #folders = new Map<string, Promise<void>>();

  constructor(files: Files, path: string, anew: boolean) {
    this.#files = files;
    this.path = path;
    this.#anew = anew;
  }

  /** Where a file is. */
  whole(path: string): string {
    return join(this.path, path);
  }

  /** Makes the folders that a file is in. */
  async makeFoldersOf(path: string): Promise<void> {
    const parts = path.split('/').slice(0, -1);
    // There are as many as articles.
    if (this.#folders.size > FOLDERS) this.#folders.clear();
    for (const depth of parts.keys()) {
      const folder = parts.slice(0, depth + 1).join('/');
      const made = this.#folders.get(folder) ?? this.#makeFolder(folder);
      this.#folders.set(folder, made);
      await made;
    }
  }

  async #makeFolder(folder: string): Promise<void> {
    const whole = this.whole(folder);
    if (!(await needOwnFolder(this.#files, whole))) await ensureFolder(this.#files, whole);
  }

  /**
   * Writes a file.
   *
   * @param sync Whether it is forced to the disk. Default: no.
   */
  async write(path: string, pieces: Pieces, sync = false): Promise<void> {
    const aside = this.whole(path) + ASIDE;
    // One may be left of a run that was cut short.
    if (this.#anew && (await this.#files.kind(aside)) === 'file') await this.#files.remove(aside);
    const file = await this.#files.createFile(aside);
    try {
      for await (const piece of pieces) await file.write(piece);
      if (sync) await file.sync();
    } finally {
      await file.close();
    }
    await this.#files.move(aside, this.whole(path));
  }

  /** Removes a file; says if there was one. */
  async remove(path: string): Promise<boolean> {
    for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) {
      await needOwnFolder(this.#files, this.whole(folder));
    }
    // Somebody may have put a folder there.
    const isThere = (await this.#files.kind(this.whole(path))) === 'file';
    if (isThere) await this.#files.remove(this.whole(path));
    return isThere;
  }

  /** Removes the folders above a file that hold nothing any more. */
  async prune(path: string): Promise<void> {
    for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) {
      const whole = this.whole(folder);
      if ((await this.#files.kind(whole)) !== 'folder') continue;
      if ((await this.#files.list(whole)).length > 0) return;
      await this.#files.removeEmptyFolder(whole);
      this.#folders.delete(folder);
    }
  }
}

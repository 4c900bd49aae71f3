/** Writes files and folders so that nobody finds half of them. */
import { createHash, type Hash } from 'node:crypto';
import { dirname, join, resolve } from 'node:path';
import { compareText, type Files, type OutputFile, StoreUsageError } from '../store/index.ts';
import { needOutside } from './apart.ts';

/** A file that was written. */
export interface WrittenFile {
  /** Its path in the folder, with `/`. */
  readonly path: string;
  /** Its size. */
  readonly bytes: number;
  /** The SHA-256 of its bytes, in hexadecimal. */
  readonly sha256: string;
}

/** A file under way. */
export interface FileUnderWay {
  write(bytes: Uint8Array): Promise<void>;
  /** Forces it to the disk and closes it. */
  finish(): Promise<WrittenFile>;
}

/** A folder under way. */
export interface FolderUnderWay {
  /** The files that are finished. */
  readonly written: readonly WrittenFile[];
  /** Starts a file that must not be there yet; its folders are made. */
  start(path: string): Promise<FileUnderWay>;
  /** Writes a small file whole. */
  put(path: string, content: string | Uint8Array): Promise<WrittenFile>;
}

class Folder implements FolderUnderWay {
  readonly written: WrittenFile[] = [];
  readonly folders = new Set<string>();
  readonly #open = new Set<OutputFile>();
  readonly #files: Files;
  readonly #root: string;

  constructor(files: Files, root: string) {
    this.#files = files;
    this.#root = root;
  }

  async start(path: string): Promise<FileUnderWay> {
    await this.#makeFolders(path);
    const file = await this.#files.createFile(join(this.#root, path));
    this.#open.add(file);
    const hash: Hash = createHash('sha256');
    let bytes = 0;
    return {
      async write(piece) {
        hash.update(piece);
        bytes += piece.length;
        await file.write(piece);
      },
      finish: async () => {
        await file.sync();
        this.#open.delete(file);
        await file.close();
        const written = { path, bytes, sha256: hash.digest('hex') };
        this.written.push(written);
        return written;
      },
    };
  }

  async put(path: string, content: string | Uint8Array): Promise<WrittenFile> {
    const file = await this.start(path);
    await file.write(typeof content === 'string' ? Buffer.from(content, 'utf8') : content);
    return file.finish();
  }

  /** Closes what is open still, when something went wrong. */
  async close(): Promise<void> {
    for (const file of this.#open) await file.close().catch(() => {});
  }

  async #makeFolders(path: string): Promise<void> {
    const parts = path.split('/').slice(0, -1);
    for (const depth of parts.keys()) {
      const folder = parts.slice(0, depth + 1).join('/');
      if (this.folders.has(folder)) continue;
      await this.#files.createFolder(join(this.#root, folder));
      this.folders.add(folder);
    }
  }
}

/**
 * Makes sure that there is a folder for what is written to a path, and that it is in no archive.
 *
 * @throws StoreUsageError when there is none, or it is; the message names it
 */
export async function needFolderFor(files: Files, path: string): Promise<void> {
  const folder = dirname(path);
  const kind = await files.kind(resolve(folder));
  // Something else may be a link to a folder.
  if (kind !== null && kind !== 'file') return needOutside(path);
  throw new StoreUsageError(
    `There is no folder '${folder}' for '${path}': make it first, or give another --out.`,
  );
}

/**
 * Writes something aside and moves it into its place by one rename, so that nobody finds half of it.
 *
 * @param path where it goes; nothing may be there, and the folder that holds it must be
 * @param write writes it, at another path
 * @throws StoreUsageError when something is there, no folder is to hold it, or it would be in an archive
 * @throws StoreIoError when the disk refuses; nothing is left then
 * @throws whatever `write` throws
 */
export async function writeAside<Result>(
  files: Files,
  path: string,
  write: (aside: string) => Promise<Result>,
): Promise<Result> {
  if ((await files.kind(path)) !== null) {
    throw new StoreUsageError(`There is a '${path}' already: give another --out.`);
  }
  await needFolderFor(files, path);
  const aside = `${resolve(path)}.partial`;
  await files.remove(aside);
  try {
    const result = await write(aside);
    await files.move(aside, path);
    await files.syncFolder(dirname(resolve(path)));
    return result;
  } catch (error) {
    // What went wrong counts, not that it cannot be tidied up.
    await files.remove(aside).catch(() => {});
    throw error;
  }
}

/**
 * Writes a file of these pieces aside, forces it to the disk, and moves it into its place.
 *
 * @returns its size in bytes
 * @throws as `writeAside` does
 */
export function writeFile(
  files: Files,
  path: string,
  pieces: AsyncIterable<Uint8Array>,
): Promise<number> {
  return writeAside(files, path, async (aside) => {
    const file = await files.createFile(aside);
    try {
      let size = 0;
      for await (const piece of pieces) {
        await file.write(piece);
        size += piece.length;
      }
      await file.sync();
      return size;
    } finally {
      await file.close();
    }
  });
}

/**
 * Writes a folder of files aside, forces it to the disk, and moves it into its place.
 *
 * @param fill writes the files
 * @throws as `writeAside` does
 */
export function writeFolder<Result>(
  files: Files,
  path: string,
  fill: (folder: FolderUnderWay) => Promise<Result>,
): Promise<Result> {
  return writeAside(files, path, async (aside) => {
    const folder = new Folder(files, aside);
    try {
      await files.createFolder(aside);
      const result = await fill(folder);
      const deepestFirst = [...folder.folders].sort((a, b) => compareText(b, a));
      for (const each of deepestFirst) await files.syncFolder(join(aside, each));
      await files.syncFolder(aside);
      return result;
    } finally {
      await folder.close();
    }
  });
}

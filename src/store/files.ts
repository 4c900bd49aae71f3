/**
 * Every touch of the disk goes through here, as one object of plain functions, so that a test can
 * wrap it and let any single operation fail.
 */
import { type FileHandle, lstat, mkdir, open, readdir, rename, rm, rmdir } from 'node:fs/promises';
import { StoreIoError } from './errors.ts';

/** What a path names; a symbolic link, socket or device is `other`. */
export type EntryKind = 'file' | 'folder' | 'other';

/** One name in a folder. */
export interface Entry {
  readonly name: string;
  readonly kind: EntryKind;
}

/** A file open for reading. */
export interface InputFile {
  /** Its size in bytes when it was opened. */
  readonly size: number;
  /**
   * Fills `buffer` from byte `position` of the file on.
   *
   * @returns how many bytes were read: fewer than `buffer` holds only at the end of the file
   */
  read(buffer: Uint8Array, position: number): Promise<number>;
  close(): Promise<void>;
}

/** A new file open for writing, from its start to its end. */
export interface OutputFile {
  /** Appends all of `bytes`. */
  write(bytes: Uint8Array): Promise<void>;
  /** Forces what was written to the disk. */
  sync(): Promise<void>;
  close(): Promise<void>;
}

/** The operations on the disk that the store needs. Every one rejects with a `StoreIoError`. */
export interface Files {
  /** Lists a folder, sorted by name in UTF-16 code unit order. */
  list(folder: string): Promise<Entry[]>;
  /** Says what a path names; `null` when there is nothing. Symbolic links are not followed. */
  kind(path: string): Promise<EntryKind | null>;
  /** Opens a file for reading. */
  openFile(path: string): Promise<InputFile>;
  /** Creates a file that must not exist yet. */
  createFile(path: string): Promise<OutputFile>;
  /** Creates a folder that must not exist yet, in a folder that must. */
  createFolder(path: string): Promise<void>;
  /** Forces a folder's list of names to the disk. */
  syncFolder(path: string): Promise<void>;
  /** Renames a file or folder within one file system. */
  move(from: string, to: string): Promise<void>;
  /** Removes a file, or a folder with all it holds; nothing happens when it is not there. */
  remove(path: string): Promise<void>;
  /** Removes a folder that must be empty. */
  removeEmptyFolder(path: string): Promise<void>;
}

async function attempt<T>(operation: string, path: string, action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    throw error instanceof StoreIoError ? error : new StoreIoError(operation, path, error);
  }
}

interface KindSource {
  isFile(): boolean;
  isDirectory(): boolean;
}

function kindOf(entry: KindSource): EntryKind {
  if (entry.isFile()) return 'file';
  return entry.isDirectory() ? 'folder' : 'other';
}

function inputFile(handle: FileHandle, path: string, size: number): InputFile {
  return {
    size,
    read: (buffer, position) =>
      attempt('read', path, async () => {
        let filled = 0;
        while (filled < buffer.length) {
          const wanted = buffer.length - filled;
          const { bytesRead } = await handle.read(buffer, filled, wanted, position + filled);
          if (bytesRead === 0) break;
          filled += bytesRead;
        }
        return filled;
      }),
    close: () => attempt('close', path, () => handle.close()),
  };
}

function outputFile(handle: FileHandle, path: string): OutputFile {
  return {
    write: (bytes) =>
      attempt('write', path, async () => {
        for (let written = 0; written < bytes.length; ) {
          written += (await handle.write(bytes, written)).bytesWritten;
        }
      }),
    sync: () => attempt('sync', path, () => handle.sync()),
    close: () => attempt('close', path, () => handle.close()),
  };
}

/** Compares two strings by UTF-16 code unit, the same on every machine. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The real disk. */
export const nodeFiles: Files = {
  list: (folder) =>
    attempt('list', folder, async () => {
      const entries = await readdir(folder, { withFileTypes: true });
      return entries
        .map((entry) => ({ name: entry.name, kind: kindOf(entry) }))
        .sort((a, b) => compareText(a.name, b.name));
    }),
  kind: (path) =>
    attempt('look at', path, async () => {
      try {
        return kindOf(await lstat(path));
      } catch (error) {
        if (isSystemError(error, 'ENOENT', 'ENOTDIR')) return null;
        throw error;
      }
    }),
  openFile: (path) =>
    attempt('open', path, async () => {
      const handle = await open(path, 'r');
      try {
        return inputFile(handle, path, (await handle.stat()).size);
      } catch (error) {
        await handle.close();
        throw error;
      }
    }),
  createFile: (path) =>
    attempt('create', path, async () => outputFile(await open(path, 'wx'), path)),
  createFolder: (path) => attempt('create', path, () => mkdir(path)),
  syncFolder: (path) =>
    attempt('sync', path, async () => {
      // Windows cannot open a folder for syncing; there the rename itself must do.
      if (process.platform === 'win32') return;
      const handle = await open(path, 'r');
      try {
        await handle.sync();
      } finally {
        await handle.close();
      }
    }),
  move: (from, to) => attempt(`move '${from}' to`, to, () => rename(from, to)),
  remove: (path) => attempt('remove', path, () => rm(path, { recursive: true, force: true })),
  removeEmptyFolder: (path) => attempt('remove', path, () => rmdir(path)),
};

/** Says if an error carries one of the given system codes, such as `ENOENT`. */
export function isSystemError(error: unknown, ...codes: string[]): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    codes.includes(error.code)
  );
}

/** Creates a folder unless there is one; what holds it must exist. */
export async function ensureFolder(files: Files, path: string): Promise<void> {
  try {
    await files.createFolder(path);
  } catch (error) {
    if (!isSystemError(error, 'EEXIST') || (await files.kind(path)) !== 'folder') throw error;
  }
}

/** The size of a file in bytes. */
export async function fileSize(files: Files, path: string): Promise<number> {
  const file = await files.openFile(path);
  await file.close();
  return file.size;
}

/** Reads a whole file into memory. Meant for small files. */
export async function readWhole(files: Files, path: string): Promise<Uint8Array> {
  const file = await files.openFile(path);
  try {
    const bytes = new Uint8Array(file.size);
    const count = await file.read(bytes, 0);
    return bytes.subarray(0, count);
  } finally {
    await file.close();
  }
}

/** Writes a new file whole and forces it to the disk. */
export async function writeWhole(files: Files, path: string, bytes: Uint8Array): Promise<void> {
  const file = await files.createFile(path);
  try {
    await file.write(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Reads a file from its start to its end in pieces; each piece is a buffer of its own. */
export async function* readPieces(
  files: Files,
  path: string,
  pieceSize = 1 << 20,
): AsyncGenerator<Uint8Array, void, void> {
  const file = await files.openFile(path);
  try {
    for (let position = 0; ; ) {
      const piece = new Uint8Array(Math.max(1, Math.min(pieceSize, file.size - position)));
      const count = await file.read(piece, position);
      if (count === 0) return;
      yield piece.subarray(0, count);
      position += count;
    }
  } finally {
    await file.close();
  }
}

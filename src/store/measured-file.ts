/** A new file that is measured while it is written. */
import { createHash } from 'node:crypto';
import type { Files } from './files.ts';

/** What a manifest needs to know of a file. */
export interface Measured {
  /** The SHA-512 of its bytes in lower-case hexadecimal. */
  readonly sha512: string;
  /** Its size in bytes. */
  readonly bytes: number;
}

/** A new file under way. One call is waited for before the next. */
export interface MeasuredFile {
  /** How many bytes were written so far. */
  readonly size: number;
  /** Appends bytes, which the caller may change afterwards; they may stay in memory until a good many have come together. */
  write(bytes: Uint8Array): Promise<void>;
  /** Sees to it that the bytes before `end` can be read from the file. */
  reach(end: number): Promise<void>;
  /** Writes what is left, forces the file to the disk and closes it. */
  finish(): Promise<Measured>;
  /** Closes the file as it is. Does nothing after `finish`. Never rejects. */
  abandon(): Promise<void>;
}

const BUFFER = 1 << 20;

/**
 * Creates a file that must not exist yet. Its digest is that of the bytes meant to be written, so
 * that a disk that wrote something else is found out.
 *
 * @throws StoreIoError from every function when the disk refuses
 */
export async function createMeasuredFile(files: Files, path: string): Promise<MeasuredFile> {
  // Pieces that waited themselves would outlive the sweeping of young objects, and count as grown memory for long.
  const waiting = Buffer.allocUnsafeSlow(BUFFER);
  const file = await files.createFile(path);
  const hash = createHash('sha512');
  let waitingSize = 0;
  let size = 0;
  let open = true;

  const put = async (bytes: Uint8Array) => {
    hash.update(bytes);
    await file.write(bytes);
  };
  const flush = async () => {
    if (waitingSize === 0) return;
    const bytes = waiting.subarray(0, waitingSize);
    waitingSize = 0;
    await put(bytes);
  };
  const abandon = async () => {
    if (!open) return;
    open = false;
    await file.close().catch(() => {});
  };
  return {
    get size() {
      return size;
    },
    async write(bytes) {
      size += bytes.length;
      if (waitingSize + bytes.length > BUFFER) await flush();
      if (bytes.length > BUFFER) return put(bytes);
      waiting.set(bytes, waitingSize);
      waitingSize += bytes.length;
    },
    async reach(end) {
      if (end > size - waitingSize) await flush();
    },
    async finish() {
      try {
        await flush();
        await file.sync();
        open = false;
        await file.close();
      } finally {
        await abandon();
      }
      return { sha512: hash.digest('hex'), bytes: size };
    },
    abandon,
  };
}

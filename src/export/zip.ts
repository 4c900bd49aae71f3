/** Writes ZIP files in a stream, the same bytes for the same content. */
import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { Files } from '../store/index.ts';
import { writeFile } from './aside.ts';

/** A file to be put into a ZIP file. */
export interface ZipEntry {
  /** Its path in the ZIP file, with `/`. */
  readonly path: string;
  /** Whether it is deflated; else its bytes are stored as they are and can be read at an offset. */
  readonly deflate: boolean;
  /** Its bytes; asked for when everything before it has been written. */
  content(): AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

/**
 * The time of every entry. ZIP knows local times only, and a time before its first year is written as
 * its start, whatever the time zone.
 */
const NO_TIME = new Date(0);

/**
 * Writes a ZIP file: aside, forced to the disk, then moved into its place, so that nobody finds half
 * of it there.
 *
 * @param path where it goes; nothing may be there
 * @returns its size in bytes
 * @throws StoreUsageError when something is there
 * @throws StoreIoError when the disk refuses; nothing is left then
 * @throws whatever an entry's `content` throws
 */
export function writeZip(
  files: Files,
  path: string,
  entries: readonly ZipEntry[],
): Promise<number> {
  return writeFile(files, path, zipped(entries));
}

async function* zipped(entries: readonly ZipEntry[]): AsyncGenerator<Uint8Array, void, void> {
  const zip = new ZipFile();
  const output = zip.outputStream as Readable;
  // Otherwise what breaks an entry off would leave the output waiting.
  zip.on('error', (error) => output.destroy(error as Error));
  for (const { path: name, deflate, content } of entries) {
    const options = { mtime: NO_TIME, forceDosTimestamp: true, compress: deflate };
    zip.addReadStreamLazy(name, options, (give) => {
      const stream = Readable.from(content(), { objectMode: false });
      stream.on('error', (error) => zip.emit('error', error));
      give(null, stream);
    });
  }
  zip.end();
  for await (const piece of output) yield piece as Uint8Array;
}

/** Objects that describe the archive they are in, so that it can be read without any software of ours. */
import type { Archive } from './archive.ts';
import { sha256Hex, sha512Hex } from './digests.ts';
import { ObjectExistsError } from './errors.ts';
import { compareText } from './files.ts';
import { type ObjectInput, writeObject } from './object.ts';
import { objectPath } from './ocfl/root.ts';
import { formatDescription } from './readme.ts';

/** What the id of such an object starts with; 32 hexadecimal digits made of its files follow. */
export const FORMAT_PREFIX = 'urn:kliping:format:';
/** The file to begin with. */
const DESCRIPTION_FILE = 'README.md';

/** What to describe an archive with. */
export interface FormatInput {
  /** When: ISO 8601 in UTC. */
  readonly now: string;
  /** What describes it, such as `kliping/0.1.0`. */
  readonly software: string;
  /** Schemas and whatever else belongs to the description: path (with `/`) and bytes. */
  readonly files: ObjectInput['content'];
}

/**
 * The id of the object with these files: 32 digits of the SHA-256 of what `sha512sum` prints of them,
 * sorted by path. Other files, another object: a newer description never touches an older one.
 */
export function formatObjectId(files: ObjectInput['content']): string {
  const lines = files
    .toSorted((a, b) => compareText(a.path, b.path))
    .map(({ path, bytes }) => `${sha512Hex(bytes)}  ${path}\n`);
  return FORMAT_PREFIX + sha256Hex(lines.join('')).slice(0, 32);
}

/**
 * Adds the description of the format to an archive that lacks it, those files with it.
 *
 * @returns the folder of the object; `null` when it was there
 * @throws StoreUsageError when a path cannot be stored
 * @throws StoreIoError when the disk refuses
 */
export async function writeFormat(
  archive: Archive,
  { now, software, files }: FormatInput,
): Promise<string | null> {
  const text = Buffer.from(formatDescription(software), 'utf8');
  const content = [{ path: DESCRIPTION_FILE, bytes: text }, ...files];
  const id = formatObjectId(content);
  if ((await archive.files.kind(objectPath(archive.root, id))) !== null) return null;
  const message = 'The description of the format';
  try {
    return await writeObject(archive, { id, now, software, message, content });
  } catch (error) {
    // Another writer added the same just now.
    if (error instanceof ObjectExistsError) return null;
    throw error;
  }
}

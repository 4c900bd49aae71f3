/** Objects of the storage root: whole ones written from memory, and those that are there. */
import { join } from 'node:path';
import type { Archive } from './archive.ts';
import { sha512Hex } from './digests.ts';
import { writeWhole } from './files.ts';
import { stageObject, sweepStaging } from './ocfl/commit.ts';
import type { VersionUser } from './ocfl/inventory.ts';

/** An object of a few small files. */
export interface ObjectInput {
  /** The object's id, a URI. */
  readonly id: string;
  /** When it is made: ISO 8601 in UTC. */
  readonly now: string;
  /** What made it, such as `kliping/0.1.0`. */
  readonly software: string;
  /** What it is for, in words. */
  readonly message: string;
  /** Its content files: path (with `/`) and bytes. */
  readonly content: readonly { readonly path: string; readonly bytes: Uint8Array }[];
}

/** Who an OCFL version is by, for a piece of software. */
export function softwareUser(software: string): VersionUser {
  return { name: software, address: 'https://w3id.org/kliping' };
}

/**
 * Writes a new object of files that fit in memory, whole or not at all.
 *
 * @returns the object's folder
 * @throws ObjectExistsError when there is an object of this id
 * @throws StoreUsageError when the id, the time or a path cannot be stored
 * @throws StoreIoError when the disk refuses
 */
export async function writeObject(archive: Archive, input: ObjectInput): Promise<string> {
  await sweepStaging(archive);
  const staged = await stageObject(archive, input.id);
  try {
    const files: { path: string; sha512: string }[] = [];
    for (const { path, bytes } of input.content) {
      await writeWhole(archive.files, await staged.place(path), bytes);
      files.push({ path, sha512: sha512Hex(bytes) });
    }
    return await staged.commit({
      created: input.now,
      message: input.message,
      user: softwareUser(input.software),
      files,
    });
  } finally {
    await staged.abandon();
  }
}

/** The path of a content file of an object. */
export function contentPath(objectFolder: string, file: string): string {
  return join(objectFolder, 'v1', 'content', file);
}

/** Copies what is whole of an object: all of it, or what can be kept of one that cannot be rebuilt. */
import { join } from 'node:path';
import type { Archive } from '../archive.ts';
import { ensureFolder, type Files, readPieces } from '../files.ts';
import { VOLUME_NAME } from '../lookup.ts';
import { contentPath } from '../object.ts';
import { stageObject } from '../ocfl/commit.ts';
import { CONTENT_PREFIX, manifestFiles } from '../ocfl/inventory.ts';
import { fileState, orNull, type VouchedInventory } from '../repair/object-copy.ts';
import { salvageVolume } from './volume.ts';

/** What was kept of an object that cannot be rebuilt. */
export interface Parts {
  /** The names of its whole files. */
  readonly files: readonly string[];
  /** Its damaged volumes, with how many records of each are whole. */
  readonly volumes: readonly { readonly file: string; readonly records: number }[];
}

/** Copies a file, forced to the disk. */
async function copyFile(files: Files, from: string, to: string): Promise<void> {
  const file = await files.createFile(to);
  try {
    for await (const piece of readPieces(files, from)) await file.write(piece);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Copies a whole object. */
export async function copyObject(
  from: Archive,
  object: string,
  to: Archive,
  inventory: VouchedInventory['inventory'],
): Promise<void> {
  const staged = await stageObject(to, inventory.id);
  try {
    const files: { path: string; sha512: string }[] = [];
    for (const { path, sha512 } of manifestFiles(inventory)) {
      const logical = path.slice(CONTENT_PREFIX.length);
      await copyFile(from.files, join(object, path), await staged.place(logical));
      files.push({ path: logical, sha512 });
    }
    await staged.commit({ ...inventory.versions.v1, files });
  } finally {
    await staged.abandon();
  }
}

/** Copies the whole files of an object that cannot be rebuilt, and of its other volumes the whole records. */
export async function copyParts(
  from: Archive,
  object: string,
  to: Archive,
  folder: string,
  vouched: VouchedInventory | null,
): Promise<Parts> {
  const copied: string[] = [];
  const volumes: Parts['volumes'][number][] = [];
  const stated = new Map(
    (vouched ? manifestFiles(vouched.inventory) : []).map(({ path, sha512 }) => [path, sha512]),
  );
  const content = contentPath(object, '');
  const there = (await orNull(() => from.files.list(content))) ?? [];
  const found = there.map(({ name }) => CONTENT_PREFIX + name);
  for (const path of new Set([...stated.keys(), ...found])) {
    const source = join(object, path);
    const name = path.slice(CONTENT_PREFIX.length).replaceAll('/', '_');
    const sha512 = stated.get(path);
    const whole = sha512 !== undefined && (await fileState(from.files, source, sha512)).whole;
    if (!whole && !(VOLUME_NAME.test(name) && found.includes(path))) continue;
    await ensureFolder(to.files, folder);
    const target = join(folder, name);
    if (!whole) {
      const { records } = await salvageVolume(to, source, target);
      if (records === 0) await to.files.remove(target);
      else volumes.push({ file: name, records });
      continue;
    }
    await copyFile(from.files, source, target);
    copied.push(name);
  }
  return { files: copied, volumes };
}

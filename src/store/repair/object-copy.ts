/** One copy of an object, as far as it can be trusted. */
import { join } from 'node:path';
import { measureFile, sha512Hex } from '../digests.ts';
import { StoreIoError } from '../errors.ts';
import { type EntryKind, type Files, readWhole } from '../files.ts';
import {
  INVENTORY_FILE,
  type Inventory,
  manifestFiles,
  parseInventory,
  SIDECAR_FILE,
  sidecarText,
} from '../ocfl/inventory.ts';
import { objectSegments } from '../ocfl/layout.ts';
import { OBJECT_DECLARATION } from '../ocfl/root.ts';

/** Does something with the disk; `null` where the disk refuses. */
export async function orNull<T>(act: () => Promise<T>): Promise<T | null> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof StoreIoError) return null;
    throw error;
  }
}

/** Reads a small file; `null` when there is none or the disk refuses. */
export function readSmall(files: Files, path: string): Promise<Uint8Array | null> {
  return orNull(async () => ((await files.kind(path)) === 'file' ? readWhole(files, path) : null));
}

/** An inventory that its sidecar vouches for and that belongs where it lies. */
export interface VouchedInventory {
  readonly bytes: Uint8Array;
  readonly inventory: Inventory;
}

/** Finds an inventory of an object that can be trusted, of its two; `null` when there is none. */
export async function vouchedInventory(
  files: Files,
  object: string,
  segments: readonly string[],
): Promise<VouchedInventory | null> {
  for (const folder of [object, join(object, 'v1')]) {
    const bytes = await readSmall(files, join(folder, INVENTORY_FILE));
    const sidecar = await readSmall(files, join(folder, SIDECAR_FILE));
    if (!bytes || !sidecar) continue;
    if (Buffer.from(sidecar).toString('latin1') !== sidecarText(sha512Hex(bytes))) continue;
    const { inventory } = parseInventory(bytes);
    if (inventory && objectSegments(inventory.id).join('/') === segments.join('/')) {
      return { bytes, inventory };
    }
  }
  return null;
}

/** A file of an object, and what it must be. */
export interface ExpectedFile {
  /** Its path in the object, with `/`. */
  readonly path: string;
  readonly sha512: string;
}

/** Every file of an object, as its inventory has it. */
export function expectedFiles({ bytes, inventory }: VouchedInventory): ExpectedFile[] {
  const inventorySha = sha512Hex(bytes);
  const sidecarSha = sha512Hex(sidecarText(inventorySha));
  return [
    ...manifestFiles(inventory),
    ...['v1/', ''].flatMap((folder) => [
      { path: folder + INVENTORY_FILE, sha512: inventorySha },
      { path: folder + SIDECAR_FILE, sha512: sidecarSha },
    ]),
    // Last: with it a folder is an object.
    { path: OBJECT_DECLARATION.name, sha512: sha512Hex(OBJECT_DECLARATION.text) },
  ];
}

/** What stands at a path, in words, and whether it is what it must be. */
export interface FileState {
  readonly whole: boolean;
  /** What was found: `nothing`, `a folder`, `SHA-512 …` or the system's code. */
  readonly found: string;
  readonly kind: EntryKind | null;
}

/** Compares a file with the digest it must have. */
export async function fileState(files: Files, path: string, sha512: string): Promise<FileState> {
  try {
    const kind = await files.kind(path);
    if (kind !== 'file') return { whole: false, found: kind ? `a ${kind}` : 'nothing', kind };
    const measured = await measureFile(files, path);
    return { whole: measured.sha512 === sha512, found: `SHA-512 ${measured.sha512}`, kind };
  } catch (error) {
    if (!(error instanceof StoreIoError)) throw error;
    return { whole: false, found: error.code, kind: 'file' };
  }
}

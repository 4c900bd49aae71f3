/** The objects of a damaged archive, as far as they can be trusted. */
import { join } from 'node:path';
import type { Archive } from '../archive.ts';
import { PROVENANCE_FILE } from '../batch-object.ts';
import { batchNameOf, DERIVED, INGEST } from '../kinds.ts';
import { CONTENT_PREFIX, manifestFiles } from '../ocfl/inventory.ts';
import { idFromFolderName } from '../ocfl/layout.ts';
import { walkRoot } from '../ocfl/root.ts';
import {
  expectedFiles,
  fileState,
  readSmall,
  type VouchedInventory,
  vouchedInventory,
} from '../repair/object-copy.ts';
import type { JsonLd } from '../types.ts';
import type { ScannedBatch } from './found.ts';

/** The path of a file of an object, when the inventory vouches for it and it is whole. */
export async function wholeFile(
  from: Archive,
  object: string,
  vouched: VouchedInventory | null,
  name: string,
): Promise<string | undefined> {
  const path = CONTENT_PREFIX + name;
  const expected = vouched && expectedFiles(vouched).find((file) => file.path === path);
  if (!expected) return undefined;
  const { whole } = await fileState(from.files, join(object, path), expected.sha512);
  return whole ? join(object, path) : undefined;
}

/** The batch's own provenance, when it is whole. */
export async function ownProvenance(
  from: Archive,
  object: string,
  vouched: VouchedInventory | null,
): Promise<JsonLd | null> {
  const path = await wholeFile(from, object, vouched, PROVENANCE_FILE);
  const bytes = path === undefined ? null : await readSmall(from.files, path);
  return bytes && (JSON.parse(Buffer.from(bytes).toString('utf8')) as JsonLd);
}

/** An object on its way into the new archive. */
export interface Source {
  readonly path: string;
  /** The name of its folder. */
  readonly name: string;
  readonly vouched: VouchedInventory | null;
  /** All its files are as its inventory has them; when it is a batch, its look-up file is one of them. */
  readonly whole: boolean;
}

/** Says if an inventory has what makes a batch one, or is of something else. */
function hasLookup({ inventory }: VouchedInventory): boolean {
  const kind = [INGEST, DERIVED].find((each) => batchNameOf(each, inventory.id));
  const isLookup = ({ path }: { path: string }) => path === CONTENT_PREFIX + kind?.lookup;
  return !kind || manifestFiles(inventory).some(isLookup);
}

/**
 * Finds the objects of an archive: those whose inventory can be trusted first, each in order of the folder
 * names, so that what is where it belongs comes before what only has the name.
 */
export async function sourcesOf({ files, root }: Archive): Promise<Source[]> {
  const sources: Source[] = [];
  for await (const entry of walkRoot(files, root)) {
    if (entry.type !== 'object') continue;
    const path = join(root, ...entry.segments);
    const vouched = await vouchedInventory(files, path, entry.segments);
    let whole = vouched !== null && hasLookup(vouched);
    for (const file of vouched ? manifestFiles(vouched.inventory) : []) {
      whole &&= (await fileState(files, join(path, file.path), file.sha512)).whole;
    }
    sources.push({ path, name: entry.segments.at(-1)!, vouched, whole });
  }
  return [...sources.filter(({ vouched }) => vouched), ...sources.filter((each) => !each.vouched)];
}

/** The id of an object: as its inventory, else its folder, else its volumes have it. */
export function objectOf({ name, vouched }: Source, scanned?: ScannedBatch): string {
  return vouched?.inventory.id ?? idFromFolderName(name) ?? scanned?.info?.object ?? name;
}

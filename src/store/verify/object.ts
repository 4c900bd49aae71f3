/** Verifies one object as OCFL sees it: declaration, inventory and the digest of every file. */
import { join, relative, sep } from 'node:path';
import { measureFile, sha512Hex } from '../digests.ts';
import { StoreIoError } from '../errors.ts';
import { compareText, readWhole } from '../files.ts';
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
import type { Verification } from './report.ts';
import { readExpected, shown, verifyDeclaration } from './root.ts';

const OBJECT_NAMES = [OBJECT_DECLARATION.name, INVENTORY_FILE, SIDECAR_FILE, 'v1'];
const VERSION_NAMES = [INVENTORY_FILE, SIDECAR_FILE, 'content'];

interface InventoryCopy {
  readonly bytes: Uint8Array | null;
  readonly inventory: Inventory | null;
  /** The sidecar fits. */
  readonly vouched: boolean;
}

async function verifyInventory(verification: Verification, folder: string): Promise<InventoryCopy> {
  const path = join(folder, INVENTORY_FILE);
  const bytes = await readExpected(verification, path, 'inventory-missing');
  const sidecarPath = join(folder, SIDECAR_FILE);
  const sidecar = await readExpected(verification, sidecarPath, 'inventory-sidecar');
  if (!bytes) return { bytes, inventory: null, vouched: false };
  const expected = sidecarText(sha512Hex(bytes));
  const vouched = sidecar !== null && Buffer.from(sidecar).toString('latin1') === expected;
  if (sidecar && !vouched) {
    const found = shown(sidecar);
    verification.report('inventory-sidecar', sidecarPath, {
      expected: JSON.stringify(expected),
      found,
    });
  }
  const { inventory, problems } = parseInventory(bytes);
  for (const found of problems) {
    verification.report('inventory-invalid', path, {
      expected: 'an inventory of one version',
      found,
    });
  }
  return { bytes, inventory, vouched };
}

/** Chooses the copy to go by: the object's own, unless only that of its version is vouched for. */
function trusted(own: InventoryCopy, version: InventoryCopy): InventoryCopy | undefined {
  const copies = [own, version].filter(({ inventory }) => inventory !== null);
  return copies.find(({ vouched }) => vouched) ?? copies[0];
}

async function verifyNames(
  verification: Verification,
  folder: string,
  allowed: readonly string[],
): Promise<void> {
  await verification.guard(folder, 'unreadable', async () => {
    const { files } = verification.archive;
    if ((await files.kind(folder)) !== 'folder') return;
    for (const { name, kind } of await files.list(folder)) {
      if (allowed.includes(name)) continue;
      const found = `a ${kind}`;
      verification.report('object-unexpected', join(folder, name), { expected: 'nothing', found });
    }
  });
}

/** All files below a folder, as paths in the object; empty folders and odd things are reported. */
async function contentFiles(verification: Verification, object: string): Promise<string[]> {
  const { files } = verification.archive;
  const paths: string[] = [];
  const visit = async (folder: string): Promise<void> => {
    if ((await files.kind(folder)) !== 'folder') return;
    const entries = await files.list(folder);
    if (entries.length === 0) {
      const found = 'an empty folder';
      verification.report('content-unexpected', folder, { expected: 'files', found });
    }
    for (const { name, kind } of entries) {
      const path = join(folder, name);
      if (kind === 'folder') {
        await verification.guard(path, 'unreadable', () => visit(path));
      } else if (kind === 'file') {
        paths.push(relative(object, path).split(sep).join('/'));
      } else {
        const found = `a ${kind}`;
        verification.report('content-unexpected', path, { expected: 'a file', found });
      }
    }
  };
  const content = join(object, 'v1', 'content');
  await verification.guard(content, 'unreadable', () => visit(content));
  return paths.sort(compareText);
}

/**
 * Verifies that the content files are those of the inventory, and the digest of each.
 *
 * @param quick leaves the digests out, and so reads nothing
 */
export async function verifyContent(
  verification: Verification,
  object: string,
  { inventory, present }: VerifiedObject,
  quick: boolean,
): Promise<void> {
  if (!inventory) return;
  const listed = manifestFiles(inventory);
  const there = new Set(present);
  const names = new Set(listed.map(({ path }) => path));
  for (const path of present) {
    if (names.has(path)) continue;
    const full = join(object, path);
    verification.report('content-unexpected', full, { expected: 'nothing', found: 'a file' });
  }
  for (const { path, sha512 } of listed) {
    const full = join(object, path);
    if (!there.has(path)) {
      verification.report('content-missing', full, { expected: 'a file', found: 'nothing' });
      continue;
    }
    if (quick) continue;
    const measured = await verification.guard(full, 'unreadable', () =>
      measureFile(verification.archive.files, full),
    );
    if (!measured) continue;
    verification.totals.files++;
    verification.totals.bytes += measured.bytes;
    if (measured.sha512 !== sha512) {
      const expected = `SHA-512 ${sha512}`;
      const found = `SHA-512 ${measured.sha512}`;
      verification.report('content-digest', full, { expected, found });
    }
  }
}

/** What verifying an object tells the checks that come after. */
export interface VerifiedObject {
  /** The object's id; `null` when no inventory tells it. */
  readonly id: string | null;
  /** The content files that are there, as paths in the object, sorted. */
  readonly present: readonly string[];
  /** The inventory to go by; `null` when none can be read. */
  readonly inventory: Inventory | null;
  /** The SHA-512 of its bytes; `null` when none can be read. */
  readonly sha512: string | null;
}

/**
 * Verifies an object but for the digests of its content files (see `verifyContent`).
 *
 * @param object its folder
 * @param segments the folders that lead to it from the storage root
 */
export async function verifyObject(
  verification: Verification,
  object: string,
  segments: readonly string[],
): Promise<VerifiedObject> {
  await verifyNames(verification, object, OBJECT_NAMES);
  await verifyNames(verification, join(object, 'v1'), VERSION_NAMES);
  const declaration = join(object, OBJECT_DECLARATION.name);
  await verifyDeclaration(verification, declaration, 'object-declaration');
  const own = await verifyInventory(verification, object);
  const version = await verifyInventory(verification, join(object, 'v1'));
  if (own.bytes && version.bytes && Buffer.compare(own.bytes, version.bytes) !== 0) {
    verification.report('inventory-copy', join(object, 'v1', INVENTORY_FILE), {
      expected: `SHA-512 ${sha512Hex(own.bytes)}`,
      found: `SHA-512 ${sha512Hex(version.bytes)}`,
    });
  }
  const present = await contentFiles(verification, object);
  const { inventory = null, bytes } = trusted(own, version) ?? {};
  const sha512 = bytes ? sha512Hex(bytes) : null;
  if (!inventory) return { id: null, present, inventory, sha512: null };
  const expected = objectSegments(inventory.id).join('/');
  if (expected !== segments.join('/')) {
    verification.report('object-path', object, {
      expected: `'${inventory.id}' at ${expected}`,
      found: `it at ${segments.join('/')}`,
    });
  }
  return { id: inventory.id, present, inventory, sha512 };
}

/**
 * Reads the inventory of an object that was made before a time.
 *
 * @param since milliseconds since 1970
 * @returns its id and the SHA-512 of its inventory; `null` when it is newer, or its inventory cannot be
 *   trusted to say so
 */
export async function readOlder(
  { archive: { files } }: Verification,
  object: string,
  since: number,
): Promise<{ readonly id: string; readonly sha512: string } | null> {
  try {
    const bytes = await readWhole(files, join(object, INVENTORY_FILE));
    const sidecar = await readWhole(files, join(object, SIDECAR_FILE));
    const sha512 = sha512Hex(bytes);
    if (Buffer.from(sidecar).toString('latin1') !== sidecarText(sha512)) return null;
    const { inventory } = parseInventory(bytes);
    const isOlder = inventory !== null && Date.parse(inventory.versions.v1.created) < since;
    return isOlder ? { id: inventory.id, sha512 } : null;
  } catch (error) {
    if (error instanceof StoreIoError) return null;
    throw error;
  }
}

/**
 * The storage root: what stands in it besides objects, and how objects are found.
 *
 * @see https://ocfl.io/1.1/spec/#storage-root
 */
import { join } from 'node:path';
import { DamageError } from '../errors.ts';
import { type EntryKind, type Files, readWhole } from '../files.ts';
import { INVENTORY_FILE, parseInventory } from './inventory.ts';
import { idFromFolderName, LAYOUT_CONFIG, LAYOUT_NAME, objectSegments, TUPLES } from './layout.ts';

/** The declaration in a storage root: file name and text (OCFL 1.1, section 4). */
export const ROOT_DECLARATION = { name: '0=ocfl_1.1', text: 'ocfl_1.1\n' } as const;
/** The declaration in an object: file name and text (OCFL 1.1, section 3.1). */
export const OBJECT_DECLARATION = { name: '0=ocfl_object_1.1', text: 'ocfl_object_1.1\n' } as const;
/** The file that describes the storage root to people. */
export const ROOT_DESCRIPTION = 'ocfl_1.1.md';
/** The file that names the layout. */
export const LAYOUT_FILE = 'ocfl_layout.json';
/** The layout's own file. */
export const LAYOUT_CONFIG_FILE = `extensions/${LAYOUT_NAME}/config.json`;

const DESCRIPTION = `# This folder is an OCFL 1.1 storage root

It follows the Oxford Common File Layout, version 1.1. The specification is at
<https://ocfl.io/1.1/spec/>; should that be gone, look for "OCFL 1.1" in any web archive.

In short:

- Every *object* is one folder that holds a file named \`${OBJECT_DECLARATION.name}\`.
- An object lies three folders deep. Take the SHA-256 of its id in hexadecimal: digits 1-3, 4-6 and
  7-9 name the three folders. The fourth is the id itself, with every byte but A-Z, a-z, 0-9, \`-\`
  and \`_\` written as \`%\` and two lower-case hexadecimal digits; if that is longer than 100
  characters it is cut there, and \`-\` and the whole SHA-256 follow. (This is the registered layout
  \`${LAYOUT_NAME}\`, <https://ocfl.github.io/extensions/>.)
- \`inventory.json\` in an object lists each of its files with its SHA-512; the file
  \`inventory.json.sha512\` beside it holds the SHA-512 of the inventory, as \`sha512sum\` checks it.
- The files themselves are in \`v1/content/\`. No object here ever gets a second version: what comes
  later is a new object.
`;

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** The files of an empty storage root: path (with \`/\`) and text. */
export const ROOT_FILES: readonly (readonly [path: string, text: string])[] = [
  [ROOT_DESCRIPTION, DESCRIPTION],
  [
    LAYOUT_FILE,
    json({
      extension: LAYOUT_NAME,
      description:
        'Three folders named by the first nine digits of the SHA-256 of the object id, then a folder named by the percent-encoded id.',
    }),
  ],
  [LAYOUT_CONFIG_FILE, json(LAYOUT_CONFIG)],
  // Last: a folder is a storage root once this is in it.
  [ROOT_DECLARATION.name, ROOT_DECLARATION.text],
];

/** The folder of an object, whether it is there or not. */
export function objectPath(root: string, id: string): string {
  return join(root, ...objectSegments(id));
}

/** Something met while walking a storage root. */
export type RootEntry =
  /** The folder of an object, by its path from the root. */
  | { readonly type: 'object'; readonly segments: readonly string[] }
  /** A name that has no business there. */
  | { readonly type: 'unexpected'; readonly segments: readonly string[]; readonly kind: EntryKind }
  /** A folder on the way to objects that holds none. */
  | { readonly type: 'empty'; readonly segments: readonly string[] }
  /** A folder that could not be listed. */
  | { readonly type: 'unreadable'; readonly segments: readonly string[]; readonly error: unknown };

const ROOT_NAMES = new Set(ROOT_FILES.map(([path]) => path.split('/')[0]!));

/**
 * Walks a storage root in order of the folder names. It looks only at the folders above objects and
 * never stops at what it finds.
 */
export async function* walkRoot(
  files: Files,
  root: string,
  segments: readonly string[] = [],
): AsyncGenerator<RootEntry, void, void> {
  let entries: Awaited<ReturnType<Files['list']>>;
  try {
    entries = await files.list(join(root, ...segments));
  } catch (error) {
    yield { type: 'unreadable', segments, error };
    return;
  }
  if (segments.length > 0 && entries.length === 0) yield { type: 'empty', segments };
  for (const { name, kind } of entries) {
    const path = [...segments, name];
    if (segments.length === 0 && ROOT_NAMES.has(name)) continue;
    const isObject = segments.length === TUPLES;
    if (kind !== 'folder' || (!isObject && !/^[0-9a-f]{3}$/.test(name))) {
      yield { type: 'unexpected', segments: path, kind };
    } else if (isObject) {
      yield { type: 'object', segments: path };
    } else {
      yield* walkRoot(files, root, path);
    }
  }
}

/** An object in a storage root. */
export interface ObjectRef {
  /** Its id. */
  readonly id: string;
  /** Its folder. */
  readonly path: string;
}

/**
 * Finds all objects of a storage root. The id is read off the folder's name, or from the inventory
 * where the name is too long to tell.
 *
 * @throws DamageError when the id of an object cannot be told, or leads elsewhere
 * @throws StoreIoError when a folder cannot be listed
 */
export async function* listObjects(
  files: Files,
  root: string,
): AsyncGenerator<ObjectRef, void, void> {
  for await (const entry of walkRoot(files, root)) {
    if (entry.type === 'unreadable') throw entry.error;
    if (entry.type !== 'object') continue;
    const path = join(root, ...entry.segments);
    let id = idFromFolderName(entry.segments.at(-1)!);
    if (id === null) {
      const { inventory, problems } = parseInventory(
        await readWhole(files, join(path, INVENTORY_FILE)),
      );
      if (!inventory) {
        throw new DamageError({
          path: join(path, INVENTORY_FILE),
          expected: 'an OCFL inventory',
          found: problems.join('; '),
        });
      }
      id = inventory.id;
    }
    const expected = objectSegments(id).join('/');
    if (expected !== entry.segments.join('/')) {
      throw new DamageError({
        path,
        expected: `the object '${id}' at '${expected}'`,
        found: 'it here',
      });
    }
    yield { id, path };
  }
}

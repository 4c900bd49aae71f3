/** What goes into a bag: the files of a folder, and what each of them must be. */
import { join } from 'node:path';
import {
  type Archive,
  DamageError,
  type Files,
  readPieces,
  StoreUsageError,
} from '../../store/index.ts';

/** The files of a bag's payload. */
export interface Payload {
  /** The folder they are in. */
  readonly folder: string;
  /** Their paths from there, with `/`, sorted. */
  readonly paths: readonly string[];
  /** What digest a file must have, by its path, where something states it. */
  readonly stated: ReadonlyMap<string, StatedDigest>;
}

/** A digest that something in the folder states of a file, in hexadecimal. */
export interface StatedDigest {
  readonly algorithm: 'sha256' | 'sha512';
  readonly digest: string;
  /** The file that states it. */
  readonly by: string;
}

/** What an archive makes anew whenever it needs it. */
const PASSING = ['work', 'index'];

/** The file that makes a folder an object of OCFL. */
const OBJECT_DECLARATION = '0=ocfl_object_1.1';

/** Percent-encoded line ends and percent signs, which readers of manifests take for the signs. */
const AMBIGUOUS = /%(?:0A|0D|25)|[\r\n]/i;

async function* walk(files: Files, folder: string, below = ''): AsyncGenerator<string> {
  for (const { name, kind } of await files.list(join(folder, below))) {
    const path = below === '' ? name : `${below}/${name}`;
    if (kind === 'folder') {
      yield* walk(files, folder, path);
      continue;
    }
    if (kind === 'other') {
      throw new StoreUsageError(
        `'${join(folder, path)}' is a link or a device: a bag has files only.`,
      );
    }
    if (AMBIGUOUS.test(path)) {
      throw new StoreUsageError(
        `A bag cannot name ${JSON.stringify(path)}: give the file another name.`,
      );
    }
    yield path;
  }
}

async function listPaths(files: Files, folder: string, left: readonly string[]): Promise<string[]> {
  const paths: string[] = [];
  for await (const path of walk(files, folder)) {
    if (!left.includes(path.split('/', 1)[0]!)) paths.push(path);
  }
  return paths.sort();
}

/** Reads a file of text. */
export async function readText(files: Files, path: string): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of readPieces(files, path)) pieces.push(piece);
  return Buffer.concat(pieces).toString('utf8');
}

/** The digests in the inventory of an object. */
function inventoryDigests(path: string, text: string): [path: string, digest: string][] {
  try {
    const { manifest } = JSON.parse(text) as { manifest: Record<string, string[]> };
    return Object.entries(manifest).flatMap(([digest, paths]) =>
      paths.map((each): [string, string] => [each, digest.toLowerCase()]),
    );
  } catch (error) {
    throw new DamageError(
      { path, expected: 'an inventory of OCFL', found: (error as Error).message },
      { cause: error },
    );
  }
}

/**
 * Lists all of an archive but what it makes anew: what is being written right now, and its index. Every
 * file of an object must be what the inventory of the object says.
 *
 * @throws DamageError when an inventory cannot be read
 */
export async function archivePayload({ files, folder }: Archive): Promise<Payload> {
  const paths = await listPaths(files, folder, PASSING);
  const stated = new Map<string, StatedDigest>();
  for (const declaration of paths.filter((path) => path.endsWith(`/${OBJECT_DECLARATION}`))) {
    const object = declaration.slice(0, -OBJECT_DECLARATION.length);
    const by = `${object}inventory.json`;
    const text = await readText(files, join(folder, by));
    for (const [path, digest] of inventoryDigests(join(folder, by), text)) {
      stated.set(`${object}${path}`, { algorithm: 'sha512', digest, by });
    }
  }
  return { folder, paths, stated };
}

/**
 * Lists a release of a dataset. Every file must be what its checksums say.
 *
 * @throws StoreUsageError when the folder is no release
 */
export async function releasePayload(files: Files, folder: string): Promise<Payload> {
  const by = 'checksums.sha256';
  if ((await files.kind(join(folder, by))) !== 'file') {
    throw new StoreUsageError(`'${folder}' is no release: it has no ${by}.`);
  }
  const stated = new Map<string, StatedDigest>();
  for (const line of (await readText(files, join(folder, by))).split('\n')) {
    const [, digest = '', path = ''] = /^([0-9a-f]{64}) {2}(.+)$/.exec(line) ?? [];
    if (path !== '') stated.set(path, { algorithm: 'sha256', digest, by });
  }
  return { folder, paths: await listPaths(files, folder, []), stated };
}

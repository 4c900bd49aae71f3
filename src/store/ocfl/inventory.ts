/**
 * Inventories of objects that have one version and never get another.
 *
 * @see https://ocfl.io/1.1/spec/#inventory
 */
import { StoreUsageError } from '../errors.ts';
import { compareText } from '../files.ts';
import { isUtcTime } from '../times.ts';

/** The value of an inventory's `type`. */
export const INVENTORY_TYPE = 'https://ocfl.io/1.1/spec/#inventory';
/** The name of an inventory. */
export const INVENTORY_FILE = 'inventory.json';
/** The name of the file beside it that holds its digest. */
export const SIDECAR_FILE = 'inventory.json.sha512';
/** The path of the content folder in an object, with a slash at its end. */
export const CONTENT_PREFIX = 'v1/content/';

/** Who made a version. */
export interface VersionUser {
  readonly name: string;
  /** A URI for the name, such as `mailto:` or a home page. */
  readonly address?: string;
}

/** The one version of an object. */
export interface InventoryVersion {
  /** When it was made: ISO 8601 with zone. */
  readonly created: string;
  readonly message: string;
  readonly user: VersionUser;
  /** SHA-512 in hexadecimal to the logical paths of that content. */
  readonly state: Readonly<Record<string, readonly string[]>>;
}

/** An inventory as it stands in `inventory.json`. */
export interface Inventory {
  readonly id: string;
  readonly type: typeof INVENTORY_TYPE;
  readonly digestAlgorithm: 'sha512';
  readonly head: 'v1';
  /** SHA-512 in hexadecimal to the paths in the object of the files of that content. */
  readonly manifest: Readonly<Record<string, readonly string[]>>;
  readonly versions: { readonly v1: InventoryVersion };
}

/** What an inventory is made of. */
export interface InventoryInput {
  readonly id: string;
  /** ISO 8601 in UTC. */
  readonly created: string;
  readonly message: string;
  readonly user: VersionUser;
  /** Logical path (with `/`) and SHA-512 (lower-case hexadecimal) of each content file. */
  readonly files: readonly { readonly path: string; readonly sha512: string }[];
}

const PATH = /^(?!\/)(?!.*\/$)(?!.*\/\/)(?!(?:.*\/)?\.\.?(?:\/|$)).+$/s;
const RFC3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/;

/** Says if a text is a relative path without empty, `.` or `..` parts. */
export function isContentPath(path: string): boolean {
  return PATH.test(path);
}

/**
 * Makes the inventory of a new object. Keys and paths are sorted, so the same files in any order
 * give the same inventory.
 *
 * @throws StoreUsageError when the id is empty, the time is none, or a path leaves the object, stands
 *   twice or lies below another file
 */
export function buildInventory(input: InventoryInput): Inventory {
  const { id, created, message, user } = input;
  if (id === '') throw new StoreUsageError('An OCFL object id cannot be empty.');
  if (!isUtcTime(created)) {
    throw new StoreUsageError(
      `The time of an OCFL version cannot be ${JSON.stringify(created)}: it must be UTC, such as 2024-05-01T10:00:00Z.`,
    );
  }
  const state: Record<string, string[]> = {};
  const manifest: Record<string, string[]> = {};
  const files = [...input.files].sort(
    (a, b) => compareText(a.sha512, b.sha512) || compareText(a.path, b.path),
  );
  for (const { path, sha512 } of files) {
    if (!isContentPath(path)) {
      throw new StoreUsageError(`${JSON.stringify(path)} cannot be the path of a content file.`);
    }
    state[sha512] = [...(state[sha512] ?? []), path];
    manifest[sha512] = [...(manifest[sha512] ?? []), CONTENT_PREFIX + path];
  }
  const conflict = pathConflict(files.map(({ path }) => path));
  if (conflict) throw new StoreUsageError(`Two content files cannot share the path '${conflict}'.`);
  return {
    id,
    type: INVENTORY_TYPE,
    digestAlgorithm: 'sha512',
    head: 'v1',
    manifest,
    versions: { v1: { created, message, user, state } },
  };
}

/** The bytes of `inventory.json`: JSON in UTF-8, two spaces, a line end. */
export function inventoryBytes(inventory: Inventory): Uint8Array {
  return Buffer.from(`${JSON.stringify(inventory, null, 2)}\n`, 'utf8');
}

/** The text of the sidecar for an inventory's SHA-512 (OCFL 1.1, section 3.7). */
export function sidecarText(sha512: string): string {
  return `${sha512} ${INVENTORY_FILE}\n`;
}

function pathConflict(paths: readonly string[]): string | undefined {
  const all = new Set(paths);
  if (all.size < paths.length) return paths.find((path, index) => paths.indexOf(path) !== index);
  return paths.find((path) =>
    path
      .split('/')
      .some((_, index, parts) => index > 0 && all.has(parts.slice(0, index).join('/'))),
  );
}

type Json = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Checks a map of digests to paths, and adds each path to `paths`. */
function checkDigestMap(name: string, value: unknown, paths: string[], problems: string[]): void {
  if (!isObject(value)) {
    problems.push(`${name} is not an object`);
    return;
  }
  for (const [digest, list] of Object.entries(value)) {
    if (!/^[0-9a-f]{128}$/.test(digest)) problems.push(`${name} has the key ${digest}, no SHA-512`);
    if (!Array.isArray(list) || list.length === 0) {
      problems.push(`${name}.${digest} is not a list of paths`);
      continue;
    }
    for (const path of list as unknown[]) {
      if (typeof path === 'string' && isContentPath(path)) paths.push(path);
      else problems.push(`${name}.${digest} has ${JSON.stringify(path)}, no path`);
    }
  }
  const conflict = pathConflict(paths);
  if (conflict !== undefined) problems.push(`${name} has '${conflict}' as two things`);
}

function checkKeys(name: string, value: Json, allowed: readonly string[], problems: string[]) {
  for (const key of Object.keys(value)) {
    if (!allowed.includes(key)) problems.push(`${name} has the unknown key ${JSON.stringify(key)}`);
  }
}

function checkVersion(version: unknown, manifest: unknown, problems: string[]): void {
  if (!isObject(version)) {
    problems.push('versions.v1 is not an object');
    return;
  }
  checkKeys('versions.v1', version, ['created', 'message', 'user', 'state'], problems);
  const { created, message, user, state } = version;
  if (typeof created !== 'string' || !RFC3339.test(created) || Number.isNaN(Date.parse(created))) {
    problems.push('versions.v1.created is no time');
  }
  if (typeof message !== 'string') problems.push('versions.v1.message is no text');
  if (isObject(user)) {
    checkKeys('versions.v1.user', user, ['name', 'address'], problems);
    if (typeof user.name !== 'string' || user.name === '') {
      problems.push('versions.v1.user.name is no text');
    }
    if (user.address !== undefined && typeof user.address !== 'string') {
      problems.push('versions.v1.user.address is no text');
    }
  } else {
    problems.push('versions.v1.user is not an object');
  }
  checkDigestMap('versions.v1.state', state, [], problems);
  const stored = isObject(manifest) ? Object.keys(manifest) : [];
  const used = isObject(state) ? Object.keys(state) : [];
  for (const digest of used) {
    if (!stored.includes(digest))
      problems.push(`the manifest lacks ${digest} of versions.v1.state`);
  }
  for (const digest of stored) {
    if (!used.includes(digest)) problems.push(`versions.v1.state lacks ${digest} of the manifest`);
  }
}

/**
 * Reads an inventory and checks it: the keys OCFL demands, one version, SHA-512, safe paths that do
 * not clash, the same digests in manifest and state.
 *
 * @returns the inventory and no problems, or every problem found
 */
export function parseInventory(
  bytes: Uint8Array,
): { inventory: Inventory; problems: [] } | { inventory: null; problems: string[] } {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    return { inventory: null, problems: ['it is not JSON in UTF-8'] };
  }
  if (!isObject(value)) return { inventory: null, problems: ['it is not a JSON object'] };
  const problems: string[] = [];
  checkKeys(
    'it',
    value,
    ['id', 'type', 'digestAlgorithm', 'head', 'contentDirectory', 'manifest', 'versions'],
    problems,
  );
  if (typeof value.id !== 'string' || value.id === '') problems.push('id is no text');
  if (value.type !== INVENTORY_TYPE) problems.push(`type is not ${INVENTORY_TYPE}`);
  if (value.digestAlgorithm !== 'sha512') problems.push('digestAlgorithm is not sha512');
  if (value.head !== 'v1') problems.push('head is not v1');
  if (value.contentDirectory !== undefined && value.contentDirectory !== 'content') {
    problems.push('contentDirectory is not content');
  }
  const paths: string[] = [];
  checkDigestMap('manifest', value.manifest, paths, problems);
  for (const path of paths) {
    if (!path.startsWith(CONTENT_PREFIX))
      problems.push(`manifest has '${path}' outside v1/content`);
  }
  if (isObject(value.versions)) {
    checkKeys('versions', value.versions, ['v1'], problems);
    checkVersion(value.versions.v1, value.manifest, problems);
  } else {
    problems.push('versions is not an object');
  }
  return problems.length > 0
    ? { inventory: null, problems }
    : { inventory: value as unknown as Inventory, problems: [] };
}

/** Every content file of an inventory: its path in the object and its SHA-512, sorted by path. */
export function manifestFiles(inventory: Inventory): { path: string; sha512: string }[] {
  return Object.entries(inventory.manifest)
    .flatMap(([sha512, paths]) => paths.map((path) => ({ path, sha512 })))
    .sort((a, b) => compareText(a.path, b.path));
}

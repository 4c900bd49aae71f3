/** Rescues what is whole in a damaged archive, into a new and sound one. */
import { join } from 'node:path';
import { type Archive, createArchive, MARKER_FILE, parseMarker } from '../archive.ts';
import { PROVENANCE_FILE } from '../batch-object.ts';
import { ObjectExistsError } from '../errors.ts';
import { ensureFolder, readPieces } from '../files.ts';
import { batchIdOf, INGEST } from '../kinds.ts';
import { VOLUME_NAME } from '../lookup.ts';
import { contentPath } from '../object.ts';
import { stageObject } from '../ocfl/commit.ts';
import { CONTENT_PREFIX, manifestFiles } from '../ocfl/inventory.ts';
import { idFromFolderName } from '../ocfl/layout.ts';
import { walkRoot } from '../ocfl/root.ts';
import {
  expectedFiles,
  fileState,
  orNull,
  readSmall,
  type VouchedInventory,
  vouchedInventory,
} from '../repair/object-copy.ts';
import { isUtcTime } from '../times.ts';
import type { BatchHead, BatchSummary, JsonLd } from '../types.ts';
import type { Compression } from '../warc/volume.ts';
import { type DescribeCapture, type SalvagedBatch, salvageBatch, volumeInfo } from './batch.ts';
import { isGzipVolume, type LostStretch, scanVolume } from './scan.ts';

/** How to salvage. */
export interface SalvageOptions {
  readonly describe: DescribeCapture;
  /** Makes the provenance of a batch that was rebuilt. */
  readonly provenance: (summary: BatchSummary, found: SalvagedBatch) => JsonLd;
  /** The time and the software for what does not say its own: ISO 8601 in UTC. */
  readonly now: string;
  readonly software: string;
}

/** What became of an object. */
export type SalvagedObject =
  /** It was whole, but perhaps for copies of its inventory, and is the same in the new archive. */
  | { readonly status: 'whole'; readonly object: string }
  /** It is a batch, and was written anew of all its whole captures. */
  | ({ readonly status: 'rebuilt' } & SalvagedBatch)
  /** It cannot be rebuilt; its whole files, and the whole records of its volumes, lie beside the new archive. */
  | {
      readonly status: 'parts';
      readonly object: string;
      readonly files: readonly string[];
      /** Its damaged volumes, with how many records of each are whole. */
      readonly volumes: readonly { readonly file: string; readonly records: number }[];
    };

type Parts = Pick<Extract<SalvagedObject, { status: 'parts' }>, 'files' | 'volumes'>;

/** What was salvaged. */
export interface SalvageReport {
  /** The new archive's folder. */
  readonly archive: string;
  /** The folder of what could not be put into it; there only when something lies in it. */
  readonly orphans: string;
  readonly objects: readonly SalvagedObject[];
}

async function compressionOf(from: Archive): Promise<Compression> {
  const bytes = await readSmall(from.files, join(from.folder, MARKER_FILE));
  const marker = bytes && parseMarker(bytes);
  if (marker && 'compression' in marker) return marker.compression;
  // The marker is lost: the name of any volume tells.
  for await (const entry of walkRoot(from.files, from.root)) {
    if (entry.type !== 'object') continue;
    const folder = contentPath(join(from.root, ...entry.segments), '');
    const names = (await orNull(() => from.files.list(folder))) ?? [];
    const volume = names.find(({ name }) => VOLUME_NAME.test(name));
    if (volume) return volume.name.endsWith('.gz') ? 'gzip' : 'none';
  }
  return 'gzip';
}

/** Copies a whole object. */
async function copyObject(
  from: Archive,
  object: string,
  to: Archive,
  { inventory }: VouchedInventory,
): Promise<void> {
  const staged = await stageObject(to, inventory.id);
  try {
    const files: { path: string; sha512: string }[] = [];
    for (const { path, sha512 } of manifestFiles(inventory)) {
      const logical = path.slice(CONTENT_PREFIX.length);
      const file = await to.files.createFile(await staged.place(logical));
      try {
        for await (const piece of readPieces(from.files, join(object, path)))
          await file.write(piece);
        await file.sync();
      } finally {
        await file.close();
      }
      files.push({ path: logical, sha512 });
    }
    await staged.commit({ ...inventory.versions.v1, files });
  } finally {
    await staged.abandon();
  }
}

/** The batch's own provenance, when it is whole. */
async function ownProvenance(
  from: Archive,
  object: string,
  vouched: VouchedInventory | null,
): Promise<JsonLd | null> {
  const path = CONTENT_PREFIX + PROVENANCE_FILE;
  const expected = vouched && expectedFiles(vouched).find((file) => file.path === path);
  if (!expected) return null;
  const { whole } = await fileState(from.files, join(object, path), expected.sha512);
  const bytes = whole ? await readSmall(from.files, join(object, path)) : null;
  return bytes && (JSON.parse(Buffer.from(bytes).toString('utf8')) as JsonLd);
}

/** Copies the whole files of an object that cannot be rebuilt, and of its other volumes the whole records. */
async function copyParts(
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
    const file = await to.files.createFile(target);
    try {
      for await (const piece of readPieces(from.files, source)) await file.write(piece);
      await file.sync();
    } finally {
      await file.close();
    }
    copied.push(name);
  }
  return { files: copied, volumes };
}

/**
 * Rescues an archive: objects that are whole are copied, batches of captures that are not are written
 * anew of every capture that is (see `salvageBatch`), of other objects the whole files are kept, and the
 * whole records of their volumes.
 *
 * @param out a folder that is made: the new archive is in `archive/`, the rest in `orphans/`
 * @throws StoreUsageError when the folder for the new archive is not empty
 * @throws StoreIoError when a disk refuses
 */
export async function salvageArchive(
  from: Archive,
  out: string,
  options: SalvageOptions,
): Promise<SalvageReport> {
  const { files } = from;
  const compression = await compressionOf(from);
  await ensureFolder(files, out);
  const to = await createArchive(join(out, 'archive'), { compression, files });
  const orphans = join(out, 'orphans');
  const objects: SalvagedObject[] = [];
  for await (const entry of walkRoot(files, from.root)) {
    if (entry.type !== 'object') continue;
    const object = join(from.root, ...entry.segments);
    const name = entry.segments.at(-1)!;
    const vouched = await vouchedInventory(files, object, entry.segments);
    const content = vouched ? manifestFiles(vouched.inventory) : [];
    let whole = vouched !== null;
    for (const { path, sha512 } of content) {
      whole &&= (await fileState(files, join(object, path), sha512)).whole;
    }
    if (vouched && whole) {
      await copyObject(from, object, to, vouched);
      objects.push({ status: 'whole', object: vouched.inventory.id });
      continue;
    }
    const info = await volumeInfo(from, object);
    const id = vouched?.inventory.id ?? idFromFolderName(name) ?? info?.object ?? name;
    const batch = batchIdOf(INGEST, id);
    const parts = join(orphans, name.replaceAll('%3a', '_'));
    if (batch === null) {
      await ensureFolder(files, orphans);
      objects.push({
        status: 'parts',
        object: id,
        ...(await copyParts(from, object, to, parts, vouched)),
      });
      continue;
    }
    const version = vouched?.inventory.versions.v1;
    const now = [version?.created, info?.now].find((time) => time !== undefined && isUtcTime(time));
    const head: BatchHead = {
      batch,
      now: now ?? options.now,
      software: version?.user.name || info?.software || options.software,
      ...(version && { message: version.message }),
    };
    const own = await ownProvenance(from, object, vouched);
    await ensureFolder(files, orphans);
    try {
      const salvaged = await salvageBatch(from, object, to, {
        head,
        describe: options.describe,
        orphans: parts,
        // What tells of the batch as it was is right as long as nothing of it is lost.
        provenance: (summary, found) =>
          own && found.lost.length === 0 && found.orphans === 0
            ? own
            : options.provenance(summary, found),
      });
      objects.push({ status: 'rebuilt', ...salvaged });
    } catch (error) {
      // A second folder that says it is the same batch.
      if (!(error instanceof ObjectExistsError)) throw error;
      objects.push({ status: 'parts', object: id, files: [], volumes: [] });
    }
  }
  if ((await files.kind(orphans)) === 'folder' && (await files.list(orphans)).length === 0) {
    await files.remove(orphans);
  }
  return { archive: to.folder, orphans, objects };
}

/** What was rescued of a single volume. */
export interface SalvagedVolume {
  /** The new volume. */
  readonly path: string;
  readonly records: number;
  readonly lost: readonly LostStretch[];
}

/**
 * Writes a volume anew of its whole records, each as it stands there.
 *
 * @param path the volume, of any origin
 * @param target the new volume, which must not exist
 * @throws StoreIoError when a disk refuses
 */
export async function salvageVolume(
  { files }: Pick<Archive, 'files'>,
  path: string,
  target: string,
): Promise<SalvagedVolume> {
  const source = await files.openFile(path);
  const file = await files.createFile(target);
  const lost: LostStretch[] = [];
  let records = 0;
  try {
    for await (const each of scanVolume(files, path, await isGzipVolume(files, path))) {
      if ('lost' in each) {
        lost.push(each.lost);
        continue;
      }
      const bytes = new Uint8Array(each.record.length);
      await source.read(bytes, each.record.offset);
      await file.write(bytes);
      records++;
    }
    await file.sync();
  } finally {
    await file.close();
    await source.close();
  }
  return { path: target, records, lost };
}

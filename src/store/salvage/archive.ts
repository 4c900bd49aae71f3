/** Rescues what is whole in a damaged archive, into a new and sound one. */
import { join } from 'node:path';
import { type Archive, createArchive, MARKER_FILE, parseMarker } from '../archive.ts';
import { PROVENANCE_FILE } from '../batch-object.ts';
import { ObjectExistsError } from '../errors.ts';
import { ensureFolder } from '../files.ts';
import { type BatchName, batchNameOf, DERIVED, INGEST, objectIdOf } from '../kinds.ts';
import { VOLUME_NAME } from '../lookup.ts';
import { contentPath } from '../object.ts';
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
import type { BatchFiles, BatchHead, JsonLd } from '../types.ts';
import type { CheckRecord } from '../verify/report.ts';
import type { Compression } from '../warc/volume.ts';
import { capturesOf, type DescribeCapture } from './captures.ts';
import { copyObject, copyParts, type Parts } from './copy.ts';
import { capturesThere, isBatchFounded, madeThingsOf } from './derived.ts';
import { type ScannedBatch, scanBatch } from './found.ts';
import { rewriteBatch, type SalvagedBatch, type Whole } from './rewrite.ts';

/** How to salvage. */
export interface SalvageOptions {
  readonly describe: DescribeCapture;
  /** Says what is wrong with what was made of a capture later. */
  readonly check: CheckRecord;
  /** Makes the provenance of a batch that was rebuilt. */
  readonly provenance: (summary: BatchFiles, found: SalvagedBatch) => JsonLd;
  /** The time and the software for what does not say its own: ISO 8601 in UTC. */
  readonly now: string;
  readonly software: string;
}

/** What became of an object. */
export type SalvagedObject =
  /** It was whole, but perhaps for copies of its inventory, and is the same in the new archive. */
  | { readonly status: 'whole'; readonly object: string }
  /** It is a batch, and was written anew of all that is whole in it. */
  | ({ readonly status: 'rebuilt' } & SalvagedBatch)
  /** It cannot be rebuilt; its whole files, and the whole records of its volumes, lie beside the new archive. */
  | ({ readonly status: 'parts'; readonly object: string } & Parts);

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

/** The path of a file of an object, when the inventory vouches for it and it is whole. */
async function wholeFile(
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
async function ownProvenance(
  from: Archive,
  object: string,
  vouched: VouchedInventory | null,
): Promise<JsonLd | null> {
  const path = await wholeFile(from, object, vouched, PROVENANCE_FILE);
  const bytes = path === undefined ? null : await readSmall(from.files, path);
  return bytes && (JSON.parse(Buffer.from(bytes).toString('utf8')) as JsonLd);
}

/** An object on its way into the new archive. */
interface Source {
  readonly path: string;
  /** The name of its folder. */
  readonly name: string;
  readonly vouched: VouchedInventory | null;
  /** All its files are as its inventory has them. */
  readonly whole: boolean;
}

async function* sourcesOf({ files, root }: Archive): AsyncGenerator<Source, void, void> {
  for await (const entry of walkRoot(files, root)) {
    if (entry.type !== 'object') continue;
    const path = join(root, ...entry.segments);
    const vouched = await vouchedInventory(files, path, entry.segments);
    let whole = vouched !== null;
    for (const file of vouched ? manifestFiles(vouched.inventory) : []) {
      whole &&= (await fileState(files, join(path, file.path), file.sha512)).whole;
    }
    yield { path, name: entry.segments.at(-1)!, vouched, whole };
  }
}

/** What both passes over the objects need. */
interface Rescue extends SalvageOptions {
  readonly from: Archive;
  readonly to: Archive;
  readonly orphans: string;
}

/** The id of an object: as its inventory, else its folder, else its volumes have it. */
function objectOf({ name, vouched }: Source, scanned?: ScannedBatch): string {
  return vouched?.inventory.id ?? idFromFolderName(name) ?? scanned?.info?.object ?? name;
}

async function keepParts(
  { from, to, orphans }: Rescue,
  { path, name, vouched }: Source,
  object: string,
): Promise<SalvagedObject> {
  const folder = partsFolder(orphans, name);
  await ensureFolder(to.files, orphans);
  return { status: 'parts', object, ...(await copyParts(from, path, to, folder, vouched)) };
}

function partsFolder(orphans: string, name: string): string {
  return join(orphans, name.replaceAll('%3a', '_'));
}

/** Writes a batch anew of what is whole in it. */
async function rebuild(
  { from, to, orphans, provenance, now, software }: Rescue,
  { path: object, name, vouched }: Source,
  scanned: ScannedBatch,
  batch: BatchName,
  whole: Whole<BatchFiles>,
): Promise<SalvagedObject> {
  const version = vouched?.inventory.versions.v1;
  const { info } = scanned;
  const times = [version?.created, info?.now];
  const head: BatchHead = {
    ...batch,
    now: times.find((time) => time !== undefined && isUtcTime(time)) ?? now,
    software: version?.user.name || info?.software || software,
    ...(version && { message: version.message }),
  };
  const own = await ownProvenance(from, object, vouched);
  await ensureFolder(to.files, orphans);
  try {
    const salvage = {
      head,
      object,
      scanned,
      orphans: partsFolder(orphans, name),
      // What tells of the batch as it was is right as long as nothing of it is lost.
      provenance: (summary: BatchFiles, found: SalvagedBatch) =>
        own && found.lost.length === 0 && found.orphans === 0 ? own : provenance(summary, found),
    };
    return { status: 'rebuilt', ...(await rewriteBatch(from, to, salvage, whole)) };
  } catch (error) {
    // A second folder that says it is the same batch.
    if (!(error instanceof ObjectExistsError)) throw error;
    return { status: 'parts', object: objectIdOf(whole.kind, batch.batch), files: [], volumes: [] };
  }
}

/**
 * Rescues an archive: objects that are whole are copied, batches that are not are written anew of all
 * that is whole in them (see `rewriteBatch`), of other objects the whole files are kept, and the whole
 * records of their volumes. Of derived batches nothing is taken that is about a capture that is lost.
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
  const rescue: Rescue = { ...options, from, to, orphans };
  const objects: SalvagedObject[] = [];
  const copy = async (source: Source, { inventory }: VouchedInventory): Promise<void> => {
    await copyObject(from, source.path, to, inventory);
    objects.push({ status: 'whole', object: inventory.id });
  };
  const derived: Source[] = [];
  for await (const source of sourcesOf(from)) {
    const scanned = source.whole ? undefined : await scanBatch(from, source.path);
    const object = objectOf(source, scanned);
    const batch = batchNameOf(INGEST, object);
    if (batchNameOf(DERIVED, object)) derived.push(source);
    else if (!scanned) await copy(source, source.vouched!);
    else if (!batch) objects.push(await keepParts(rescue, source, object));
    else {
      const whole = await capturesOf(from, scanned, options.describe);
      objects.push(await rebuild(rescue, source, scanned, batch, whole));
    }
  }
  const there = await capturesThere(to);
  for (const source of derived) {
    const lookup = await wholeFile(from, source.path, source.vouched, DERIVED.lookup);
    if (source.whole && (await isBatchFounded(from, lookup!, there))) {
      await copy(source, source.vouched!);
      continue;
    }
    const scanned = await scanBatch(from, source.path);
    const batch = batchNameOf(DERIVED, objectOf(source, scanned))!;
    const rules = { batch: batch.batch, check: options.check, lookup, there };
    const whole = await madeThingsOf(from, scanned, rules);
    objects.push(await rebuild(rescue, source, scanned, batch, whole));
  }
  if ((await files.kind(orphans)) === 'folder' && (await files.list(orphans)).length === 0) {
    await files.remove(orphans);
  }
  return { archive: to.folder, orphans, objects };
}

/** Rescues what is whole in a damaged archive, into a new and sound one. */
import { join } from 'node:path';
import { type Archive, createArchive, MARKER_FILE, parseMarker } from '../archive.ts';
import { ObjectExistsError } from '../errors.ts';
import { ensureFolder } from '../files.ts';
import {
  type BatchName,
  batchNameOf,
  DERIVED,
  INGEST,
  newestRevisions,
  objectIdOf,
  originalOf,
  revisionOf,
} from '../kinds.ts';
import { VOLUME_NAME } from '../lookup.ts';
import { contentPath } from '../object.ts';
import { walkRoot } from '../ocfl/root.ts';
import { orNull, readSmall } from '../repair/object-copy.ts';
import { startOf } from '../started.ts';
import { isUtcTime } from '../times.ts';
import type { BatchFiles, BatchHead, JsonLd } from '../types.ts';
import type { CheckRecord } from '../verify/report.ts';
import type { Compression } from '../warc/volume.ts';
import { capturesOf, type DescribeCapture } from './captures.ts';
import { copyObject, copyParts, type Parts } from './copy.ts';
import { capturesThere, isBatchFounded, madeThingsOf } from './derived.ts';
import { type ScannedBatch, scanBatch } from './found.ts';
import { rewriteBatch, type SalvagedBatch, type Whole } from './rewrite.ts';
import { objectOf, ownProvenance, type Source, sourcesOf, wholeFile } from './source.ts';

/** What is known of how a batch came to be that is rebuilt. */
export interface BatchBefore {
  /** Its own provenance, when that is whole. */
  readonly own: JsonLd | null;
  /** When it was begun: as its provenance has it, else its inventory or volumes. */
  readonly started: string;
}

/** How to salvage. */
export interface SalvageOptions {
  readonly describe: DescribeCapture;
  /** Says what is wrong with what was made of a capture later. */
  readonly check: CheckRecord;
  /** Makes the provenance of a batch that was rebuilt. */
  readonly provenance: (summary: BatchFiles, found: SalvagedBatch, before: BatchBefore) => JsonLd;
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
  /**
   * It cannot be rebuilt, or nothing is whole that would make a batch, or another folder is the same batch;
   * its whole files, and the whole records of its volumes, lie beside the new archive.
   */
  | ({ readonly status: 'parts'; readonly object: string } & Parts)
  /** An erasure wrote it anew: it was left out, for it may hold what was erased. */
  | { readonly status: 'replaced'; readonly object: string };

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

/** What both passes over the objects need. */
interface Rescue extends SalvageOptions {
  readonly from: Archive;
  readonly to: Archive;
  readonly orphans: string;
}

async function keepParts(
  { from, to, orphans }: Rescue,
  { path, name, vouched }: Source,
  object: string,
): Promise<SalvagedObject> {
  await ensureFolder(to.files, orphans);
  const folder = await partsFolder(to, orphans, name);
  return { status: 'parts', object, ...(await copyParts(from, path, to, folder, vouched)) };
}

/** A folder that is not there yet: two objects may have folders of the same name. */
async function partsFolder({ files }: Archive, orphans: string, name: string): Promise<string> {
  const folder = join(orphans, name.replaceAll('%3a', '_'));
  for (let number = 1; ; number++) {
    const free = number === 1 ? folder : `${folder}-${number}`;
    if ((await files.kind(free)) === null) return free;
  }
}

/** Writes a batch anew of what is whole in it; keeps its parts where that makes no batch of its own. */
async function rebuild(
  rescue: Rescue,
  source: Source,
  scanned: ScannedBatch,
  batch: BatchName,
  whole: Whole<BatchFiles>,
): Promise<SalvagedObject> {
  const { from, to, orphans, provenance, now, software } = rescue;
  const { path: object, name, vouched } = source;
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
  const before = { own, started: startOf(own) ?? head.now };
  await ensureFolder(to.files, orphans);
  const salvage = {
    head,
    object,
    scanned,
    orphans: await partsFolder(to, orphans, name),
    // What tells of the batch as it was is right as long as nothing of it is lost.
    provenance: (summary: BatchFiles, found: SalvagedBatch) =>
      own && found.lost.length === 0 && found.orphans === 0
        ? own
        : provenance(summary, found, before),
  };
  try {
    const rebuilt = await rewriteBatch(from, to, salvage, whole);
    if (rebuilt) return { status: 'rebuilt', ...rebuilt };
  } catch (error) {
    // A second folder that says it is the same batch.
    if (!(error instanceof ObjectExistsError)) throw error;
  }
  return keepParts(rescue, source, objectIdOf(whole.kind, batch.batch, batch.revision));
}

/** Of derived batches nothing is taken that is about a capture that the new archive has not. */
async function* rescueDerived(
  rescue: Rescue,
  sources: readonly Source[],
): AsyncGenerator<SalvagedObject, void, void> {
  const { from, to, check } = rescue;
  const there = await capturesThere(to);
  const rest: { source: Source; lookup: string | undefined }[] = [];
  for (const source of sources) {
    const lookup = await wholeFile(from, source.path, source.vouched, DERIVED.lookup);
    const founded =
      source.whole && lookup !== undefined && (await isBatchFounded(from, lookup, there));
    if (founded) yield copyWhole(rescue, source);
    else rest.push({ source, lookup });
  }
  for (const { source, lookup } of rest) {
    const scanned = await scanBatch(from, source.path);
    const batch = batchNameOf(DERIVED, objectOf(source, scanned))!;
    const whole = await madeThingsOf(from, scanned, { batch: batch.batch, check, lookup, there });
    yield rebuild(rescue, source, scanned, batch, whole);
  }
}

async function copyWhole({ from, to }: Rescue, source: Source): Promise<SalvagedObject> {
  const { inventory } = source.vouched!;
  await copyObject(from, source.path, to, inventory);
  return { status: 'whole', object: inventory.id };
}

/** Rescues object by object: whole ones first, so that no damaged one takes the place of one. */
async function* rescueAll(rescue: Rescue): AsyncGenerator<SalvagedObject, void, void> {
  const { from, describe } = rescue;
  const sources = await sourcesOf(from);
  const newest = newestRevisions(sources.map((source) => objectOf(source)));
  const isReplaced = (object: string) =>
    revisionOf(newest.get(originalOf(object)) ?? object) > revisionOf(object);
  const derived: Source[] = [];
  const damaged: Source[] = [];
  for (const source of sources) {
    const object = objectOf(source);
    if (isReplaced(object)) yield { status: 'replaced', object };
    else if (batchNameOf(DERIVED, object)) derived.push(source);
    else if (source.whole) yield copyWhole(rescue, source);
    else damaged.push(source);
  }
  for (const source of damaged) {
    const scanned = await scanBatch(from, source.path);
    const object = objectOf(source, scanned);
    const batch = batchNameOf(INGEST, object);
    if (isReplaced(object)) yield { status: 'replaced', object };
    else if (batchNameOf(DERIVED, object)) derived.push(source);
    else if (!batch) yield keepParts(rescue, source, object);
    else yield rebuild(rescue, source, scanned, batch, await capturesOf(from, scanned, describe));
  }
  yield* rescueDerived(rescue, derived);
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
  const objects: SalvagedObject[] = [];
  for await (const object of rescueAll({ ...options, from, to, orphans })) objects.push(object);
  if ((await files.kind(orphans)) === 'folder' && (await files.list(orphans)).length === 0) {
    await files.remove(orphans);
  }
  return { archive: to.folder, orphans, objects };
}

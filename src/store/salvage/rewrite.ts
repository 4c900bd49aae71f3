/** Writes a batch of any kind anew of what is whole in a damaged one. */
import type { Archive } from '../archive.ts';
import { writeBatchObject } from '../batch-object.ts';
import { ensureFolder } from '../files.ts';
import { type BatchKind, objectIdOf, type Series } from '../kinds.ts';
import { contentPath } from '../object.ts';
import { readSmall } from '../repair/object-copy.ts';
import { parseTombstone, TOMBSTONES_FILE, tombstoneText } from '../tombstones.ts';
import type { BatchFiles, BatchHead, JsonLd, RecordLocation } from '../types.ts';
import { startVolumes } from '../warc/volume.ts';
import { type Found, type LostPart, reread, type ScannedBatch } from './found.ts';

const SERIES = ['raw', 'derived'] as const;

/** What was rescued of a batch. */
export interface SalvagedBatch {
  readonly object: string;
  /** How many things are whole: captures, or what was made of them. */
  readonly whole: number;
  /** How many WARC records are whole, those of whole things among them. */
  readonly records: number;
  /** How many of them belong to nothing whole, and lie beside the archive. */
  readonly orphans: number;
  readonly lost: readonly LostPart[];
}

/** How a batch is rebuilt. */
export interface BatchSalvage {
  /** Batch id, revision, time and software, for the new object. */
  readonly head: BatchHead;
  /** The folder of the damaged object. */
  readonly object: string;
  readonly scanned: ScannedBatch;
  /** Where to put records that belong to nothing whole. */
  readonly orphans: string;
  /** The provenance of the new object. */
  provenance(summary: BatchFiles, found: SalvagedBatch): JsonLd;
}

/** What of a batch is whole. */
export interface Whole<Summary extends BatchFiles> {
  readonly kind: BatchKind;
  /** The records that belong to something whole. */
  readonly used: ReadonlySet<Found>;
  /** How many things are whole. */
  readonly count: number;
  /** The look-up lines, with their line ends; asked for once it is known where the records are. */
  lines(placeOf: (found: Found) => RecordLocation): Iterable<string>;
  summarise(written: BatchFiles): Summary;
}

/** Stands for tombstones that cannot be read: that something was erased must stay known. */
const LOST_TOMBSTONES = 'The tombstones of this batch were lost to damage.';

/** The tombstones of a batch that can be read, with their line ends; none when nothing was erased. */
async function tombstoneLines(
  { files }: Archive,
  object: string,
  { now, revision = 0 }: BatchHead,
): Promise<{ readonly lines: readonly string[]; readonly lost: readonly LostPart[] }> {
  if (revision === 0) return { lines: [], lost: [] };
  const bytes = await readSmall(files, contentPath(object, TOMBSTONES_FILE));
  const stated = Buffer.from(bytes ?? []).toString('utf8');
  const lines = stated
    .split('\n')
    .map(parseTombstone)
    .filter((each) => each !== null)
    .map(tombstoneText);
  if (lines.length > 0 && lines.join('') === stated) return { lines, lost: [] };
  const lost = {
    file: TOMBSTONES_FILE,
    offset: 0,
    length: bytes?.length ?? 0,
    problem: 'lines that are no tombstones',
  };
  const kept = lines.length > 0 ? lines : [tombstoneText({ time: now, reason: LOST_TOMBSTONES })];
  return { lines: kept, lost: [lost] };
}

/** Writes whole records that belong to nothing whole to volumes beside the archive. */
async function writeOrphans(
  from: Archive,
  to: Archive,
  folder: string,
  { now, software }: BatchHead,
  series: Series,
  records: readonly Found[],
): Promise<void> {
  if (records.length === 0) return;
  await ensureFolder(to.files, folder);
  const volume = startVolumes({
    folder,
    series,
    compression: to.compression,
    date: now,
    info: [
      ['software', software],
      ['description', 'records without the rest of what they belong to'],
    ],
    files: to.files,
  });
  try {
    for (const found of records) await volume.append((await reread(from, found)).record);
    await volume.finish();
  } finally {
    await volume.abandon();
  }
}

/**
 * Writes a batch anew of what is whole in a damaged one: the same WARC records in the same order, and
 * look-up file and inventory made from them. Where nothing was lost, the files are the same byte for
 * byte. Whole records that belong to nothing whole go to volumes beside.
 *
 * @returns `null` when nothing was written, since nothing of it is whole and nothing was erased from it
 * @throws ObjectExistsError when the batch is in the new archive already
 * @throws StoreIoError when a disk refuses
 */
export async function rewriteBatch<Summary extends BatchFiles>(
  from: Archive,
  to: Archive,
  { head, object, scanned, orphans: folder, provenance }: BatchSalvage,
  { kind, used, count, lines, summarise }: Whole<Summary>,
): Promise<SalvagedBatch | null> {
  const tombstones = await tombstoneLines(from, object, head);
  const all = SERIES.flatMap((series) => scanned[series]);
  const places = new Map<Found, RecordLocation>();
  const report: SalvagedBatch = {
    object: objectIdOf(kind, head.batch, head.revision),
    whole: count,
    records: all.length,
    orphans: all.length - used.size,
    lost: [...scanned.lost, ...tombstones.lost],
  };
  const unlimited = { ...head, largestVolume: Number.MAX_SAFE_INTEGER };
  const { path } = await writeBatchObject<Summary>(to, kind, unlimited, {
    async fill({ volumes, addLine }) {
      for (const name of kind.series) {
        const series = volumes(name);
        let volume = '';
        for (const found of scanned[name]) {
          if (!used.has(found)) continue;
          // A volume ends where it ended, so that places stay what they were.
          if (volume !== '' && volume !== found.path) await series.cut();
          volume = found.path;
          const place = await series.append((await reread(from, found)).record);
          places.set(found, { ...place, sha256: found.sha256 });
        }
      }
      for (const text of lines((found) => places.get(found)!)) await addLine(text);
    },
    tombstones: tombstones.lines,
    summarise,
    provenance: (summary) => provenance(summary, report),
  });
  if (path === undefined) return null;
  for (const name of SERIES) {
    const rest = scanned[name].filter((found) => !used.has(found));
    await writeOrphans(from, to, folder, head, name, rest);
  }
  return report;
}

/**
 * Erases captures: every batch that holds one is written again without it, as its next revision, and the
 * old object is removed. A crash at any moment leaves the old object, the new one, or both; of both the
 * newer counts, and the next erasure removes the older.
 */
import type { Archive } from '../archive.ts';
import { PROVENANCE_FILE, writeBatchObject } from '../batch-object.ts';
import { type BatchRef, listBatchesOf, readLookup } from '../batches.ts';
import { StoreUsageError } from '../errors.ts';
import { readWhole } from '../files.ts';
import { type BatchKind, batchNameOf, DERIVED, INGEST } from '../kinds.ts';
import { parseCaptureLine, readLines, VOLUME_NAME } from '../lookup.ts';
import { parseMadeLine } from '../made-lookup.ts';
import { contentPath } from '../object.ts';
import { TOMBSTONES_FILE, tombstoneText } from '../tombstones.ts';
import type { BatchFiles, CaptureLine, JsonLd, MadeLine } from '../types.ts';
import { copyCaptures, copyMade } from './copy.ts';
import { withdrawSuperseded } from './withdraw.ts';

/** What to erase, and why. */
export interface ErasureInput {
  /** The whole ids of the captures. */
  readonly captures: ReadonlySet<string>;
  /** ISO 8601 in UTC. */
  readonly now: string;
  /** What erases, such as `kliping/0.1.0`. */
  readonly software: string;
  /** Why: it stands in the tombstones for good, so it must not name what was erased. */
  readonly reason: string;
  /** Leave the captures' ids in the tombstones. They can be recomputed from an article. */
  readonly keepIds: boolean;
  /** Makes the provenance of a revision of that of the batch as it was. */
  provenance(before: JsonLd, written: BatchFiles, erased: number): JsonLd;
}

/** A batch of which something was erased. */
export interface ErasedBatch {
  readonly batch: string;
  /** The id of the object it was in, which is gone. */
  readonly from: string;
  /** The id of the object it is in now. */
  readonly object: string;
  /** How many captures, or things made of them, were erased from it. */
  readonly erased: number;
}

type Line = CaptureLine | MadeLine;

/** A kind of batch, as an erasure sees it. */
interface Erasable {
  readonly kind: BatchKind;
  readonly parse: (text: string | null) => Line | { readonly problem: string };
}

// What was made of a capture goes before the capture: never is there anything made of nothing.
const ERASABLE: readonly Erasable[] = [
  { kind: DERIVED, parse: parseMadeLine },
  { kind: INGEST, parse: parseCaptureLine },
];

/** The captures that a line is about; it goes with any of them. */
function capturesOf(line: Line): string[] {
  if (!('capture' in line)) return [line.id];
  return line.with === undefined ? [line.capture] : [line.capture, line.with];
}

/**
 * Erases captures and all that was made of them, from every batch.
 *
 * Done again after it was cut short, it completes what it began. Copies elsewhere (backups, releases,
 * proofs already given out) are beyond its reach.
 *
 * @returns the batches that were written anew, derived ones first; empty when none held any
 * @throws StoreUsageError when the reason is empty
 * @throws DamageError when a batch that must be copied is damaged; what was done until then stands
 * @throws StoreIoError when the disk refuses
 */
export async function eraseCaptures(archive: Archive, input: ErasureInput): Promise<ErasedBatch[]> {
  if (input.reason.trim() === '') {
    throw new StoreUsageError('An erasure needs a reason, which stands in its tombstone.');
  }
  await withdrawSuperseded(archive);
  const done: ErasedBatch[] = [];
  for (const erasable of ERASABLE) {
    for (const ref of await listBatchesOf(archive, erasable.kind)) {
      const erased = await findErased(archive, erasable, ref, input.captures);
      if (erased.length === 0) continue;
      done.push(await rewrite(archive, erasable, ref, input, erased));
      await withdrawSuperseded(archive);
    }
  }
  return done;
}

async function findErased(
  archive: Archive,
  { kind, parse }: Erasable,
  ref: BatchRef,
  captures: ReadonlySet<string>,
): Promise<string[]> {
  const found: string[] = [];
  for await (const line of readLookup<Line>(archive, kind, ref, { parse })) {
    // Its tombstone names the capture that was asked for; of a pair the other one may have stayed.
    const erased = capturesOf(line).find((capture) => captures.has(capture));
    if (erased !== undefined) found.push(erased);
  }
  return found;
}

async function rewrite(
  archive: Archive,
  { kind, parse }: Erasable,
  ref: BatchRef,
  input: ErasureInput,
  erased: readonly string[],
): Promise<ErasedBatch> {
  const { files } = archive;
  const { batch, object, path: folder } = ref;
  const { now, software, reason, keepIds } = input;
  const source = { archive, folder };
  const names = (await files.list(contentPath(folder, ''))).map(({ name }) => name);
  const before = JSON.parse(
    Buffer.from(await readWhole(files, contentPath(folder, PROVENANCE_FILE))).toString('utf8'),
  ) as JsonLd;
  const written = await writeBatchObject<BatchFiles>(
    archive,
    kind,
    {
      batch,
      now,
      software,
      revision: batchNameOf(kind, object)!.revision + 1,
      message: `Erase ${erased.length} of ${kind.called} ${batch}`,
    },
    {
      async fill(parts) {
        const raws = names.filter((name) => VOLUME_NAME.exec(name)?.[1] === 'raw');
        const captures = kind === INGEST ? await copyCaptures(source, raws, parts) : null;
        for await (const line of readLookup<Line>(archive, kind, ref, { parse })) {
          if (capturesOf(line).some((capture) => input.captures.has(capture))) continue;
          const { batch: _batch, object: _object, ...own } = line;
          if (captures) await captures.copy(own as CaptureLine);
          else await copyMade(source, parts, own as MadeLine);
        }
      },
      tombstones: [
        ...(await earlierTombstones(archive, folder, names)),
        ...erased.map((capture) =>
          tombstoneText({ time: now, reason, ...(keepIds && { capture }) }),
        ),
      ],
      summarise: (files) => files,
      provenance: (files) => input.provenance(before, files, erased.length),
    },
  );
  return { batch, from: object, object: written.object, erased: erased.length };
}

async function earlierTombstones(
  { files }: Archive,
  folder: string,
  names: readonly string[],
): Promise<string[]> {
  if (!names.includes(TOMBSTONES_FILE)) return [];
  const lines: string[] = [];
  for await (const { text } of readLines(files, contentPath(folder, TOMBSTONES_FILE))) {
    lines.push(`${text}\n`);
  }
  return lines;
}

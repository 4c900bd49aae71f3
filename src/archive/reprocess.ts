/** Runs today's pipeline over what is stored, and keeps the records that come out otherwise. */
import { isDeepStrictEqual } from 'node:util';
import type { GivenMetadata } from '../document/data.ts';
import type { PipelineOptions } from '../pipeline.ts';
import { nameCapture } from '../record/id.ts';
import type { ArchiveRecord } from '../record/types.generated.ts';
import type { AuthorityNames } from '../steps/mention/given.ts';
import { AUTHORITY_MODEL } from '../steps/mention/index.ts';
import {
  type Archive,
  type CaptureEntry,
  compareMade,
  DamageError,
  DigestSet,
  derivedObjectId,
  digestFromNi,
  listBatches,
  listDerived,
  type Made,
  type MadeEntry,
  RECORD_LAYER,
  readCapture,
  readCaptures,
  StoreIoError,
} from '../store/index.ts';
import { VERSION } from '../version.ts';
import { defaultBatchId } from './batch-id.ts';
import { commitDerived } from './commit-derived.ts';
import { finderOf } from './finder.ts';
import {
  chooseGeneration,
  findCapture,
  generationsFrom,
  readGeneration,
  readMadeRecords,
} from './generations.ts';
import { type BatchFacts, REPROCESS_EVENTS } from './provenance.ts';
import { makeInOrder } from './records/in-order.ts';
import type { MadeRecord, RecordJob } from './records/job.ts';
import { type MakersOptions, startMakers } from './records/makers.ts';
import { type Fault, faultOf } from './sources/fault.ts';
import { isOlder } from './versions.ts';

/** Why a capture keeps the record it has; `docs/errors.md` says how to mend each. */
export type ReprocessCode = 'damage' | 'id' | 'authority';

/** What became of one capture. */
export type ReprocessOutcome =
  | {
      status: 'changed';
      id: string;
      name: string;
      /** The number of the new record. */
      generation: number;
      /** The version of kliping that made the record before it. */
      before: string;
    }
  /** Its record came out as it was. */
  | { status: 'same'; id: string; name: string }
  /** Its record is this pipeline's, or a later one's. */
  | { status: 'skipped'; id: string; name: string; version: string }
  /** It keeps the record it has, or, when a look-up file is damaged, so do all captures after that. */
  | { status: 'refused'; id?: string; name: string; code: string; message: string };

/** How to reprocess. */
export interface ReprocessOptions {
  /** The captures, by id or its first digits. Default: all. */
  ids?: readonly string[];
  /** Pass over captures whose newest record is of this version or a later one. Default: false. */
  onlyOlder?: boolean;
  /**
   * The derived batch's id. Default: made of the time, the version, what was asked and the derived
   * batches there are.
   */
  batch?: string;
  /** The time that goes into the archive: ISO 8601 in UTC. */
  now: string;
  /** What is asked of the pipeline. Default: for each record what was asked for it before. */
  pipeline?: PipelineOptions;
  /**
   * Names that the user vouches for, or `none`. Default: none, but a record that was made with some keeps
   * what it says.
   */
  authority?: AuthorityNames | 'none';
  /** Who makes the records; they are the same whoever does. Default: this thread. */
  makers?: Omit<MakersOptions, 'authority'>;
  /** Called once, before the first capture, with how many there are; they are counted only for this. */
  onStart?: (captures: number) => void;
  /** Called for every capture, in order; the next one waits for it. */
  onOutcome?: (outcome: ReprocessOutcome) => void | Promise<void>;
}

/** What a run did. */
export interface ReprocessReport {
  /** The derived batch's id; absent when no record changed and so nothing was written. */
  batch?: string;
  /** The folder of the derived batch's object. */
  path?: string;
  changed: number;
  same: number;
  skipped: number;
  refused: number;
  /** How many of the refused met damage. */
  damaged: number;
}

/** What became of a capture, and the record to keep if there is one. */
interface Remade {
  outcome: ReprocessOutcome;
  made?: Made;
}

/** A capture as it is stored, ready to make its record anew; or what became of it without that. */
type Prepared =
  | { readonly outcome: ReprocessOutcome }
  | {
      readonly entry: CaptureEntry;
      readonly before: ArchiveRecord;
      /** The number of the newest record. */
      readonly generation: number;
      /** The id of the raw record. */
      readonly refersTo: string;
      readonly job: RecordJob;
    };

function refusedBy(
  { code, message }: Fault,
  { id, name }: { id?: string; name: string },
): { outcome: ReprocessOutcome } {
  return { outcome: { status: 'refused', ...(id !== undefined && { id }), name, code, message } };
}

/** Makes an outcome of what stopped a capture; what stops the whole run is thrown again. */
function refused(error: unknown, of: { id?: string; name: string }): { outcome: ReprocessOutcome } {
  if (error instanceof StoreIoError) throw error;
  const fault =
    error instanceof DamageError
      ? { code: 'damage' satisfies ReprocessCode, message: error.message }
      : faultOf(error);
  return refusedBy(fault, of);
}

/** Says if two records tell the same, whichever pipeline made them. */
function tellsTheSame(before: ArchiveRecord, after: Uint8Array): boolean {
  const { pipeline: _before, ...one } = before;
  const { pipeline: _after, ...other } = JSON.parse(
    Buffer.from(after).toString('utf8'),
  ) as ArchiveRecord;
  return isDeepStrictEqual(one, other);
}

/** The captures that ids name, each once. */
async function findNamed(
  archive: Archive,
  ids: readonly string[],
): Promise<Map<string, CaptureEntry>> {
  const finder = await finderOf(archive, ids);
  const named = new Map<string, CaptureEntry>();
  for (const id of ids) {
    const entry = await findCapture(archive, id, finder);
    named.set(entry.id, entry);
  }
  return named;
}

/** The captures that are asked for, each once, or the damage that hides the rest of a batch. */
async function* chosenCaptures(
  archive: Archive,
  named: ReadonlyMap<string, CaptureEntry> | undefined,
): AsyncGenerator<CaptureEntry | DamageError> {
  if (named) {
    yield* named.values();
    return;
  }
  const seen = new DigestSet();
  const isNew = ({ id }: CaptureEntry): boolean => seen.add(digestFromNi(id)!);
  for (const batch of await listBatches(archive)) {
    try {
      for await (const entry of readCaptures(archive, batch)) if (isNew(entry)) yield entry;
    } catch (error) {
      if (!(error instanceof DamageError)) throw error;
      yield error;
    }
  }
}

async function countCaptures(...chosen: Parameters<typeof chosenCaptures>): Promise<number> {
  let count = 0;
  for await (const _each of chosenCaptures(...chosen)) count++;
  return count;
}

/** The newest of the later records of each capture. */
async function readNewest(
  archive: Archive,
  named: ReadonlyMap<string, CaptureEntry> | undefined,
): Promise<Map<string, MadeEntry>> {
  const newest = new Map<string, MadeEntry>();
  for await (const each of readMadeRecords(archive, (id) => named?.has(id) ?? true)) {
    const other = newest.get(each.capture);
    if (!other || compareMade(other, each) < 0) newest.set(each.capture, each);
  }
  return newest;
}

/**
 * Makes the records of stored captures anew, out of their raw bytes and the metadata that were given
 * with them, and writes those that differ in anything but the pipeline that made them as one derived
 * batch. What is stored already stays as it is. A second run finds nothing to write.
 *
 * A capture that is damaged, that today's pipeline refuses, or whose id comes out otherwise keeps the
 * record it has, and does not stop the others. The batch is committed whole or not at all.
 *
 * @param archive An open archive.
 * @throws StoreUsageError when an id names no capture, or the batch id is not one or is taken.
 * @throws DamageError when the look-up file of a derived batch is damaged, for then nobody can tell
 *   which record is the newest.
 * @throws StoreIoError when the disk refuses; the store is then as it was.
 */
export async function reprocess(
  archive: Archive,
  options: ReprocessOptions,
): Promise<ReprocessReport> {
  const { now, ids, onlyOlder = false, pipeline, onOutcome } = options;
  const authority = options.authority === 'none' ? undefined : options.authority;
  const names = authority?.sha256;
  const asked = JSON.stringify({ version: VERSION, pipeline, ids, onlyOlder, names });
  const there = (await listDerived(archive)).map((each) => each.batch);
  // What is there goes in, so that two runs of one second do not want the same id.
  const batch = options.batch ?? defaultBatchId(now, [asked, ...there]);
  derivedObjectId(batch);
  const named = ids && (await findNamed(archive, ids));
  const newestMade = await readNewest(archive, named);
  const counts = { changed: 0, same: 0, skipped: 0, refused: 0, damaged: 0 };
  const used = new Set<string>();
  let models: BatchFacts['models'] = [];

  const prepare = async (entry: CaptureEntry): Promise<Prepared> => {
    const { id, name } = entry;
    const stored = await readCapture(archive, entry);
    const later = newestMade.get(id);
    const newest = chooseGeneration(generationsFrom(entry, later ? [later] : []));
    const { record: before } = await readGeneration(archive, entry, newest);
    const { version, configuration } = before.pipeline;
    const namesBefore = before.pipeline.models.find(({ name: each }) => each === AUTHORITY_MODEL);
    const otherwise =
      (pipeline !== undefined && !isDeepStrictEqual(configuration, { ...pipeline })) ||
      (options.authority !== undefined && names !== namesBefore?.sha256);
    if (onlyOlder && !otherwise && !isOlder(version, VERSION)) {
      return { outcome: { status: 'skipped', id, name, version } };
    }
    if (namesBefore && options.authority === undefined) {
      const message = `It was made with an authority file of SHA-256 ${namesBefore.sha256}. Give it, or another, with --authority, or --defaults to do without.`;
      const code: ReprocessCode = 'authority';
      return { outcome: { status: 'refused', id, name, code, message } };
    }
    const { metadata = {}, mediaType } = before.source;
    const computed = nameCapture(stored.raw, metadata).id;
    if (computed !== id) {
      const message = `Its raw bytes and the metadata in its record make the id ${computed}.`;
      return { outcome: { status: 'refused', id, name, code: 'id', message } };
    }
    // The media type is that of the raw record, whether it was given or guessed then.
    const given = { name: before.source.name, mediaType, metadata: metadata as GivenMetadata };
    return {
      entry,
      before,
      generation: newest.generation,
      refersTo: stored.rawRecord,
      job: { raw: stored.raw, given, options: pipeline ?? (configuration as PipelineOptions) },
    };
  };
  const compare = (
    { entry, before, generation: last, refersTo }: Exclude<Prepared, { outcome: unknown }>,
    { facts, text, record }: MadeRecord,
  ): Remade => {
    const { id, name } = entry;
    if (tellsTheSame(before, record)) return { outcome: { status: 'same', id, name } };
    const generation = last + 1;
    used.add(entry.batch);
    models = facts.models;
    return {
      outcome: { status: 'changed', id, name, generation, before: before.pipeline.version },
      made: {
        capture: id,
        layer: RECORD_LAYER,
        generation,
        ...(entry.uri !== undefined && { uri: entry.uri }),
        refersTo,
        text,
        record,
      },
    };
  };
  async function* prepared(): AsyncGenerator<Prepared> {
    for await (const each of chosenCaptures(archive, named)) {
      yield each instanceof DamageError
        ? refused(each, { name: each.path })
        : await prepare(each).catch((error: unknown) => refused(error, each));
    }
  }
  const makers = startMakers({
    ...(options.makers ?? { jobs: 1 }),
    ...(authority && { authority }),
  });
  async function* remade(): AsyncGenerator<Made> {
    const jobOf = (each: Prepared): RecordJob | undefined => ('job' in each ? each.job : undefined);
    for await (const { item, result } of makeInOrder(prepared(), jobOf, makers)) {
      const { outcome, made }: Remade =
        'outcome' in item
          ? item
          : 'code' in result!
            ? refusedBy(result, item.entry)
            : compare(item, result!);
      counts[outcome.status]++;
      if (outcome.status === 'refused' && outcome.code === 'damage') counts.damaged++;
      await onOutcome?.(outcome);
      if (made) yield made;
    }
  }

  if (options.onStart) options.onStart(await countCaptures(archive, named));
  const receipt = await commitDerived(archive, {
    batch,
    isThere: there.includes(batch),
    now,
    made: remade(),
    used,
    facts: () => {
      const { changed, same, skipped, refused } = counts;
      return {
        events: REPROCESS_EVENTS,
        models,
        ...(pipeline && { configuration: pipeline }),
        outcome: {
          'kliping:captures': changed + same + skipped + refused,
          'kliping:changed': changed,
          'kliping:same': same,
          'kliping:skipped': skipped,
          'kliping:refused': refused,
        },
      };
    },
  }).finally(() => makers.close());
  return { ...(receipt.path !== undefined && { batch, path: receipt.path }), ...counts };
}

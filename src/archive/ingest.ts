/** Archives inputs: every readable one becomes a capture with its record, all in one batch. */
import type { Given, GivenMetadata } from '../document/data.ts';
import { RefusalError } from '../document/refusal.ts';
import type { PipelineOptions } from '../pipeline.ts';
import { nameCapture } from '../record/id.ts';
import type { AuthorityNames } from '../steps/mention/given.ts';
import {
  type Archive,
  type BatchReceipt,
  batchObjectId,
  type Capture,
  DigestSet,
  ObjectExistsError,
  readCaptures,
  sha256,
  writeBatch,
} from '../store/index.ts';
import { VERSION } from '../version.ts';
import { defaultBatchId, takenError } from './batch-id.ts';
import { type Holdings, readHeld } from './held.ts';
import { type BatchFacts, INGEST_EVENTS, provenanceOf } from './provenance.ts';
import { startQuarantine } from './quarantine.ts';
import { makeInOrder } from './records/in-order.ts';
import type { MadeRecord, RecordFacts, RecordJob, RecordResult } from './records/job.ts';
import { type MakersOptions, startMakers } from './records/makers.ts';
import { type Fault, faultOf } from './sources/fault.ts';
import { type FieldMap, NO_MAP } from './sources/field-map.ts';
import type { Article, Item, RefusedInput } from './sources/item.ts';
import type { StreamKind } from './sources/kinds.ts';
import { listInputs } from './sources/list.ts';
import { type MetadataFile, readMetadataFile } from './sources/metadata-file.ts';
import { readInputs } from './sources/read.ts';

/** What became of one input. */
export type InputOutcome =
  | {
      status: 'archived';
      name: string;
      /** What its record says, in short. */
      facts: RecordFacts;
      /** The captures of the same address before it, the latest first, at most 10; absent: none. */
      follows?: string[];
    }
  | { status: 'known'; name: string; id: string }
  | ({ status: 'refused' } & RefusedInput);

/** How to ingest. */
export interface IngestOptions {
  /** The batch's id. Default: made of the time and the inputs' names and sizes. */
  batch?: string;
  /** The time that goes into the archive: ISO 8601 in UTC. */
  now: string;
  /** Metadata that holds for every input, such as its language; it wins. Default: none. */
  metadata?: GivenMetadata;
  /** What is asked of the pipeline. Default: nothing but its defaults. */
  pipeline?: PipelineOptions;
  /** Names that the user vouches for. Default: none. */
  authority?: AuthorityNames;
  /** Which captures the archive holds, as an index says that is up to date. Default: look-up files are read. */
  holdings?: Holdings;
  /** Who makes the records; the archive is the same whoever does. Default: this thread. */
  makers?: Omit<MakersOptions, 'authority' | 'looked'>;
  /** A file of metadata (see `readMetadataFile`); what an input says itself wins over it. */
  metadataFile?: string;
  /** Other people's names for our fields. Default: none. */
  map?: FieldMap;
  /** What stands between the cells of CSV. Default: a comma, or a tab in TSV. */
  delimiter?: string;
  /** What standard input (`-`) holds. Default: an article. */
  stdin?: StreamKind;
  /** Stops when aborted; nothing of the batch is written then. Default: none. */
  signal?: AbortSignal;
  /** Called once, before the first input, with the size of all files in bytes. */
  onStart?: (bytes: number) => void | Promise<void>;
  /** Called with the number of bytes each time some of the inputs were read. */
  onRead?: (bytes: number) => void;
  /** Called with what is looked up of each article that is to be archived (see `packFacts`), in order. */
  onLooked?: (looked: Uint8Array) => void;
  /** Called for every input, in order; the next one waits for it. */
  onOutcome?: (outcome: InputOutcome) => void | Promise<void>;
}

/** What an ingest did. */
export interface IngestReport {
  /** The batch's id; absent when nothing was new and so nothing was written. */
  batch?: string;
  /** The folder of the batch's object. */
  path?: string;
  /** Another process committed this batch, with the same captures and records, while this one ran. */
  already?: true;
  archived: number;
  known: number;
  refused: number;
  /** What is no article and need not be one, such as requests and pictures in WARC files. */
  passedOver: number;
  /** The quarantine list, when something was refused. */
  quarantine?: string;
  /** What the file of metadata is about and never came; absent when all of it came. */
  unusedMetadata?: string[];
}

/** Makes what the store keeps of an article. */
export function toCapture(
  { raw, received }: Pick<Article, 'raw' | 'received'>,
  { facts: { id, source }, text, record }: MadeRecord,
): Capture {
  return { id, ...source, raw, text, record, ...(received && { received }) };
}

/** What was read, with the job that it gives. */
interface Prepared {
  item: Item;
  /** Of an article: its id, or why it has none. */
  id?: string | Fault;
  job?: RecordJob;
  /** Whether the job is to be done at once: the archive holds no such capture, nor is one on the way. */
  isNew: boolean;
}

/** All that is known of an article: the file of metadata, the input itself, what holds for all. */
function completed(
  given: Given,
  file: MetadataFile | undefined,
  common: GivenMetadata | undefined,
): Given {
  const { name, metadata } = given;
  const found = file?.of(name, metadata.uri);
  return { ...found, ...given, metadata: { ...found?.metadata, ...metadata, ...common } };
}

/**
 * Archives files, folders and containers of articles as one batch.
 *
 * A capture that the archive holds already is passed over; an input that cannot become a record is
 * refused and listed; neither stops the batch. The batch is committed whole or not at all. Of a
 * container no more articles are in memory than are made at a time; of every capture of the batch, and of the
 * archive where no index is asked, about 200 bytes are.
 *
 * @param archive An open archive.
 * @param paths Files, folders, patterns, and `-` for standard input.
 * @throws StoreUsageError when the batch id is not one, or is taken by a batch with other captures,
 *   or the file of metadata cannot be read.
 * @throws StoreIoError when the disk refuses; the store is then as it was.
 * @throws The reason of `options.signal` when it is aborted; the store is then as it was.
 */
export async function ingest(
  archive: Archive,
  paths: readonly string[],
  options: IngestOptions,
): Promise<IngestReport> {
  const { now, onOutcome, onLooked, onRead, delimiter, map = NO_MAP } = options;
  const list = await listInputs(paths, {
    excluded: archive.folder,
    ...(options.stdin && { stdin: options.stdin }),
  });
  const parts = list.files.map(({ name, size }) => `${size} ${name}`);
  const batch = options.batch ?? defaultBatchId(now, parts);
  batchObjectId(batch);
  const metadataFile =
    options.metadataFile === undefined
      ? undefined
      : await readMetadataFile(options.metadataFile, map);
  const held = await readHeld(archive, options.holdings);
  const quarantine = startQuarantine(archive.folder, batch, now);
  const counts = { archived: 0, known: 0, passedOver: 0 };
  let models: BatchFacts['models'] = [];

  const refuse = async (each: RefusedInput): Promise<void> => {
    await quarantine.add(each);
    await onOutcome?.({ status: 'refused', ...each });
  };
  // The records that articles came in are copied with their ids, which a batch can have only once.
  const recordIds = new DigestSet();
  const checkRecordId = (id: string): void => {
    if (!recordIds.add(sha256(id))) {
      const message = `Another record of the batch has the same WARC-Record-ID <${id}> and other content. Ingest the two in batches of their own.`;
      throw new RefusalError('warc', message);
    }
  };
  /** The captures that are on the way. */
  const pending = new Set<string>();
  const prepare = async (item: Item): Promise<Prepared> => {
    if (item.kind !== 'article') return { item, isNew: false };
    const given = completed(item.given, metadataFile, options.metadata);
    const job = { raw: item.raw, given, options: options.pipeline ?? {} };
    let id: string;
    try {
      ({ id } = nameCapture(item.raw, given.metadata));
    } catch (error) {
      return { item, id: faultOf(error), job, isNew: false };
    }
    const isNew = !pending.has(id) && !(await held.has(id));
    if (isNew) pending.add(id);
    return { item, id, job, isNew };
  };
  /** Tells that nothing of an article is written, and why; otherwise gives what is. */
  const settle = async (
    { recordId, place }: Article,
    { id, job, isNew }: Prepared,
    result: RecordResult | undefined,
  ): Promise<MadeRecord | null> => {
    const { name } = job!.given;
    const refuseIt = async (fault: Fault): Promise<null> => {
      await refuse({ name, ...fault, ...place });
      return null;
    };
    if (typeof id !== 'string') return refuseIt(id!);
    if (isNew) pending.delete(id);
    if (await held.has(id)) {
      counts.known++;
      await onOutcome?.({ status: 'known', name, id });
      return null;
    }
    try {
      if (recordId !== undefined) checkRecordId(recordId);
    } catch (error) {
      return refuseIt(faultOf(error));
    }
    // The same as one that was on the way and did not arrive does not either.
    const made = result ?? (await makers.makeOne(job!));
    return 'code' in made ? refuseIt(made) : made;
  };
  const how = { map, ...(delimiter && { delimiter }), ...(onRead && { onRead }) };
  async function* prepared(): AsyncGenerator<Prepared> {
    for await (const item of readInputs(list.files, how)) yield await prepare(item);
  }
  async function* captures(): AsyncGenerator<Capture> {
    const jobOf = ({ isNew, job }: Prepared): RecordJob | undefined => (isNew ? job : undefined);
    const all = makeInOrder(prepared(), jobOf, makers, options.signal);
    for await (const { item: each, result } of all) {
      const { item } = each;
      if (item.kind === 'passed') counts.passedOver++;
      else if (item.kind === 'refused') {
        const { kind: _kind, ...refused } = item;
        await refuse(refused);
      } else {
        const made = await settle(item, each, result);
        if (!made) continue;
        const { facts } = made;
        counts.archived++;
        models = facts.models;
        const { name, uri } = facts.source;
        const follows = await held.at(uri);
        held.add(facts.id, uri);
        const story = follows.length > 0 && { follows };
        await onOutcome?.({ status: 'archived', name, facts, ...story });
        if (onLooked && made.looked) onLooked(made.looked);
        yield toCapture(item, made);
      }
    }
  }

  // The same inputs again at the same time are fine as long as nothing in them is new.
  const expectNothingNew = async (): Promise<void> => {
    for await (const _new of captures()) throw takenError(batch);
  };
  let receipt: Pick<BatchReceipt, 'path' | 'already'> = {};
  const { authority } = options;
  const makers = startMakers({
    ...(options.makers ?? { jobs: 1 }),
    ...(authority && { authority }),
    ...(onLooked && { looked: true }),
  });
  try {
    await options.onStart?.(list.files.reduce((sum, { size }) => sum + size, 0));
    for (const each of list.refused) await refuse(each);
    if (held.batches.has(batch)) {
      await expectNothingNew();
    } else {
      receipt = await writeBatch(archive, {
        batch,
        now,
        software: `kliping/${VERSION}`,
        captures: captures(),
        provenance: (summary) => {
          const { archived, known } = counts;
          const refused = quarantine.count;
          const outcome = {
            'kliping:inputs': archived + known + refused,
            'kliping:archived': archived,
            'kliping:alreadyArchived': known,
            'kliping:refused': refused,
          };
          return provenanceOf(summary, { events: INGEST_EVENTS, now, models, outcome });
        },
      }).catch(async (error: unknown) => {
        if (!(error instanceof ObjectExistsError)) throw error;
        if (counts.archived > 0) throw takenError(batch, error);
        // Another writer committed it after the archive was looked through, and before any input was.
        for await (const { id, uri } of readCaptures(archive, batch)) held.add(id, uri);
        await expectNothingNew();
        return {};
      });
      if (receipt.already) {
        counts.known += counts.archived;
        counts.archived = 0;
      }
    }
  } finally {
    await makers.close();
    await quarantine.close();
  }
  const unused = metadataFile?.unused() ?? [];
  return {
    ...(receipt.path !== undefined && { batch, path: receipt.path }),
    ...(receipt.already && { already: true }),
    ...counts,
    refused: quarantine.count,
    ...(quarantine.path !== undefined && { quarantine: quarantine.path }),
    ...(unused.length > 0 && { unusedMetadata: unused }),
  };
}

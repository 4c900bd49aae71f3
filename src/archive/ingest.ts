/** Archives inputs: every readable one becomes a capture with its record, all in one batch. */
import type { Given, GivenMetadata } from '../document/data.ts';
import { RefusalError } from '../document/refusal.ts';
import { makeRecord, type PipelineOptions } from '../pipeline.ts';
import { nameCapture } from '../record/id.ts';
import type { ArchiveRecord } from '../record/types.generated.ts';
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
import { readHeld } from './held.ts';
import { type BatchFacts, INGEST_EVENTS, provenanceOf } from './provenance.ts';
import { startQuarantine } from './quarantine.ts';
import { faultOf } from './sources/fault.ts';
import { type FieldMap, NO_MAP } from './sources/field-map.ts';
import type { Article, RefusedInput } from './sources/item.ts';
import type { StreamKind } from './sources/kinds.ts';
import { listInputs } from './sources/list.ts';
import { type MetadataFile, readMetadataFile } from './sources/metadata-file.ts';
import { readInputs } from './sources/read.ts';

/** What became of one input. */
export type InputOutcome =
  | {
      status: 'archived';
      name: string;
      record: ArchiveRecord;
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
  /** A file of metadata (see `readMetadataFile`); what an input says itself wins over it. */
  metadataFile?: string;
  /** Other people's names for our fields. Default: none. */
  map?: FieldMap;
  /** What stands between the cells of CSV. Default: a comma, or a tab in TSV. */
  delimiter?: string;
  /** What standard input (`-`) holds. Default: an article. */
  stdin?: StreamKind;
  /** Stops between two inputs when aborted; nothing of the batch is written then. Default: none. */
  signal?: AbortSignal;
  /** Called once, before the first input, with the size of all files in bytes. */
  onStart?: (bytes: number) => void | Promise<void>;
  /** Called with the number of bytes each time some of the inputs were read. */
  onRead?: (bytes: number) => void;
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

const encoder = new TextEncoder();

/** Makes what the store keeps of an article. */
export function toCapture(
  { raw, received }: Pick<Article, 'raw' | 'received'>,
  record: ArchiveRecord,
): Capture {
  const { id, source, article } = record;
  return {
    id,
    content: source.content,
    name: source.name,
    mediaType: source.mediaType,
    ...(source.uri !== undefined && { uri: source.uri }),
    raw,
    text: encoder.encode(article.text),
    record: encoder.encode(JSON.stringify(record)),
    ...(received && { received }),
  };
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
 * container no more than an article is in memory; of every capture about 200 bytes are.
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
  const { now, onOutcome, onRead, delimiter, map = NO_MAP } = options;
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
  const held = await readHeld(archive);
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
  const toRecord = async (article: Article): Promise<ArchiveRecord | null> => {
    const { raw, recordId, place } = article;
    const given = completed(article.given, metadataFile, options.metadata);
    let id: string;
    try {
      id = nameCapture(raw, given.metadata).id;
      if (!held.has(id)) {
        if (recordId !== undefined) checkRecordId(recordId);
        return makeRecord(raw, given, options.pipeline, options.authority);
      }
    } catch (error) {
      await refuse({ name: given.name, ...faultOf(error), ...place });
      return null;
    }
    counts.known++;
    await onOutcome?.({ status: 'known', name: given.name, id });
    return null;
  };
  const how = { map, ...(delimiter && { delimiter }), ...(onRead && { onRead }) };
  async function* captures(): AsyncGenerator<Capture> {
    for await (const item of readInputs(list.files, how)) {
      options.signal?.throwIfAborted();
      if (item.kind === 'passed') counts.passedOver++;
      else if (item.kind === 'refused') {
        const { kind: _kind, ...refused } = item;
        await refuse(refused);
      } else {
        const record = await toRecord(item);
        if (!record) continue;
        counts.archived++;
        models = record.pipeline.models;
        const { name, uri } = record.source;
        const follows = held.at(uri);
        held.add(record.id, uri);
        const story = follows.length > 0 && { follows };
        await onOutcome?.({ status: 'archived', name, record, ...story });
        yield toCapture(item, record);
      }
    }
  }

  // The same inputs again at the same time are fine as long as nothing in them is new.
  const expectNothingNew = async (): Promise<void> => {
    for await (const _new of captures()) throw takenError(batch);
  };
  let receipt: Pick<BatchReceipt, 'path' | 'already'> = {};
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

/** Archives files: every readable one becomes a capture with its record, all in one batch. */
import { createHash } from 'node:crypto';
import type { GivenMetadata } from '../document/data.ts';
import { RefusalError } from '../document/refusal.ts';
import { makeRecord } from '../pipeline.ts';
import { nameCapture } from '../record/id.ts';
import type { ArchiveRecord } from '../record/types.generated.ts';
import {
  type Archive,
  type BatchReceipt,
  type Capture,
  listBatches,
  ObjectExistsError,
  readCaptures,
  StoreUsageError,
  writeBatch,
} from '../store/index.ts';
import { VERSION } from '../version.ts';
import { type InputFile, listInputs, type RefusedInput, readInput } from './inputs.ts';
import { type IngestFacts, provenanceOf } from './provenance.ts';
import { writeQuarantine } from './quarantine.ts';

/** What became of one input. */
export type InputOutcome =
  | { status: 'archived'; name: string; record: ArchiveRecord }
  | { status: 'known'; name: string; id: string }
  | ({ status: 'refused' } & RefusedInput);

/** How to ingest. */
export interface IngestOptions {
  /** The batch's id. Default: made of the time and the inputs' names and sizes. */
  batch?: string;
  /** The time that goes into the archive: ISO 8601 in UTC. */
  now: string;
  /** Metadata that holds for every input, such as its language. Default: none. */
  metadata?: GivenMetadata;
  /** Called once, before the first article, with the number of inputs. */
  onStart?: (inputs: number) => void | Promise<void>;
  /** Called for every input, in order; the next one waits for it. */
  onOutcome?: (outcome: InputOutcome) => void | Promise<void>;
}

/** What an ingest did. */
export interface IngestReport {
  /** The batch's id; absent when nothing was new and so nothing was written. */
  batch?: string;
  /** The folder of the batch's object. */
  path?: string;
  archived: number;
  known: number;
  refused: RefusedInput[];
  /** The quarantine list, when something was refused. */
  quarantine?: string;
}

const encoder = new TextEncoder();

function defaultBatch(now: string, files: readonly InputFile[]): string {
  const digest = createHash('sha256');
  for (const { name, size } of files) digest.update(`${size} ${name}\n`);
  const time = now.replace(/\.\d+/, '').replace(/[-:]/g, '');
  return `${time}-${digest.digest('hex').slice(0, 8)}`;
}

/** What the archive holds before an ingest. */
interface Held {
  ids: Set<string>;
  batches: Set<string>;
}

async function readHeld(archive: Archive): Promise<Held> {
  const held: Held = { ids: new Set(), batches: new Set() };
  for (const { batch } of await listBatches(archive)) {
    held.batches.add(batch);
    for await (const { id } of readCaptures(archive, batch)) held.ids.add(id);
  }
  return held;
}

function takenError(batch: string, cause?: unknown): StoreUsageError {
  return new StoreUsageError(
    `The archive has a batch '${batch}' already, and it is never changed. Give another --batch-id.`,
    { cause },
  );
}

/** Tells why an input was refused: by its own fault or, said as such, by one of kliping. */
export function refusal(name: string, error: unknown): RefusedInput {
  if (error instanceof RefusalError) return { name, code: error.code, message: error.message };
  const text = error instanceof Error ? error.message : String(error);
  return {
    name,
    code: 'internal',
    message: `kliping failed on this input: ${text} Please report it with the input.`,
  };
}

function toCapture(raw: Uint8Array, record: ArchiveRecord): Capture {
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
  };
}

/**
 * Archives files and folders as one batch.
 *
 * A capture that the archive holds already is passed over; an input that cannot become a record is
 * refused and listed; neither stops the batch. The batch is committed whole or not at all.
 *
 * @param archive An open archive.
 * @param paths Files and folders.
 * @throws StoreUsageError when the batch id is not one, or is taken by a batch with other captures.
 * @throws StoreIoError when the disk refuses; the store is then as it was.
 */
export async function ingest(
  archive: Archive,
  paths: readonly string[],
  options: IngestOptions,
): Promise<IngestReport> {
  const { now, onOutcome, metadata = {} } = options;
  const { files, refused } = await listInputs(paths, archive.folder);
  const batch = options.batch ?? defaultBatch(now, files);
  const { ids: seen, batches } = await readHeld(archive);
  const inputs = files.length + refused.length;
  let models: IngestFacts['models'] = [];
  let known = 0;
  await options.onStart?.(inputs);
  for (const each of refused) await onOutcome?.({ status: 'refused', ...each });

  const refuse = async (each: RefusedInput): Promise<void> => {
    refused.push(each);
    await onOutcome?.({ status: 'refused', ...each });
  };
  async function* captures(): AsyncGenerator<Capture> {
    for (const file of files) {
      const raw = await readInput(file);
      if (!(raw instanceof Uint8Array)) {
        await refuse(raw);
        continue;
      }
      const { id } = nameCapture(raw, metadata);
      if (seen.has(id)) {
        known++;
        await onOutcome?.({ status: 'known', name: file.name, id });
        continue;
      }
      let record: ArchiveRecord;
      try {
        record = makeRecord(raw, { name: file.name, metadata });
      } catch (error) {
        await refuse(refusal(file.name, error));
        continue;
      }
      seen.add(id);
      models = record.pipeline.models;
      await onOutcome?.({ status: 'archived', name: file.name, record });
      yield toCapture(raw, record);
    }
  }

  let receipt: Pick<BatchReceipt, 'captures' | 'path'> = { captures: 0 };
  if (batches.has(batch)) {
    // The same inputs again at the same time are fine as long as nothing in them is new.
    for await (const _new of captures()) throw takenError(batch);
  } else {
    receipt = await writeBatch(archive, {
      batch,
      now,
      software: `kliping/${VERSION}`,
      captures: captures(),
      provenance: (summary) =>
        provenanceOf(summary, { now, models, inputs, known, refused: refused.length }),
    }).catch((error: unknown) => {
      throw error instanceof ObjectExistsError ? takenError(batch, error) : error;
    });
  }
  const quarantine = await writeQuarantine(archive.folder, batch, now, refused);
  return {
    ...(receipt.path !== undefined && { batch, path: receipt.path }),
    archived: receipt.captures,
    known,
    refused,
    ...(quarantine !== undefined && { quarantine }),
  };
}

/** Writes a batch of captures as one object of the storage root. */
import { join } from 'node:path';
import type { Archive } from './archive.ts';
import { hexFromNi, niFromHex, sha256Hex, sha512Hex, uuidOf } from './digests.ts';
import { StoreUsageError } from './errors.ts';
import { writeWhole } from './files.ts';
import { captureLineText, LOOKUP_FILE } from './lookup.ts';
import { createMeasuredFile } from './measured-file.ts';
import { softwareUser } from './object.ts';
import { type StagedObject, stageObject, sweepStaging } from './ocfl/commit.ts';
import { receivedRecord } from './received.ts';
import { isUtcTime } from './times.ts';
import type {
  BatchInput,
  BatchReceipt,
  BatchSummary,
  Capture,
  CaptureLine,
  RecordLocation,
} from './types.ts';
import { safeUri } from './warc/uri.ts';
import { startVolumes, type VolumeSeries } from './warc/volume.ts';
import { type BuiltRecord, buildRecord, isHeaderValue } from './warc/write.ts';

/** The provenance file of a batch. */
export const PROVENANCE_FILE = 'provenance.jsonld';
/** The header that names the capture a record belongs to. */
export const CAPTURE_HEADER = 'Kliping-Capture';
/** The profile of a `revisit` record (WARC 1.1, section 6.7.2). */
export const REVISIT_PROFILE = 'http://netpreserve.org/warc/1.1/revisit/identical-payload-digest';

const OBJECT_PREFIX = 'urn:kliping:batch:';
const BATCH_ID = /^[A-Za-z0-9._:-]{1,200}$/;

/**
 * The id of the OCFL object of a batch.
 *
 * @throws StoreUsageError when the batch's id may not be one
 */
export function batchObjectId(batch: string): string {
  if (!BATCH_ID.test(batch)) {
    throw new StoreUsageError(
      `The batch id cannot be ${JSON.stringify(batch)}: it must be 1 to 200 of A-Z, a-z, 0-9, ".", "_", ":" and "-".`,
    );
  }
  return OBJECT_PREFIX + batch;
}

/** The id of the batch an object holds; `null` when the object is something else. */
export function batchOfObject(id: string): string | null {
  const batch = id.slice(OBJECT_PREFIX.length);
  return id.startsWith(OBJECT_PREFIX) && BATCH_ID.test(batch) ? batch : null;
}

/** The target URI of a capture's records: its own as far as it is one, else one made of its id. */
export function targetUriOf({ id, uri }: Pick<Capture, 'id' | 'uri'>): string {
  return (uri === undefined ? null : safeUri(uri)) ?? `urn:uuid:${uuidOf(id)}`;
}

/** What stands at the place of the first raw record of some bytes. */
interface FirstRaw {
  readonly location: RecordLocation;
  readonly id: string;
  readonly targetUri: string;
}

function checkCapture(capture: Capture, ids: ReadonlySet<string>): string {
  const called = `The capture '${capture.name}' (${capture.id})`;
  const id = hexFromNi(capture.id);
  if (id === null) {
    throw new StoreUsageError(`${called} needs an id such as ni:///sha-256;… with 43 characters.`);
  }
  if (ids.has(id)) {
    throw new StoreUsageError(`${called} stands twice in the batch: give each capture once.`);
  }
  const content = niFromHex(sha256Hex(capture.raw));
  if (capture.content !== content) {
    throw new StoreUsageError(
      `${called} says its content is ${capture.content}, but its raw bytes are ${content}.`,
    );
  }
  if (!isHeaderValue(capture.mediaType)) {
    throw new StoreUsageError(
      `${called} cannot have the media type ${JSON.stringify(capture.mediaType)}: it must be text without control characters.`,
    );
  }
  return id;
}

/** Writes the records of captures to the volumes, one capture after the other. */
function captureWriter(input: BatchInput, raw: VolumeSeries, derived: VolumeSeries) {
  const { batch, now } = input;
  const ids = new Set<string>();
  const first = new Map<string, FirstRaw>();
  const receivedIds = new Set<string>();
  let revisits = 0;

  const append = async (series: VolumeSeries, record: BuiltRecord): Promise<RecordLocation> => ({
    ...(await series.append(record)),
    sha256: record.sha256,
  });

  const writeReceived = async (capture: Capture, seed: string): Promise<WrittenReceived | null> => {
    const record = receivedRecord(capture, now, seed);
    if (!record) return null;
    if (receivedIds.has(record.id)) {
      throw new StoreUsageError(
        `The capture '${capture.name}' (${capture.id}) came in the WARC record ${record.id}, as another of the batch did.`,
      );
    }
    receivedIds.add(record.id);
    return { id: record.id, location: await append(raw, record) };
  };

  const writeRaw = async (capture: Capture, shared: Shared): Promise<FirstRaw> => {
    const { raw: block, mediaType: contentType } = capture;
    const original = first.get(capture.content);
    if (!original) {
      const record = buildRecord({
        ...shared,
        type: 'resource',
        contentType,
        block,
        payloadDigest: 'block',
      });
      const location = await append(raw, record);
      const written = { location, id: record.id, targetUri: shared.targetUri };
      first.set(capture.content, written);
      return written;
    }
    revisits++;
    const record = buildRecord({
      ...shared,
      type: 'revisit',
      block: new Uint8Array(0),
      payloadDigest: `sha256:${original.location.sha256}`,
      refersTo: original.id,
      refersToTargetUri: original.targetUri,
      refersToDate: now,
      profile: REVISIT_PROFILE,
    });
    await raw.append(record);
    return { location: original.location, id: record.id, targetUri: shared.targetUri };
  };

  return {
    get captures() {
      return ids.size;
    },
    get revisits() {
      return revisits;
    },
    async write(capture: Capture): Promise<CaptureLine> {
      ids.add(checkCapture(capture, ids));
      const { id, content, name, uri, mediaType } = capture;
      const seed = `${batch} ${id}`;
      const received = await writeReceived(capture, seed);
      const shared: Shared = {
        date: now,
        targetUri: targetUriOf(capture),
        extra: [[CAPTURE_HEADER, id]],
        // A copied record keeps the id it came with, which none of ours may have.
        seed: received ? `${seed} ${received.id}` : seed,
      };
      const link = received && { concurrentTo: received.id };
      const rawRecord = await writeRaw(capture, { ...shared, ...link });
      const text = buildRecord({
        ...shared,
        type: 'conversion',
        contentType: 'text/plain;charset=utf-8',
        block: capture.text,
        payloadDigest: 'block',
        refersTo: rawRecord.id,
      });
      const record = buildRecord({
        ...shared,
        type: 'metadata',
        contentType: 'application/json',
        block: capture.record,
        refersTo: rawRecord.id,
      });
      return {
        id,
        content,
        name,
        ...(uri === undefined ? {} : { uri }),
        mediaType,
        raw: rawRecord.location,
        text: await append(derived, text),
        record: await append(derived, record),
        ...(received && { received: received.location }),
      };
    },
  };
}

interface Shared {
  readonly date: string;
  readonly targetUri: string;
  readonly extra: readonly (readonly [string, string])[];
  readonly seed: string;
  readonly concurrentTo?: string;
}

interface WrittenReceived {
  readonly id: string;
  readonly location: RecordLocation;
}

/**
 * Writes a batch: all its captures, or, when anything goes wrong, nothing at all. Only what the
 * look-up needs stays in memory. A batch without captures is not written.
 *
 * The same archive compression, batch and captures give the same files, byte for byte, with the same
 * version of zlib; uncompressed the same everywhere.
 *
 * @throws StoreUsageError when the batch or a capture is not fit to be stored
 * @throws ObjectExistsError when there is a batch of this id
 * @throws StoreIoError when the disk refuses
 * @throws whatever `captures` or `provenance` throws
 */
export async function writeBatch(archive: Archive, input: BatchInput): Promise<BatchReceipt> {
  const id = batchObjectId(input.batch);
  if (!isUtcTime(input.now)) {
    throw new StoreUsageError(
      `The time of a batch cannot be ${JSON.stringify(input.now)}: it must be UTC, such as 2024-05-01T10:00:00Z.`,
    );
  }
  await sweepStaging(archive);
  const staged = await stageObject(archive, id);
  try {
    return await fillBatch(archive, input, id, staged);
  } finally {
    await staged.abandon();
  }
}

async function fillBatch(
  archive: Archive,
  input: BatchInput,
  id: string,
  staged: StagedObject,
): Promise<BatchReceipt> {
  const { batch, now, software } = input;
  const { files, compression } = archive;
  const volumes = (series: string) =>
    startVolumes({
      folder: staged.content,
      series,
      compression,
      date: now,
      info: [
        ['software', software],
        ['format', 'WARC File Format 1.1'],
        [
          'conformsTo',
          'https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/',
        ],
        ['isPartOf', id],
        ['description', `${series} volume`],
      ],
      files,
      ...(input.largestVolume === undefined ? {} : { largestVolume: input.largestVolume }),
    });
  const raw = volumes('raw');
  const derived = volumes('derived');
  const lookup = await createMeasuredFile(files, join(staged.content, LOOKUP_FILE));
  try {
    const writer = captureWriter(input, raw, derived);
    for await (const capture of input.captures) {
      await lookup.write(Buffer.from(captureLineText(await writer.write(capture)), 'utf8'));
    }
    const written = [
      { file: LOOKUP_FILE, ...(await lookup.finish()) },
      ...(await derived.finish()),
      ...(await raw.finish()),
    ];
    const summary: BatchSummary = {
      batch,
      object: id,
      captures: writer.captures,
      revisits: writer.revisits,
      files: written,
    };
    if (writer.captures === 0) return { ...summary, files: [] };
    const { provenance } = input;
    const document = typeof provenance === 'function' ? await provenance(summary) : provenance;
    const bytes = Buffer.from(`${JSON.stringify(document, null, 2)}\n`, 'utf8');
    await writeWhole(files, join(staged.content, PROVENANCE_FILE), bytes);
    const path = await staged.commit({
      created: now,
      message: input.message ?? `Batch ${batch}`,
      user: softwareUser(software),
      files: [
        ...written.map(({ file, sha512 }) => ({ path: file, sha512 })),
        { path: PROVENANCE_FILE, sha512: sha512Hex(bytes) },
      ],
    });
    return { ...summary, path };
  } finally {
    await Promise.all([lookup.abandon(), raw.abandon(), derived.abandon()]);
  }
}

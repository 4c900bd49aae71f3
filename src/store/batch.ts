/** Writes a batch of captures as one object of the storage root. */
import { join } from 'node:path';
import type { Archive } from './archive.ts';
import { captureWriter } from './capture-writer.ts';
import { sha512Hex } from './digests.ts';
import { StoreUsageError } from './errors.ts';
import { writeWhole } from './files.ts';
import { captureLineText, LOOKUP_FILE } from './lookup.ts';
import { createMeasuredFile } from './measured-file.ts';
import { softwareUser } from './object.ts';
import { type StagedObject, stageObject, sweepStaging } from './ocfl/commit.ts';
import { isUtcTime } from './times.ts';
import type { BatchInput, BatchReceipt, BatchSummary } from './types.ts';
import { startVolumes } from './warc/volume.ts';

/** The provenance file of a batch. */
export const PROVENANCE_FILE = 'provenance.jsonld';

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

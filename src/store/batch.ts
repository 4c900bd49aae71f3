/** Writes a batch of captures as one object of the storage root. */
import type { Archive } from './archive.ts';
import { writeBatchObject } from './batch-object.ts';
import { captureWriter } from './capture-writer.ts';
import { batchIdOf, INGEST, objectIdOf } from './kinds.ts';
import { captureLineText, sameCaptures } from './lookup.ts';
import type { BatchInput, BatchReceipt, BatchSummary } from './types.ts';

/**
 * The id of the OCFL object of a batch.
 *
 * @throws StoreUsageError when the batch's id may not be one
 */
export function batchObjectId(batch: string): string {
  return objectIdOf(INGEST, batch);
}

/** The id of the batch an object holds; `null` when the object is something else. */
export function batchOfObject(id: string): string | null {
  return batchIdOf(INGEST, id);
}

/**
 * Writes a batch: all its captures, or, when anything goes wrong, nothing at all. Of a capture about
 * 100 bytes stay in memory. A batch without captures is not written.
 *
 * The same archive compression, batch and captures give the same files, byte for byte, with the same
 * version of zlib; uncompressed the same everywhere.
 *
 * When another writer commits a batch of this id in the meantime, theirs stands. If it has the same
 * captures with the same records, the receipt says so (`already`).
 *
 * @throws StoreUsageError when the batch or a capture is not fit to be stored
 * @throws ObjectExistsError when there is a batch of this id, before a capture is read, or at the end
 *   when another writer has put one there with other captures or records
 * @throws DamageError when a record of the batch that bytes came in before cannot be read back
 * @throws StoreIoError when the disk refuses
 * @throws whatever `captures` or `provenance` throws
 */
export function writeBatch(archive: Archive, input: BatchInput): Promise<BatchReceipt> {
  const counts = { captures: 0, revisits: 0 };
  return writeBatchObject<BatchSummary>(archive, INGEST, input, {
    async fill({ volumes, addLine }) {
      const writer = captureWriter(input, volumes('raw'), volumes('derived'));
      for await (const capture of input.captures) {
        await addLine(captureLineText(await writer.write(capture)));
      }
      counts.captures = writer.captures;
      counts.revisits = writer.revisits;
    },
    summarise: (written) => ({ ...written, ...counts }),
    provenance: input.provenance,
    same: (ours, theirs) => sameCaptures(archive.files, ours, theirs),
  });
}

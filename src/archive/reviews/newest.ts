/** Reads the newest record of every capture, with what people decided of it. */
import type { ArchiveRecord, ReviewLayer } from '../../record/types.generated.ts';
import {
  type Archive,
  type CaptureEntry,
  compareMade,
  DigestSet,
  digestFromNi,
  listBatches,
  type MadeEntry,
  readCaptures,
} from '../../store/index.ts';
import {
  chooseGeneration,
  generationsFrom,
  readGeneration,
  readMadeRecords,
} from '../generations.ts';
import { newestReviews, readReviews } from './layer.ts';

/** A capture as a fact-checker sees it. */
export interface ReviewedCapture {
  entry: CaptureEntry;
  record: ArchiveRecord;
  /** The number of that record. */
  generation: number;
  /** The SHA-256 of its text, in hexadecimal. */
  sha256: string;
  /** What was decided of it; absent when nothing was. */
  reviews?: ReviewLayer;
  /** The number of that document; 0 when there is none. */
  decided: number;
}

/**
 * Reads captures one by one, in the order of the batches; one that stands in several comes once.
 *
 * @param wanted The ids of the captures to read. Default: all.
 * @throws DamageError when something stored is not what it must be.
 */
export async function* readReviewed(
  archive: Archive,
  wanted: (capture: string) => boolean = () => true,
): AsyncGenerator<ReviewedCapture> {
  const newest = new Map<string, MadeEntry>();
  for await (const made of readMadeRecords(archive, wanted)) {
    const other = newest.get(made.capture);
    if (!other || compareMade(other, made) < 0) newest.set(made.capture, made);
  }
  const reviews = await newestReviews(archive);
  const seen = new DigestSet();
  for (const batch of await listBatches(archive)) {
    for await (const entry of readCaptures(archive, batch)) {
      if (!wanted(entry.id) || !seen.add(digestFromNi(entry.id)!)) continue;
      const later = newest.get(entry.id);
      const chosen = chooseGeneration(generationsFrom(entry, later ? [later] : []));
      const { record, generation } = await readGeneration(archive, entry, chosen);
      const { sha256 } = chosen.made?.text ?? entry.text;
      const stored = reviews.get(entry.id);
      yield {
        entry,
        record,
        generation,
        sha256,
        decided: stored?.[0]?.generation ?? 0,
        ...(stored && { reviews: await readReviews(archive, stored) }),
      };
    }
  }
}

/** Archives whose records an older kliping made: today's records, with something changed in them. */
import { toCapture } from '../../src/archive/ingest.ts';
import { asMade } from '../../src/archive/records/job.ts';
import type { Given } from '../../src/document/data.ts';
import { makeRecord } from '../../src/pipeline.ts';
import type { ArchiveRecord } from '../../src/record/types.generated.ts';
import { type Archive, type Capture, writeBatch } from '../../src/store/index.ts';

/** An article to archive. */
export interface OldArticle {
  text: string;
  given?: Partial<Given>;
  /** What the older version did otherwise. */
  change?: (record: ArchiveRecord) => void;
}

/** The version that the older records are of. */
export const OLD = '0.0.9';

/** Says that an older version made a record. */
export function made(record: ArchiveRecord): void {
  record.pipeline.version = OLD;
}

/** An older version that knew no names. */
export function madeWithoutMentions(record: ArchiveRecord): void {
  made(record);
  record.mentions = [];
}

export function captureOf({ text, given = {}, change = made }: OldArticle): Capture {
  const raw = new TextEncoder().encode(text);
  const record = makeRecord(raw, { name: 'a.txt', metadata: {}, ...given });
  change(record);
  return toCapture({ raw }, asMade(record));
}

/** Writes a batch of articles with their older records. */
export async function archiveOld(
  archive: Archive,
  batch: string,
  articles: readonly OldArticle[],
): Promise<Capture[]> {
  const captures = articles.map(captureOf);
  const input = { batch, now: '2020-01-01T00:00:00Z', software: `kliping/${OLD}`, captures };
  await writeBatch(archive, { ...input, provenance: {} });
  return captures;
}

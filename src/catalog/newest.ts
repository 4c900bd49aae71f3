/** Reads the newest records of articles, by what the catalog knows of where they are. */
import type { ArchiveRecord } from '../record/types.generated.ts';
import {
  type CaptureEntry,
  type MadeEntry,
  RECORD_LAYER,
  readCaptureAt,
  readCaptureRecord,
  readMade,
  readMadeAt,
} from '../store/index.ts';
import { preparedOnce, type Row } from './engine.ts';
import type { Catalog } from './open.ts';

/** The newest record of an article. */
export interface NewestRecord {
  readonly record: ArchiveRecord;
  readonly generation: number;
  /** The id of the batch it is in. */
  readonly batch: string;
  /** The SHA-256 of its text, in hexadecimal. */
  readonly text: string;
}

const decoder = new TextDecoder();

/** Parses a record of the archive: it was checked when it was written, and its digest when it was read. */
export function parsedRecord(bytes: Uint8Array): ArchiveRecord {
  return JSON.parse(decoder.decode(bytes)) as ArchiveRecord;
}

function placeOf(row: Row) {
  return {
    batch: { batch: String(row.batch), object: String(row.object) },
    place: { offset: Number(row.start), length: Number(row.length) },
  };
}

/**
 * Reads the newest of the records that were made of a capture later.
 *
 * @param id The digest in the capture's id.
 * @returns undefined when there is none.
 * @throws DamageError when what is stored is not what it must be
 */
export async function readNewestMade(
  { archive, database }: Catalog,
  id: Uint8Array,
): Promise<NewestRecord | undefined> {
  const row = preparedOnce(
    database,
    `SELECT m.start, m.length, b.batch, b.object FROM made m JOIN batch b ON b.number = m.batch
     WHERE m.capture = ? AND m.layer = '${RECORD_LAYER}'
     ORDER BY m.generation DESC, b.batch DESC LIMIT 1`,
  ).get(id);
  if (!row) return undefined;
  const { batch, place } = placeOf(row);
  const entry: MadeEntry = await readMadeAt(archive, batch, place);
  const record = parsedRecord((await readMade(archive, entry)).record);
  return {
    record,
    generation: entry.generation,
    batch: entry.batch,
    text: entry.text?.sha256 ?? '',
  };
}

/**
 * Reads the look-up line of an article.
 *
 * @param article Its number.
 * @returns undefined when it has left.
 * @throws DamageError when the archive has something else there
 */
export async function readEntry(
  { archive, database }: Catalog,
  article: number,
): Promise<CaptureEntry | undefined> {
  const row = preparedOnce(
    database,
    `SELECT p.start, p.length, b.batch, b.object FROM place p JOIN batch b ON b.number = p.batch
     WHERE p.article = ? ORDER BY b.batch LIMIT 1`,
  ).get(article);
  if (!row) return undefined;
  const { batch, place } = placeOf(row);
  return readCaptureAt(archive, batch, place);
}

/** Reads the record that a capture came in with. */
export async function readFirst(catalog: Catalog, entry: CaptureEntry): Promise<NewestRecord> {
  const record = parsedRecord(await readCaptureRecord(catalog.archive, entry));
  return { record, generation: 0, batch: entry.batch, text: entry.text.sha256 };
}

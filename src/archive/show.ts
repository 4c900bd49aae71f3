/** Reads one capture back in the form asked for. */
import { renderPage } from '../page/index.ts';
import type { ArchiveRecord } from '../record/types.generated.ts';
import { type Archive, findCaptures, readCapture, StoreUsageError } from '../store/index.ts';
import type { RecordFormat, ShowFormat } from './formats.ts';

/** Writes a record in one of its forms. */
export function formatRecord(record: ArchiveRecord, format: RecordFormat, indent?: number): string {
  switch (format) {
    case 'record':
      return `${JSON.stringify(record, null, indent)}\n`;
    case 'jsonld':
      return `${JSON.stringify(record.jsonld, null, indent)}\n`;
    case 'html':
      return renderPage(record);
    case 'text':
      return `${record.article.text}\n`;
  }
}

/**
 * Reads a capture back.
 *
 * @param archive An open archive.
 * @param id The capture's id, or the first hexadecimal digits of it (at least four).
 * @param format What to give: `raw`, `received` and `text` exactly as they are stored. What was
 *   received is the raw bytes, or else what they were taken out of.
 * @throws StoreUsageError when no capture, or more than one, has an id like that.
 * @throws DamageError when what is stored is not what it must be.
 */
export async function showCapture(
  archive: Archive,
  id: string,
  format: ShowFormat,
): Promise<Uint8Array> {
  const found = await findCaptures(archive, id);
  const [entry] = found;
  if (!entry) {
    throw new StoreUsageError(`There is no capture ${JSON.stringify(id)} in '${archive.folder}'.`);
  }
  if (found.some((each) => each.id !== entry.id)) {
    throw new StoreUsageError(
      `${JSON.stringify(id)} names ${found.length} captures in '${archive.folder}'. Give more digits.`,
    );
  }
  const stored = await readCapture(archive, entry);
  if (format === 'received') return stored.received ?? stored.raw;
  if (format === 'raw' || format === 'text') return stored[format];
  const record = JSON.parse(new TextDecoder().decode(stored.record)) as ArchiveRecord;
  return new TextEncoder().encode(formatRecord(record, format, 2));
}

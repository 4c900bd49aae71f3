/** Writes a record in the form asked for. */
import type { ArchiveRecord } from '../record/types.generated.ts';
import type { RecordFormat } from './formats.ts';

/** Writes a record in one of its forms; what makes pages is loaded for pages alone. */
export async function formatRecord(
  record: ArchiveRecord,
  format: RecordFormat,
  indent?: number,
): Promise<string> {
  switch (format) {
    case 'record':
      return `${JSON.stringify(record, null, indent)}\n`;
    case 'jsonld':
      return `${JSON.stringify(record.jsonld, null, indent)}\n`;
    case 'html': {
      const { renderPage } = await import('../page/index.ts');
      return renderPage(record);
    }
    case 'text':
      return `${record.article.text}\n`;
  }
}

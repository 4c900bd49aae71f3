/** Writes what an archive says of its texts as W3C Web Annotations, one a line. */
import type { AnnotationLayer, ArchiveRecord } from '../../record/types.generated.ts';
import { type Archive, StoreUsageError, sha256 } from '../../store/index.ts';
import { writeFile } from '../aside.ts';
import { listArticles } from '../dataset/listing.ts';
import { layerAnnotations, recordAnnotations } from './web-annotation.ts';

/** What was written. */
export interface AnnotationsReceipt {
  /** The file. */
  readonly path: string;
  /** Its size. */
  readonly bytes: number;
  /** How many articles have annotations in it. */
  readonly articles: number;
  readonly annotations: number;
  /** How many articles have annotations of another text than that of their newest record; left out. */
  readonly otherText: number;
}

/**
 * Writes the entities, quotations and claims of the newest records, or a layer of annotations, as JSON
 * Lines: each line a Web Annotation, sorted by capture. What was erased is in none of it.
 *
 * @param path the file to write; nothing may be there
 * @param layer a layer of annotations instead of the records
 * @throws StoreUsageError when something is at `path`, or there is nothing to write
 * @throws DamageError when a record is damaged; nothing is written then
 * @throws StoreIoError when a disk refuses; nothing is left at `path` then
 * @see https://www.w3.org/TR/annotation-model/
 */
export async function exportAnnotations(
  archive: Archive,
  path: string,
  layer?: string,
): Promise<AnnotationsReceipt> {
  const listing = await listArticles(archive, layer);
  const counts = { articles: 0, annotations: 0, otherText: 0 };
  async function* lines(): AsyncGenerator<Uint8Array, void, void> {
    for (const listed of listing.inOrder()) {
      const stored = layer === undefined ? undefined : await listed.annotations();
      if (layer !== undefined && !stored) continue;
      const record = JSON.parse(
        Buffer.from(await listed.record()).toString('utf8'),
      ) as ArchiveRecord;
      const digest = Buffer.from(sha256(Buffer.from(record.article.text, 'utf8'))).toString('hex');
      const document =
        stored && (JSON.parse(Buffer.from(stored).toString('utf8')) as AnnotationLayer);
      if (document && document.text.sha256 !== digest) {
        counts.otherText++;
        continue;
      }
      const all = [
        ...(document
          ? layerAnnotations(record, document)
          : recordAnnotations(record, digest, await listed.reviews())),
      ];
      counts.articles++;
      counts.annotations += all.length;
      yield Buffer.from(all.map((each) => `${JSON.stringify(each)}\n`).join(''), 'utf8');
    }
    if (counts.articles === 0) {
      throw new StoreUsageError(
        layer === undefined
          ? `There are no articles in '${archive.folder}'.`
          : `No article has annotations of its newest text in a layer ${JSON.stringify(layer)}.`,
      );
    }
  }
  const bytes = await writeFile(archive.files, path, lines());
  return { path, bytes, ...counts };
}

/** Verifies that what people decided is about claims and quotations that the records have. */
import { isDeepStrictEqual } from 'node:util';
import type { ArchiveRecord, ReviewItem, ReviewLayer } from '../../record/types.generated.ts';
import { contentOf } from '../../review/attach.ts';
import {
  type Archive,
  FINDING_CODES,
  type Finding,
  type MadeEntry,
  madePath,
  readCaptureRecord,
  readMade,
} from '../../store/index.ts';
import { type Texts, textsOf, unlessDamaged } from '../annotations/verify.ts';
import { madeInPieces } from '../made-pieces.ts';
import { REVIEW_LAYER, readReviews, reviewProblems } from './layer.ts';

/** Whether a record has what an item is about, where the item says. */
function holds(record: ArchiveRecord, { about, content }: ReviewItem): boolean {
  const subjects = about === 'claim' ? record.claims : record.quotations;
  return subjects.some((each) => isDeepStrictEqual(contentOf(each), content));
}

/** The items that no record of the text they name bears out. */
async function unfounded(
  archive: Archive,
  { items }: ReviewLayer,
  texts: Texts | undefined,
): Promise<number[]> {
  const records = new Map<string, ArchiveRecord[]>();
  for (const sha256 of new Set(items.map(({ text }) => text.sha256))) {
    const own: ArchiveRecord[] = [];
    for (const place of texts?.get(sha256) ?? []) {
      const record =
        'id' in place
          ? await readCaptureRecord(archive, place)
          : (await readMade(archive, place)).record;
      own.push(JSON.parse(new TextDecoder().decode(record)) as ArchiveRecord);
    }
    records.set(sha256, own);
  }
  return items.flatMap((item, index) =>
    records.get(item.text.sha256)!.some((record) => holds(record, item)) ? [] : [index],
  );
}

/**
 * Checks what was decided in an archive against the records of the captures. Whatever is damaged is
 * passed over: `verifyArchive` reports it.
 */
export async function* reviewFindings(archive: Archive): AsyncGenerator<Finding> {
  async function* check(entries: readonly MadeEntry[]): AsyncGenerator<Finding> {
    const texts = await textsOf(archive, new Set(entries.map(({ capture }) => capture)));
    for (const entry of entries) {
      const { capture, record } = entry;
      const wrong = await unlessDamaged(async () => {
        const layer = await readReviews(archive, [entry]);
        // What breaks its schema is reported as such.
        if (reviewProblems(layer, capture).length > 0) return [];
        return unfounded(archive, layer, texts.get(capture));
      });
      const { severity, message } = FINDING_CODES['review-words'];
      for (const index of wrong ?? []) {
        yield {
          ...{ severity, code: 'review-words', path: madePath(archive, entry) },
          offset: record.offset,
          expected: `/items/${index} in a record of the text it names`,
          found: 'none',
          message,
        };
      }
    }
  }
  for await (const piece of madeInPieces(archive, (layer) => layer === REVIEW_LAYER))
    yield* check(piece);
}

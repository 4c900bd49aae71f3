/** What people decided of a capture, as it is stored. */
import type { ReviewItem, ReviewLayer } from '../../record/types.generated.ts';
import { reviewErrors } from '../../record/validate.ts';
import { isSoundHistory } from '../../review/states.ts';
import { type Archive, type MadeEntry, readAllMade, readMade } from '../../store/index.ts';

/** The layer of what people decided; no annotator may call its own so. */
export const REVIEW_LAYER = 'review';

/** The version of its documents. */
export const REVIEW_SCHEMA = 'https://w3id.org/kliping/reviews/1';

/** When something was decided last of an item. */
export function timeOf({ decision, review }: ReviewItem): string {
  const times = [decision?.time ?? '', ...(review?.history ?? []).map(({ time }) => time)];
  return times.reduce((a, b) => (b > a ? b : a));
}

/** The words that an item is about, by their place in a text: the same for items about the same. */
export function placeOf({ about, text, content }: ReviewItem): string {
  return JSON.stringify([about, text.sha256, content.map(({ start, end }) => [start, end])]);
}

/** Whether two items are about the same words at the same place of the same text. */
export function isSameAnchor(a: ReviewItem, b: ReviewItem): boolean {
  return placeOf(a) === placeOf(b);
}

/**
 * Reads what was decided of a capture. Runs that were under way at the same time leave several documents
 * of one generation; then of every claim and quotation what was decided last holds.
 *
 * @param entries The documents of the newest generation, by batch.
 */
export async function readReviews(
  archive: Archive,
  entries: readonly MadeEntry[],
): Promise<ReviewLayer> {
  let merged: ReviewLayer | undefined;
  for (const entry of entries) {
    const { record } = await readMade(archive, entry);
    // It was checked when it was written, and its digest when it was read.
    const layer = JSON.parse(new TextDecoder().decode(record)) as ReviewLayer;
    if (!merged) {
      merged = layer;
      continue;
    }
    const items = [...merged.items];
    for (const item of layer.items) {
      const at = items.findIndex((each) => isSameAnchor(each, item));
      if (at < 0) items.push(item);
      else if (timeOf(item) >= timeOf(items[at]!)) items[at] = item;
    }
    merged = { ...merged, items: items.sort(compareItems) };
  }
  if (!merged) throw new Error('There is no document to read.');
  return merged;
}

/**
 * Finds the documents of the newest generation of what was decided of each capture.
 *
 * @throws DamageError when a look-up file of a derived batch is damaged.
 */
export async function newestReviews(archive: Archive): Promise<Map<string, MadeEntry[]>> {
  const newest = new Map<string, MadeEntry[]>();
  for await (const made of readAllMade(archive)) {
    if (made.layer !== REVIEW_LAYER) continue;
    const generation = newest.get(made.capture)?.[0]?.generation ?? 0;
    if (made.generation > generation) newest.set(made.capture, [made]);
    else if (made.generation === generation) newest.get(made.capture)?.push(made);
  }
  return newest;
}

/** Compares items by where they start, then by what they are about. */
export function compareItems(a: ReviewItem, b: ReviewItem): number {
  return (
    a.content[0]!.start - b.content[0]!.start ||
    a.content.at(-1)!.end - b.content.at(-1)!.end ||
    (a.about < b.about ? -1 : 1)
  );
}

/**
 * Checks what was decided of a capture without its text: its schema, whose it is, that every span is as
 * long as its words, and that each review came to its state by steps there are.
 *
 * @returns What is wrong, each with its place; empty when all is well.
 */
export function reviewProblems(value: unknown, capture: string | undefined): string[] {
  const errors = reviewErrors(value);
  if (errors.length > 0) return errors.map(({ path, message }) => `${path || '/'} ${message}`);
  const layer = value as ReviewLayer;
  const problems: string[] = [];
  if (layer.capture !== capture) problems.push(`/capture is ${layer.capture}, not ${capture}`);
  layer.items.forEach(({ about, id, content, review }, index) => {
    const at = `/items/${index}`;
    for (const { start, end, text } of content) {
      if (end - start !== [...text].length) {
        problems.push(`${at} goes from ${start} to ${end}, which is not as long as its text`);
      }
    }
    if (id[0] !== about[0]) problems.push(`${at} is about a ${about}, which ${id} is not`);
    if (about === 'quotation' && review) problems.push(`${at} reviews a quotation`);
    if (review && !isSoundHistory(review.history, review.state)) {
      problems.push(`${at} came to be ${review.state} by steps there are not`);
    }
  });
  return problems;
}

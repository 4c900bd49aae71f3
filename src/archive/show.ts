/** Reads one capture back in the form asked for. */
import { publish, publishWithoutEntities } from '../jsonld/publish.ts';
import { renderPage } from '../page/index.ts';
import type { ReviewLayer } from '../record/types.generated.ts';
import {
  type Archive,
  type CaptureEntry,
  readCapture,
  readUndisturbed,
  StoreUsageError,
} from '../store/index.ts';
import { findLayer, isTextOf } from './annotations/layer.ts';
import { type Finder, fileFinder } from './finder.ts';
import { formatRecord } from './format-record.ts';
import type { ShowFormat } from './formats.ts';
import {
  chooseGeneration,
  findCapture,
  listGenerations,
  readGeneration,
  readGenerationText,
} from './generations.ts';
import { REVIEW_LAYER, readReviews } from './reviews/layer.ts';

/** What people decided of a capture; undefined when nobody did. */
async function reviewsOf(
  archive: Archive,
  { id }: CaptureEntry,
  finder: Finder,
): Promise<ReviewLayer | undefined> {
  const all = await finder.made(id, REVIEW_LAYER);
  const newest = all.filter(({ generation }) => generation === all.at(-1)!.generation);
  return newest.length === 0 ? undefined : readReviews(archive, newest);
}

/** Shows a layer of annotations, or the record of the text it is about with it. */
async function showLayer(
  archive: Archive,
  entry: CaptureEntry,
  format: ShowFormat,
  layer: string,
  generation: number | undefined,
  finder: Finder,
): Promise<Uint8Array> {
  if (format !== 'record' && format !== 'html' && format !== 'text') {
    throw new StoreUsageError(
      `A layer of annotations has no ${format}: give the format record, html or text.`,
    );
  }
  const { document } = await findLayer(archive, entry, layer, generation, finder);
  const encoder = new TextEncoder();
  if (format === 'record') return encoder.encode(`${JSON.stringify(document, null, 2)}\n`);
  const generations = await listGenerations(archive, entry, finder);
  const annotated = generations.findLast((each) => isTextOf(document, entry, each));
  if (!annotated) {
    throw new StoreUsageError(
      `The text that the layer ${JSON.stringify(layer)} is about is not in '${archive.folder}'. verify tells more.`,
    );
  }
  if (format === 'text') return readGenerationText(archive, entry, annotated);
  const { record } = await readGeneration(archive, entry, annotated);
  // Nothing on the page or in its graph is to be ours where the layer speaks.
  const graph = publishWithoutEntities(record, await reviewsOf(archive, entry, finder));
  return encoder.encode(renderPage(record, { graph, layer: document }));
}

/**
 * Reads a capture back, also while an erasure replaces its batch.
 *
 * @param archive An open archive.
 * @param id The capture's id, or the first hexadecimal digits of it (at least four).
 * @param format What to give: `raw`, `received` and `text` exactly as they are stored, `html` as the public
 *   may see it, with the reviews of its claims that are published. What was
 *   received is the raw bytes, or else what they were taken out of.
 * @param generation Which of its records: 0 is the one it came into the archive with. Default: the
 *   newest. What was received has none.
 * @param layer A layer of annotations: as `record` what is stored of it, as `html` the page with its
 *   annotations instead of our mentions, as `text` the text it is about. The generation is the layer's.
 * @param finder How it is found. Default: by reading the look-up files of all batches.
 * @throws StoreUsageError when no capture, or more than one, has an id like that, or there is no such
 *   generation.
 * @throws DamageError when what is stored is not what it must be.
 */
export function showCapture(
  archive: Archive,
  id: string,
  format: ShowFormat,
  generation?: number,
  layer?: string,
  finder: Finder = fileFinder(archive),
): Promise<Uint8Array> {
  return readUndisturbed(() => show(archive, finder, id, format, generation, layer));
}

async function show(
  archive: Archive,
  finder: Finder,
  id: string,
  format: ShowFormat,
  generation?: number,
  layer?: string,
): Promise<Uint8Array> {
  const entry = await findCapture(archive, id, finder);
  if (layer !== undefined) return showLayer(archive, entry, format, layer, generation, finder);
  if (format === 'raw' || format === 'received') {
    if (generation !== undefined) {
      throw new StoreUsageError(
        `What was received is one and the same for all generations: leave out the generation, or give another format than ${format}.`,
      );
    }
    const { raw, received = raw } = await readCapture(archive, entry);
    return format === 'raw' ? raw : received;
  }
  const chosen = chooseGeneration(await listGenerations(archive, entry, finder), generation);
  if (format === 'text') return readGenerationText(archive, entry, chosen);
  const { record } = await readGeneration(archive, entry, chosen);
  const encoder = new TextEncoder();
  if (format !== 'html') return encoder.encode(await formatRecord(record, format, 2));
  const graph = publish(record, {}, await reviewsOf(archive, entry, finder));
  return encoder.encode(renderPage(record, { graph }));
}

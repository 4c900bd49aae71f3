/** Layers of annotations as they are stored. */

import type { AnnotationLayer } from '../../record/types.generated.ts';
import { layerErrors } from '../../record/validate.ts';
import {
  type Archive,
  type CaptureEntry,
  type MadeEntry,
  PAIR_LAYER,
  RECORD_LAYER,
  readMade,
  StoreUsageError,
} from '../../store/index.ts';
import { type Finder, fileFinder } from '../finder.ts';
import type { Generation } from '../generations.ts';
import { REVIEW_LAYER } from '../reviews/layer.ts';

/** A layer of a capture as it is stored. */
export interface StoredLayer {
  /** Its bytes: JSON in UTF-8. */
  bytes: Uint8Array;
  document: AnnotationLayer;
}

/** Reads the bytes of a layer. */
export async function readLayer(archive: Archive, entry: MadeEntry): Promise<StoredLayer> {
  const { record: bytes } = await readMade(archive, entry);
  // It was checked when it was written, and its digest when it was read.
  return { bytes, document: JSON.parse(new TextDecoder().decode(bytes)) as AnnotationLayer };
}

/**
 * Finds a layer of a capture.
 *
 * @param generation Which of the layer's generations. Default: the newest.
 * @throws StoreUsageError when there is none.
 * @throws DamageError when what is stored is not what it must be.
 */
export async function findLayer(
  archive: Archive,
  { id }: CaptureEntry,
  layer: string,
  generation?: number,
  finder: Finder = fileFinder(archive),
): Promise<StoredLayer> {
  if (layer === PAIR_LAYER) {
    throw new StoreUsageError(
      `The layer ${JSON.stringify(layer)} is of pairs of captures: kliping duplicates --list shows them.`,
    );
  }
  const all = await finder.made(id, layer);
  const chosen = all.filter((each) => generation === undefined || each.generation === generation);
  const newest = chosen.at(-1);
  const isOurs = layer === RECORD_LAYER || layer === REVIEW_LAYER;
  if (newest && !isOurs) return readLayer(archive, newest);
  const there = all.map((each) => each.generation).join(', ');
  throw new StoreUsageError(
    all.length === 0 || isOurs
      ? `There are no annotations of this capture in a layer ${JSON.stringify(layer)}.`
      : `There is no generation ${generation} of this layer. There ${all.length === 1 ? 'is' : 'are'} ${there}.`,
  );
}

/** Whether a generation of a record has the text that a layer is about. */
export function isTextOf(
  { text }: AnnotationLayer,
  entry: CaptureEntry,
  each: Generation,
): boolean {
  return (each.made?.text ?? entry.text).sha256 === text.sha256;
}

/**
 * Checks a layer without the text it is about: its schema, whose it is, and that every span is as long
 * as its words.
 *
 * @returns What is wrong, each with its place; empty when all is well.
 */
export function layerProblems(
  value: unknown,
  about: { capture?: string; layer: string },
): string[] {
  const errors = layerErrors(value);
  if (errors.length > 0) return errors.map(({ path, message }) => `${path || '/'} ${message}`);
  const { capture, layer, annotations } = value as AnnotationLayer;
  const problems: string[] = [];
  if (capture !== about.capture) problems.push(`/capture is ${capture}, not ${about.capture}`);
  if (layer !== about.layer) problems.push(`/layer is ${layer}, not ${about.layer}`);
  annotations.forEach(({ start, end, text }, index) => {
    if (end - start !== [...text].length) {
      problems.push(
        `/annotations/${index} goes from ${start} to ${end}, which is not as long as its text`,
      );
    }
  });
  return problems;
}

// Packs trained weights and the lexicon into the file that the tagger reads.

import { ofGroup } from '../../src/steps/mention/tag/features.ts';
import { bucketOf, checkOf } from '../../src/steps/mention/tag/model.ts';
import { BUCKET, BUCKET_BYTES, LABELS } from '../../src/steps/mention/tag/tables.ts';
import { GROUPS } from '../../src/steps/mention/tag/types.ts';
import { GAPS } from '../../src/steps/mention/tag/view.ts';
import type { Weights } from './crf.ts';
import type { LexiconData } from './lexicon.ts';

/** Weights beyond this are cut; hardly any are. */
const CLIP = 2;

/** What became of the features. */
export interface Packed {
  bytes: Buffer;
  kept: number;
  dropped: number;
}

/**
 * Packs a model.
 *
 * @param hashes The hash of each feature, by id.
 * @param buckets How many buckets of features the file has room for.
 */
export function packModel(
  weights: Weights,
  hashes: ArrayLike<number>,
  lexicon: LexiconData,
  buckets: number,
): Packed {
  const scale = 127 / CLIP;
  const quantise = (value: number, most: number): number =>
    Math.max(-most, Math.min(most, Math.round(value * scale)));
  const count = hashes.length;
  // The tagger takes a group's weights for a feature, or else those of all languages; so the group's
  // must hold both.
  const byHash = new Map<number, number>();
  for (let id = 1; id < count; id++) byHash.set(hashes[id]!, id);
  const features = weights.features.slice();
  for (let id = 1; id < count; id++)
    for (let group = 1; group < GROUPS.length; group++) {
      const own = byHash.get(ofGroup(hashes[id]!, group));
      if (own === undefined) continue;
      for (let label = 0; label < LABELS; label++)
        features[own * LABELS + label]! += weights.features[id * LABELS + label]!;
    }
  const sizes = new Float32Array(count);
  for (let id = 1; id < count; id++)
    for (let label = 0; label < LABELS; label++)
      sizes[id] = Math.max(sizes[id]!, Math.abs(features[id * LABELS + label]!));
  // The weightiest first: what finds its bucket full is the least loss.
  const order = Array.from({ length: count - 1 }, (_none, index) => index + 1).sort(
    (a, b) => sizes[b]! - sizes[a]! || a - b,
  );
  const rows = new Int8Array(buckets * BUCKET_BYTES);
  const checks = new Uint16Array(rows.buffer);
  let kept = 0;
  for (const id of order) {
    if (sizes[id]! * scale < 0.5) break;
    const hash = hashes[id]!;
    const check = checkOf(hash);
    const bucket = bucketOf(hash, buckets) * BUCKET_BYTES;
    const from = bucket / 2;
    for (let slot = 0; slot < BUCKET; slot++) {
      if (checks[from + slot] === check) break;
      if (checks[from + slot] !== 0) continue;
      checks[from + slot] = check;
      const row = bucket + BUCKET * 2 + slot * LABELS;
      for (let label = 0; label < LABELS; label++)
        rows[row + label] = quantise(features[id * LABELS + label]!, 127);
      kept++;
      break;
    }
  }
  const sorted = (map: ReadonlyMap<number, number>): [number, number][] =>
    [...map].filter(([, value]) => value !== 0).sort((a, b) => a[0] - b[0]);
  const names = sorted(lexicon.names);
  const words = sorted(lexicon.words);
  const places = sorted(lexicon.places);
  const column = (values: readonly number[]): Uint8Array => bytesOf(Int32Array.from(values));
  const transitions = new Int16Array(GAPS * LABELS * LABELS);
  transitions.forEach((_zero, key) => {
    transitions[key] = quantise(weights.transitions[key]!, 32767);
  });
  const bytes = Buffer.concat([
    column([buckets, names.length, words.length, places.length, 0, 0, 0, 0]),
    bytesOf(transitions),
    column(names.map(([key]) => key)),
    column(words.map(([key]) => key)),
    column(places.map(([key]) => key)),
    column(names.map(([, value]) => value)),
    column(words.map(([, value]) => value)),
    bytesOf(rows),
  ]);
  return { bytes, kept, dropped: count - 1 - kept };
}

function bytesOf(values: Int32Array | Int16Array | Uint16Array | Int8Array): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}

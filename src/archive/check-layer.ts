/** Checks what is stored as JSON. */
import { isUtf8 } from 'node:buffer';
import { recordProblems } from '../record/check.ts';
import { soundRecordId } from '../record/sound.ts';
import type { ArchiveRecord } from '../record/types.generated.ts';
import { type CheckRecord, PAIR_LAYER, RECORD_LAYER } from '../store/index.ts';
import { layerProblems } from './annotations/layer.ts';
import { pairProblems } from './duplicates/pair.ts';
import { REVIEW_LAYER, reviewProblems } from './reviews/layer.ts';

/**
 * Checks what is stored as JSON: an archive record whole, and that it is the capture's; of a layer of
 * annotations or of what people decided its schema, and that it is that layer of that capture; of a
 * pair its schema, and whose it is.
 */
export const checkLayer: CheckRecord = (bytes, { capture, with: other, layer }) => {
  // Parsing is for telling what is wrong.
  if (layer === RECORD_LAYER && capture !== undefined && soundRecordId(bytes) === capture)
    return [];
  if (!isUtf8(bytes)) return ['it is not UTF-8'];
  const { buffer, byteOffset, byteLength } = bytes;
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(buffer, byteOffset, byteLength).toString('utf8'));
  } catch (error) {
    return [`it is no JSON: ${error instanceof Error ? error.message : String(error)}`];
  }
  if (layer === REVIEW_LAYER) return reviewProblems(value, capture);
  if (layer === PAIR_LAYER) return pairProblems(value, [capture, other]);
  if (layer !== RECORD_LAYER) {
    return layerProblems(value, { ...(capture !== undefined && { capture }), layer });
  }
  const problems = recordProblems(value);
  if (problems.length > 0) return problems;
  const { id } = value as ArchiveRecord;
  return id === capture ? [] : [`/id is ${id}, not that of the capture ${capture}`];
};

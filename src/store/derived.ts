/** Writes what was made of captures later as a derived batch: one object, nothing raw in it. */
import type { Archive } from './archive.ts';
import { writeBatchObject } from './batch-object.ts';
import { targetUriOf } from './capture-writer.ts';
import { DigestSet } from './digest-set.ts';
import { hexFromNi, sha256 } from './digests.ts';
import { StoreUsageError } from './errors.ts';
import { DERIVED, objectIdOf } from './kinds.ts';
import { isGeneration, isLayer, madeKey, madeLineText, otherProblem } from './made-lookup.ts';
import { CAPTURE_HEADER, type SharedHeaders, writeJson, writeText } from './made-records.ts';
import {
  type DerivedInput,
  type DerivedReceipt,
  type DerivedSummary,
  type Made,
  type MadeLine,
  RECORD_LAYER,
} from './types.ts';
import type { VolumeSeries } from './warc/volume.ts';

/** The header that names the layer of a record of a derived batch. */
export const LAYER_HEADER = 'Kliping-Layer';
/** The header with the id of the other capture that a record of a derived batch is about. */
export const WITH_HEADER = 'Kliping-With';
/** The header with the generation of a record of a derived batch, in decimal. */
export const GENERATION_HEADER = 'Kliping-Generation';

/**
 * The id of the OCFL object of a derived batch.
 *
 * @throws StoreUsageError when the batch's id may not be one
 */
export function derivedObjectId(batch: string): string {
  return objectIdOf(DERIVED, batch);
}

function checkMade(made: Made, seen: DigestSet): void {
  const { capture, layer, generation, text } = made;
  const called = `What was made of ${capture} (layer ${JSON.stringify(layer)})`;
  const hex = hexFromNi(capture);
  if (hex === null) {
    throw new StoreUsageError(`${called} needs a capture's id such as ni:///sha-256;….`);
  }
  if (!isLayer(layer)) {
    throw new StoreUsageError(
      `${called} needs a layer of 1 to 64 of a-z, 0-9, ".", "_" and "-", with a letter or digit first.`,
    );
  }
  if (!isGeneration(generation)) {
    throw new StoreUsageError(`${called} needs a whole number from 1 as its generation.`);
  }
  if ((layer === RECORD_LAYER) !== (text !== undefined)) {
    throw new StoreUsageError(`${called}: a text belongs to the layer "${RECORD_LAYER}" alone.`);
  }
  const problem = otherProblem(capture, layer, made.with);
  if (problem !== null) throw new StoreUsageError(`${called}: ${problem}.`);
  if (!seen.add(sha256(madeKey(made)))) {
    throw new StoreUsageError(`${called} stands twice in the batch: give each layer once.`);
  }
}

/** What goes into the ids of the records of something made: other than in an ingest batch of that id. */
export function seedOf(
  batch: string,
  { capture, with: other, layer }: Pick<Made, 'capture' | 'with' | 'layer'>,
): string {
  return `derived ${batch} ${capture} ${other === undefined ? '' : `${other} `}${layer}`;
}

async function writeMade(
  { batch, now }: DerivedInput,
  volumes: VolumeSeries,
  made: Made,
): Promise<MadeLine> {
  const { capture, with: other, layer, generation, refersTo, text, record } = made;
  const shared: SharedHeaders = {
    date: now,
    targetUri: targetUriOf({ id: capture, ...(made.uri !== undefined && { uri: made.uri }) }),
    extra: [
      [CAPTURE_HEADER, capture],
      ...(other === undefined ? [] : [[WITH_HEADER, other] as const]),
      [LAYER_HEADER, layer],
      [GENERATION_HEADER, String(generation)],
    ],
    seed: seedOf(batch, made),
  };
  return {
    capture,
    ...(other !== undefined && { with: other }),
    layer,
    generation,
    ...(text && { text: await writeText(volumes, shared, refersTo, text) }),
    record: await writeJson(volumes, shared, refersTo, record),
  };
}

/**
 * Writes a derived batch: all that was made, or, when anything goes wrong, nothing at all. A batch
 * without anything is not written. The same input gives the same files, as `writeBatch` says.
 *
 * @throws StoreUsageError when the batch or something made is not fit to be stored
 * @throws ObjectExistsError when there is a derived batch of this id
 * @throws StoreIoError when the disk refuses
 * @throws whatever `made` or `provenance` throws
 */
export function writeDerived(archive: Archive, input: DerivedInput): Promise<DerivedReceipt> {
  const seen = new DigestSet();
  return writeBatchObject<DerivedSummary>(archive, DERIVED, input, {
    async fill({ volumes, addLine }) {
      for await (const each of input.made) {
        checkMade(each, seen);
        await addLine(madeLineText(await writeMade(input, volumes('derived'), each)));
      }
    },
    summarise: (written) => ({ ...written, made: seen.size }),
    provenance: input.provenance,
  });
}

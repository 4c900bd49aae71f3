/** Verifies that stored annotations fit the texts they say they were made from. */
import {
  type Archive,
  type CaptureEntry,
  FINDING_CODES,
  type Finding,
  listBatches,
  type MadeEntry,
  madePath,
  PAIR_LAYER,
  RECORD_LAYER,
  readAllMade,
  readCapture,
  readCaptures,
  readMade,
  StoreError,
} from '../../store/index.ts';
import { madeInPieces } from '../made-pieces.ts';
import { REVIEW_LAYER } from '../reviews/layer.ts';
import { textCheck } from './check.ts';
import { layerProblems, readLayer, type StoredLayer } from './layer.ts';

/** Layers that are no annotations. */
const OWN_LAYERS: ReadonlySet<string> = new Set([RECORD_LAYER, REVIEW_LAYER, PAIR_LAYER]);

/** Runs something; damage is passed over, for the checks of the store report it. */
export async function unlessDamaged<T>(read: () => Promise<T>): Promise<T | null> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof StoreError) return null;
    throw error;
  }
}

/** Where the texts of a capture are with the records of them, by the SHA-256 of the text. */
export type Texts = Map<string, (CaptureEntry | MadeEntry)[]>;

/** Finds the texts and records of captures; what is damaged is passed over. */
export async function textsOf(
  archive: Archive,
  wanted: ReadonlySet<string>,
): Promise<Map<string, Texts>> {
  const texts = new Map<string, Texts>();
  const add = (capture: string, entry: CaptureEntry | MadeEntry): void => {
    if (!entry.text || !wanted.has(capture)) return;
    const own: Texts = texts.get(capture) ?? new Map();
    const { sha256 } = entry.text;
    texts.set(capture, own.set(sha256, [...(own.get(sha256) ?? []), entry]));
  };
  const ignore = { onDamage: (): void => {} };
  for await (const made of readAllMade(archive, ignore)) add(made.capture, made);
  for (const batch of (await unlessDamaged(() => listBatches(archive))) ?? []) {
    await unlessDamaged(async () => {
      for await (const entry of readCaptures(archive, batch)) add(entry.id, entry);
    });
  }
  return texts;
}

/** What is wrong with a layer, given where the texts of its capture are. */
async function misfits(
  archive: Archive,
  { document }: StoredLayer,
  texts: Texts | undefined,
): Promise<[expected: string, found: string] | null> {
  const { text, annotations } = document;
  const place = texts?.get(text.sha256)?.at(-1);
  if (!place) return [`a text of the capture with the SHA-256 ${text.sha256}`, 'none'];
  const stored = await ('id' in place ? readCapture(archive, place) : readMade(archive, place));
  const check = textCheck(new TextDecoder().decode(stored.text));
  for (const [index, annotation] of annotations.entries()) {
    const misfit = check(annotation);
    if (misfit) return [`/annotations/${index} as the text has it`, misfit.message];
  }
  return null;
}

/**
 * Checks the layers of annotations of an archive against the texts. Whatever is damaged is passed over:
 * `verifyArchive` reports it.
 */
export async function* annotationFindings(archive: Archive): AsyncGenerator<Finding> {
  async function* check(entries: readonly MadeEntry[]): AsyncGenerator<Finding> {
    const texts = await textsOf(archive, new Set(entries.map(({ capture }) => capture)));
    for (const entry of entries) {
      const { capture, layer, record } = entry;
      const wrong = await unlessDamaged(async () => {
        const stored = await readLayer(archive, entry);
        // What breaks its schema is reported as such.
        if (layerProblems(stored.document, { capture, layer }).length > 0) return null;
        return misfits(archive, stored, texts.get(capture));
      });
      if (!wrong) continue;
      const [expected, found] = wrong;
      const { severity, message } = FINDING_CODES['annotation-text'];
      const { offset } = record;
      const path = madePath(archive, entry);
      yield { severity, code: 'annotation-text', path, offset, expected, found, message };
    }
  }
  for await (const piece of madeInPieces(archive, (layer) => !OWN_LAYERS.has(layer)))
    yield* check(piece);
}

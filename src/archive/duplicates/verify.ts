/** Verifies that what is stored of two captures is what their texts share. */
import type { CapturePair } from '../../record/types.generated.ts';
import {
  type Archive,
  type CaptureEntry,
  FINDING_CODES,
  type Finding,
  type FindingCode,
  listBatches,
  type MadeEntry,
  madePath,
  PAIR_LAYER,
  RECORD_LAYER,
  readAllMade,
  readCaptures,
  readMade,
} from '../../store/index.ts';
import { unlessDamaged } from '../annotations/verify.ts';
import { type Generation, generationsFrom, readGeneration } from '../generations.ts';
import { madeInPieces } from '../made-pieces.ts';
import { agencyOf, METHOD, pairOf, pairProblems, type Story } from './pair.ts';
import { shinglesOf, storyOf } from './shingles.ts';

interface Held {
  readonly entry: CaptureEntry;
  readonly made: MadeEntry[];
}

/** What the archive has of the captures of some pairs. */
async function heldOf(
  archive: Archive,
  wanted: ReadonlySet<string>,
): Promise<ReadonlyMap<string, Held>> {
  const held = new Map<string, Held>();
  for (const batch of (await unlessDamaged(() => listBatches(archive))) ?? []) {
    await unlessDamaged(async () => {
      for await (const entry of readCaptures(archive, batch)) {
        if (wanted.has(entry.id)) held.set(entry.id, { entry, made: [] });
      }
    });
  }
  for await (const made of readAllMade(archive, { onDamage: () => {} })) {
    if (made.layer === RECORD_LAYER) held.get(made.capture)?.made.push(made);
  }
  return held;
}

/** Reads the story that a pair says was compared; null when there is no such text. */
async function storyAt(
  archive: Archive,
  { entry, made }: Held,
  text: Story['text'],
): Promise<Story | null> {
  const fits = (each: Generation): boolean =>
    each.generation === text.generation && (each.made?.text ?? entry.text).sha256 === text.sha256;
  const generation = generationsFrom(entry, made).find(fits);
  if (!generation) return null;
  const { record } = await readGeneration(archive, entry, generation);
  const agency = agencyOf(record);
  const shingles = shinglesOf(storyOf(record));
  return { capture: entry.id, text, shingles, ...(agency !== undefined && { agency }) };
}

type Wrong = readonly [code: FindingCode, expected: string, found: string];

async function wrongOf(
  archive: Archive,
  made: MadeEntry,
  held: ReadonlyMap<string, Held>,
): Promise<Wrong | null> {
  const { record } = await readMade(archive, made);
  const pair = JSON.parse(new TextDecoder().decode(record)) as CapturePair;
  // What breaks its schema, or is about others, is reported as such.
  if (pairProblems(pair, [made.capture, made.with]).length > 0) return null;
  const stories: Story[] = [];
  for (const { capture, text } of pair.captures) {
    const own = held.get(capture);
    if (!own) return ['pair-orphan', `a batch with the capture ${capture}`, 'none'];
    const story = await storyAt(archive, own, text);
    if (!story) {
      const expected = `a record ${text.generation} of ${capture} with a text of SHA-256 ${text.sha256}`;
      return ['pair-text', expected, 'none'];
    }
    stories.push(story);
  }
  // What another version compared otherwise cannot be told by this one.
  if (pair.method !== METHOD) return null;
  const expected = JSON.stringify(pairOf(stories[0]!, stories[1]!));
  const found = JSON.stringify(pair);
  return found === expected ? null : ['pair-text', expected, found];
}

/**
 * Checks the pairs of an archive: that both captures are there, and that the texts share what is said.
 * Whatever is damaged is passed over: `verifyArchive` reports it.
 */
export async function* pairFindings(archive: Archive): AsyncGenerator<Finding> {
  async function* check(pairs: readonly MadeEntry[]): AsyncGenerator<Finding> {
    const held = await heldOf(
      archive,
      new Set(pairs.flatMap((each) => [each.capture, each.with ?? each.capture])),
    );
    for (const made of pairs) {
      const wrong = await unlessDamaged(() => wrongOf(archive, made, held));
      if (!wrong) continue;
      const [code, expected, found] = wrong;
      const { severity, message } = FINDING_CODES[code];
      const { offset } = made.record;
      yield { severity, code, path: madePath(archive, made), offset, expected, found, message };
    }
  }
  for await (const piece of madeInPieces(archive, (layer) => layer === PAIR_LAYER))
    yield* check(piece);
}

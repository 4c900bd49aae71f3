/** The generations of a capture's record: the one it came into the archive with, and later ones. */
import type { ArchiveRecord } from '../record/types.generated.ts';
import {
  type Archive,
  type CaptureEntry,
  compareMade,
  findTombstones,
  type MadeEntry,
  RECORD_LAYER,
  readAllMade,
  readCapture,
  readCaptureRecord,
  readMade,
  StoreUsageError,
} from '../store/index.ts';
import { type Finder, fileFinder } from './finder.ts';

/** One record of a capture. */
export interface Generation {
  /** 0 is the record beside the raw bytes; the highest is the newest. */
  generation: number;
  /** The id of the batch it is in. */
  batch: string;
  /** Its line in a derived batch; absent for generation 0. */
  made?: MadeEntry;
}

/** A record as it is stored. */
export interface StoredRecord extends Generation {
  /** The archive record. */
  record: ArchiveRecord;
  /** The record as it stands there: JSON in UTF-8. */
  bytes: Uint8Array;
}

/**
 * Finds the one capture that an id, or the first digits of one, names.
 *
 * @throws StoreUsageError when no capture, or more than one, has an id like that; when it was erased
 *   and its tombstone names it, it says so.
 * @throws DamageError when a look-up file is damaged.
 */
export async function findCapture(
  archive: Archive,
  id: string,
  finder: Finder = fileFinder(archive),
): Promise<CaptureEntry> {
  const found = await finder.captures(id);
  const [entry] = found;
  if (!entry) {
    const [erased] = await findTombstones(archive, id);
    throw new StoreUsageError(
      erased
        ? `The capture ${erased.capture} was erased from '${archive.folder}' on ${erased.time}: ${erased.reason}`
        : `There is no capture ${JSON.stringify(id)} in '${archive.folder}'.`,
    );
  }
  if (found.some((each) => each.id !== entry.id)) {
    throw new StoreUsageError(
      `${JSON.stringify(id)} names ${found.length} captures in '${archive.folder}'. Give more digits.`,
    );
  }
  return entry;
}

/** The generations of a capture's record, out of its batch and what was made of it. */
export function generationsFrom(
  { batch }: CaptureEntry,
  made: readonly MadeEntry[],
): [Generation, ...Generation[]] {
  const later = made.toSorted(compareMade).map((each) => ({
    generation: each.generation,
    batch: each.batch,
    made: each,
  }));
  return [{ generation: 0, batch }, ...later];
}

/**
 * Lists the generations of a capture's record, oldest first.
 *
 * @throws DamageError when a look-up file of a derived batch is damaged.
 */
export async function listGenerations(
  archive: Archive,
  entry: CaptureEntry,
  finder: Finder = fileFinder(archive),
): Promise<[Generation, ...Generation[]]> {
  return generationsFrom(entry, await finder.made(entry.id, RECORD_LAYER));
}

/** Chooses a generation; of several with that number the newest, without a number the newest of all. */
export function chooseGeneration(
  generations: readonly [Generation, ...Generation[]],
  wanted?: number,
): Generation {
  const fitting = generations.filter(
    ({ generation }) => wanted === undefined || generation === wanted,
  );
  const chosen = fitting.at(-1);
  if (chosen) return chosen;
  const there = generations.map(({ generation }) => generation).join(', ');
  throw new StoreUsageError(
    `There is no generation ${wanted} of this record. There ${generations.length === 1 ? 'is' : 'are'} ${there}.`,
  );
}

/**
 * Reads a record, and nothing besides.
 *
 * @throws DamageError when what is stored is not what it must be.
 */
export async function readGeneration(
  archive: Archive,
  entry: CaptureEntry,
  chosen: Generation,
): Promise<StoredRecord> {
  const bytes = chosen.made
    ? (await readMade(archive, chosen.made)).record
    : await readCaptureRecord(archive, entry);
  // A record of the archive was checked when it was written, and its digest when it was read.
  const record = JSON.parse(new TextDecoder().decode(bytes)) as ArchiveRecord;
  return { ...chosen, record, bytes };
}

/**
 * Reads the article's text that a record is of, in UTF-8.
 *
 * @throws DamageError when what is stored is not what it must be.
 */
export async function readGenerationText(
  archive: Archive,
  entry: CaptureEntry,
  { made }: Generation,
): Promise<Uint8Array> {
  const { text } = made ? await readMade(archive, made) : await readCapture(archive, entry);
  return text ?? new Uint8Array(0);
}

/**
 * Reads the lines of the records in all derived batches.
 *
 * @param wanted The captures to look at. Default: all.
 * @throws DamageError when a look-up file of a derived batch is damaged.
 */
export async function* readMadeRecords(
  archive: Archive,
  wanted: (capture: string) => boolean = () => true,
): AsyncGenerator<MadeEntry> {
  for await (const made of readAllMade(archive)) {
    if (made.layer === RECORD_LAYER && wanted(made.capture)) yield made;
  }
}

/** A thread that reads what the records of captures say. */
import { Piscina } from 'piscina';
import { type Facts, factsOf, packText } from '../record/facts.ts';
import {
  type Archive,
  type CaptureEntry,
  keepOpen,
  openArchive,
  readCaptureRecord,
} from '../store/index.ts';
import { parsedRecord } from './newest.ts';

/** A look-up line, as far as reading its record needs it. */
export type FactsTask = Pick<CaptureEntry, 'id' | 'object' | 'record'>;

const opening = openArchive(Piscina.workerData as string).then(
  (archive): Archive => ({
    ...archive,
    files: keepOpen(archive.files).files,
  }),
);

async function read(archive: Archive, task: FactsTask): Promise<Facts | null> {
  try {
    const facts = factsOf(parsedRecord(await readCaptureRecord(archive, task)));
    // A view would take all that lies beside it along.
    return { ...facts, packed: Uint8Array.from(packText(facts.text)) };
  } catch {
    return null;
  }
}

/** Reads some records; `null` for each that cannot be read. */
export default async function readAll(tasks: readonly FactsTask[]): Promise<(Facts | null)[]> {
  const archive = await opening;
  const found: (Facts | null)[] = [];
  for (const task of tasks) found.push(await read(archive, task));
  return found;
}

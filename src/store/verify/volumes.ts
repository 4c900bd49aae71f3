/** Reads all volumes of a batch, going on after what is damaged. */
import { REVISIT_PROFILE } from '../capture-writer.ts';
import { GENERATION_HEADER, LAYER_HEADER, WITH_HEADER } from '../derived.ts';
import { sha256Hex } from '../digests.ts';
import { DamageError } from '../errors.ts';
import { type Files, fileSize } from '../files.ts';
import { CAPTURE_HEADER } from '../made-records.ts';
import { COPIED_TYPES, RECEIVED_HEADER } from '../received.ts';
import { RECORD_LAYER } from '../types.ts';
import { digestProblems } from '../warc/digest.ts';
import { readRecords } from '../warc/read.ts';
import type { WarcRecord } from '../warc/record.ts';
import type { FindingCode } from './codes.ts';
import type { CheckRecord, Observation, Verification } from './report.ts';

/** What is kept of a record to check links with. */
export interface RecordSummary {
  readonly file: string;
  readonly offset: number;
  readonly length: number;
  readonly type: string;
  /** `WARC-Record-ID` with its angle brackets. */
  readonly id: string;
  /** `WARC-Refers-To` with its angle brackets. */
  readonly refersTo: string | undefined;
  /** `WARC-Concurrent-To` with its angle brackets. */
  readonly concurrentTo: string | undefined;
  readonly capture: string | undefined;
  /** The other capture it says it is about; in derived batches only. */
  readonly with: string | undefined;
  /** The layer it says it is of; in derived batches only. */
  readonly layer: string | undefined;
  /** The generation it says it is of; in derived batches only. */
  readonly generation: string | undefined;
  /** The capture that was taken out of it, as it says itself. */
  readonly receivedFor: string | undefined;
  readonly targetUri: string | undefined;
  readonly refersToTargetUri: string | undefined;
  /** The SHA-256 its block really has. */
  readonly sha256: string;
  /** The payload digest it states. */
  readonly payload: string | undefined;
  readonly mediaType: string | undefined;
}

/** What a volume holds. */
export interface VolumeSummary {
  readonly records: readonly RecordSummary[];
  /** Where records could not be read: bytes from the start of the file. */
  readonly damaged: ReadonlySet<number>;
}

/** A volume to read, or a stretch of one. Plain data, so that it can go to another thread. */
export interface VolumeTask {
  readonly path: string;
  /** Its file name. */
  readonly file: string;
  /** Where records should start, from the look-up file, sorted: where to go on after damage. */
  readonly known: readonly number[];
  /** Where records that captures were taken out of start, from the look-up file. */
  readonly received: readonly number[];
  /** Where to start: bytes from the start of the file, the start of a record. */
  readonly start: number;
  /** Where to stop: the first record that starts there or later is not read. Default: at the end. */
  readonly end?: number;
}

/** What reading a volume, or a stretch of one, told. Plain data. */
export interface VolumeReading {
  readonly records: readonly RecordSummary[];
  readonly damaged: readonly number[];
  readonly observations: readonly (readonly [FindingCode, Observation])[];
  /** Where reading came to its end. */
  readonly end: number;
}

/** Reads a volume, here or elsewhere. It rejects as the disk refuses, and for nothing else. */
export type VolumeReader = (task: VolumeTask) => Promise<VolumeReading>;

type Fields = ReadonlyMap<string, string>;

/** The first value of each header field, by its name in lower case. */
function fieldsOf({ headers }: WarcRecord): Fields {
  const fields = new Map<string, string>();
  for (const [name, value] of headers) {
    const key = name.toLowerCase();
    if (!fields.has(key)) fields.set(key, value);
  }
  return fields;
}

const RECEIVED_FIELD = RECEIVED_HEADER.toLowerCase();
const CAPTURE_FIELD = CAPTURE_HEADER.toLowerCase();
const WITH_FIELD = WITH_HEADER.toLowerCase();
const LAYER_FIELD = LAYER_HEADER.toLowerCase();
const GENERATION_FIELD = GENERATION_HEADER.toLowerCase();

function summarise(
  file: string,
  record: WarcRecord,
  fields: Fields,
  sha256: string,
): RecordSummary {
  return {
    file,
    offset: record.offset,
    length: record.length,
    type: fields.get('warc-type') ?? '',
    id: fields.get('warc-record-id') ?? '',
    refersTo: fields.get('warc-refers-to'),
    concurrentTo: fields.get('warc-concurrent-to'),
    capture: fields.get(CAPTURE_FIELD),
    with: fields.get(WITH_FIELD),
    layer: fields.get(LAYER_FIELD),
    generation: fields.get(GENERATION_FIELD),
    receivedFor: fields.get(RECEIVED_FIELD),
    targetUri: fields.get('warc-target-uri'),
    refersToTargetUri: fields.get('warc-refers-to-target-uri'),
    sha256,
    payload: fields.get('warc-payload-digest'),
    mediaType: fields.get('content-type'),
  };
}

/**
 * Reads a volume: grammar, gzip members and digests of every record, and the archive records with the
 * check given. After damage it goes on at the next place where a record is known to start.
 */
export async function readVolume(
  files: Files,
  checkRecord: CheckRecord | undefined,
  task: VolumeTask,
): Promise<VolumeReading> {
  const { path, file, known, start: from, end: to = Number.POSITIVE_INFINITY } = task;
  const records: RecordSummary[] = [];
  const damaged: number[] = [];
  const observations: [FindingCode, Observation][] = [];
  const observe = (code: FindingCode, observation: Observation): void => {
    observations.push([code, observation]);
  };
  const received = new Set(task.received);
  const series = file.slice(0, file.indexOf('-'));
  const visit = (record: WarcRecord): void => {
    const { offset } = record;
    const digests = new Map<string, string>();
    for (const { field, stated, computed } of digestProblems(record, digests)) {
      observe('warc-digest', { offset, expected: `${field} ${stated}`, found: computed });
    }
    const fields = fieldsOf(record);
    const sha256 = digests.get('sha256') ?? sha256Hex(record.block);
    const summary = summarise(file, record, fields, sha256);
    records.push(summary);
    // What was copied from elsewhere has the headers it came with.
    const copied = received.has(offset) && summary.receivedFor === undefined;
    if (!copied && fields.get('warc-block-digest')?.startsWith('sha256:') !== true) {
      observe('warc-digest', { offset, expected: 'a WARC-Block-Digest of sha256', found: 'none' });
    }
    const ours = series === 'raw' ? ['resource', 'revisit'] : ['conversion', 'metadata'];
    const types = copied ? COPIED_TYPES : ours;
    const wanted = offset === 0 ? ['warcinfo'] : types;
    if (!wanted.includes(summary.type)) {
      const expected = `a record of type ${wanted.join(' or ')}`;
      observe('warc-unexpected', { offset, expected, found: summary.type });
    }
    const profile = fields.get('warc-profile');
    if (summary.type === 'revisit' && profile !== REVISIT_PROFILE) {
      const expected = `the profile ${REVISIT_PROFILE}`;
      observe('warc-unexpected', { offset, expected, found: profile ?? 'none' });
    }
    if (summary.type === 'metadata') {
      const { capture, with: other, layer = RECORD_LAYER } = summary;
      for (const found of checkRecord?.(record.block, { capture, with: other, layer }) ?? []) {
        const expected = 'what the schema of its layer demands';
        observe('record-invalid', { offset, expected, found });
      }
    }
  };
  let end = from;
  const readFrom = async (start: number): Promise<DamageError | null> => {
    end = start;
    try {
      const options = { files, checkDigests: false, start, end: to, shared: true };
      for await (const record of readRecords(path, options)) {
        visit(record);
        end = record.offset + record.length;
      }
      return null;
    } catch (error) {
      if (error instanceof DamageError) return error;
      throw error;
    }
  };
  const size = await fileSize(files, path);
  let next = 0;
  for (let start = from; ; ) {
    const damage = await readFrom(start);
    if (!damage) break;
    const { offset: at = start, expected, found } = damage;
    damaged.push(at);
    observe('warc-damaged', { offset: damage.offset, expected, found });
    while (next < known.length && known[next]! <= at) next++;
    if (next === known.length || known[next]! >= size) break;
    start = known[next]!;
  }
  return { records, damaged, observations, end };
}

/** About how many bytes of a volume are read in one go where several threads read. */
const STRETCH = 8_000_000;

/** Cuts a volume into stretches at places where records should start. */
function stretchesOf(size: number, known: readonly number[]): { start: number; end?: number }[] {
  const cuts = [0];
  for (const offset of known) {
    if (offset - cuts.at(-1)! >= STRETCH && size - offset >= STRETCH / 2) cuts.push(offset);
  }
  return cuts.map((start, index) => {
    const end = cuts[index + 1];
    return end === undefined ? { start } : { start, end };
  });
}

/**
 * Reads a sound volume in stretches, all at once; answers `null` when it is not sound or a stretch does
 * not end where the next one starts, for then only reading from start to end tells what is wrong.
 */
async function readStretches(
  read: VolumeReader,
  task: VolumeTask,
  size: number,
): Promise<VolumeReading | null> {
  const stretches = stretchesOf(size, task.known);
  if (stretches.length === 1) return null;
  const tasks = stretches.map(({ start, end = size }) => {
    const received = task.received.filter((offset) => offset >= start && offset < end);
    // Where to go on after damage is of no use here.
    return { ...task, known: [], received, start, end };
  });
  const readings = await Promise.all(tasks.map(read));
  const fits = readings.every(
    ({ damaged, end }, index) => damaged.length === 0 && end === tasks[index]!.end,
  );
  if (!fits) return null;
  return {
    records: readings.flatMap(({ records }) => records),
    damaged: [],
    observations: readings.flatMap(({ observations }) => observations),
    end: size,
  };
}

/**
 * Verifies a volume (see `readVolume`) and reports what is wrong with it.
 *
 * @param known where records should start, from the look-up file, sorted
 * @param received where records that captures were taken out of start, from the look-up file
 */
export async function verifyVolume(
  verification: Verification,
  path: string,
  file: string,
  known: readonly number[],
  received: readonly number[],
): Promise<VolumeSummary> {
  const { archive, checkRecord, readElsewhere } = verification;
  const task: VolumeTask = { path, file, known, received, start: 0 };
  const size = await fileSize(archive.files, path);
  const { records, damaged, observations } =
    (readElsewhere && (await readStretches(readElsewhere, task, size))) ??
    (await readVolume(archive.files, checkRecord, task));
  for (const [code, observation] of observations) verification.report(code, path, observation);
  return { records, damaged: new Set(damaged) };
}

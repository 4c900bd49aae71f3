/** Reads all volumes of a batch, going on after what is damaged. */
import { REVISIT_PROFILE } from '../capture-writer.ts';
import { GENERATION_HEADER, LAYER_HEADER } from '../derived.ts';
import { sha256Hex } from '../digests.ts';
import { DamageError } from '../errors.ts';
import { CAPTURE_HEADER } from '../made-records.ts';
import { COPIED_TYPES, RECEIVED_HEADER } from '../received.ts';
import { RECORD_LAYER } from '../types.ts';
import { digestProblems } from '../warc/digest.ts';
import { readRecords } from '../warc/read.ts';
import { header, type WarcRecord } from '../warc/record.ts';
import type { Verification } from './report.ts';

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

function summarise(file: string, record: WarcRecord): RecordSummary {
  return {
    file,
    offset: record.offset,
    length: record.length,
    type: header(record, 'WARC-Type') ?? '',
    id: header(record, 'WARC-Record-ID') ?? '',
    refersTo: header(record, 'WARC-Refers-To'),
    concurrentTo: header(record, 'WARC-Concurrent-To'),
    capture: header(record, CAPTURE_HEADER),
    layer: header(record, LAYER_HEADER),
    generation: header(record, GENERATION_HEADER),
    receivedFor: header(record, RECEIVED_HEADER),
    targetUri: header(record, 'WARC-Target-URI'),
    refersToTargetUri: header(record, 'WARC-Refers-To-Target-URI'),
    sha256: sha256Hex(record.block),
    payload: header(record, 'WARC-Payload-Digest'),
    mediaType: header(record, 'Content-Type'),
  };
}

async function sizeOf({ archive }: Verification, path: string): Promise<number> {
  const file = await archive.files.openFile(path);
  await file.close();
  return file.size;
}

/**
 * Reads a volume: grammar, gzip members and digests of every record, and the archive records with the
 * check given. After damage it goes on at the next place where a record is known to start.
 *
 * @param known where records should start, from the look-up file, sorted
 * @param received where records that captures were taken out of start, from the look-up file
 */
export async function verifyVolume(
  verification: Verification,
  path: string,
  file: string,
  known: readonly number[],
  received: ReadonlySet<number>,
): Promise<VolumeSummary> {
  const records: RecordSummary[] = [];
  const damaged = new Set<number>();
  const { files } = verification.archive;
  const series = file.slice(0, file.indexOf('-'));
  const visit = (record: WarcRecord): void => {
    const { offset } = record;
    for (const { field, stated, computed } of digestProblems(record)) {
      const expected = `${field} ${stated}`;
      verification.report('warc-digest', path, { offset, expected, found: computed });
    }
    const summary = summarise(file, record);
    records.push(summary);
    // What was copied from elsewhere has the headers it came with.
    const copied = received.has(offset) && summary.receivedFor === undefined;
    if (!copied && header(record, 'WARC-Block-Digest')?.startsWith('sha256:') !== true) {
      const expected = 'a WARC-Block-Digest of sha256';
      verification.report('warc-digest', path, { offset, expected, found: 'none' });
    }
    const ours = series === 'raw' ? ['resource', 'revisit'] : ['conversion', 'metadata'];
    const types = copied ? COPIED_TYPES : ours;
    const wanted = offset === 0 ? ['warcinfo'] : types;
    if (!wanted.includes(summary.type)) {
      const expected = `a record of type ${wanted.join(' or ')}`;
      verification.report('warc-unexpected', path, { offset, expected, found: summary.type });
    }
    const profile = header(record, 'WARC-Profile');
    if (summary.type === 'revisit' && profile !== REVISIT_PROFILE) {
      const expected = `the profile ${REVISIT_PROFILE}`;
      verification.report('warc-unexpected', path, { offset, expected, found: profile ?? 'none' });
    }
    if (summary.type === 'metadata') {
      const { capture, layer = RECORD_LAYER } = summary;
      for (const found of verification.checkRecord?.(record.block, { capture, layer }) ?? []) {
        const expected = 'what the schema of its layer demands';
        verification.report('record-invalid', path, { offset, expected, found });
      }
    }
  };
  const readFrom = async (start: number): Promise<DamageError | null> => {
    try {
      for await (const record of readRecords(path, { files, checkDigests: false, start })) {
        visit(record);
      }
      return null;
    } catch (error) {
      if (error instanceof DamageError) return error;
      throw error;
    }
  };
  const size = await sizeOf(verification, path);
  for (let start = 0, more = true; more; ) {
    const damage = await readFrom(start);
    if (!damage) break;
    const at = damage.offset ?? start;
    damaged.add(at);
    verification.report('warc-damaged', path, damage);
    const next = known.find((offset) => offset > at && offset < size);
    more = next !== undefined;
    start = next ?? start;
  }
  return { records, damaged };
}

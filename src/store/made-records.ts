/** Writes what was made of a capture as records of a volume of derived things. */
import type { RecordLocation } from './types.ts';
import type { VolumeSeries } from './warc/volume.ts';
import { type BuiltRecord, buildRecord } from './warc/write.ts';

/** The header that names the capture a record belongs to. */
export const CAPTURE_HEADER = 'Kliping-Capture';

/** What all records of one capture in one batch have in common. */
export interface SharedHeaders {
  /** `WARC-Date`. */
  readonly date: string;
  readonly targetUri: string;
  /** Headers of our own, `Kliping-Capture` among them. */
  readonly extra: readonly (readonly [name: string, value: string])[];
  /** Goes into the records' ids. */
  readonly seed: string;
}

/** Appends a record and tells where it went. */
export async function appendRecord(
  series: VolumeSeries,
  record: BuiltRecord,
): Promise<RecordLocation> {
  return { ...(await series.append(record)), sha256: record.sha256 };
}

/** Writes a text as a `conversion` record that refers to the raw record of that id. */
export function writeText(
  series: VolumeSeries,
  shared: SharedHeaders,
  refersTo: string,
  block: Uint8Array,
): Promise<RecordLocation> {
  const record = buildRecord({
    ...shared,
    type: 'conversion',
    contentType: 'text/plain;charset=utf-8',
    block,
    payloadDigest: 'block',
    refersTo,
  });
  return appendRecord(series, record);
}

/** Writes JSON as a `metadata` record that refers to the raw record of that id. */
export function writeJson(
  series: VolumeSeries,
  shared: SharedHeaders,
  refersTo: string,
  block: Uint8Array,
): Promise<RecordLocation> {
  const record = buildRecord({
    ...shared,
    type: 'metadata',
    contentType: 'application/json',
    block,
    refersTo,
  });
  return appendRecord(series, record);
}

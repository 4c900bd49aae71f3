/** Writes captures as records: what they were taken out of and the raw bytes, then what was made of them. */
import { DigestSet } from './digest-set.ts';
import { digestFromNi, niFromDigest, sha256, uuidOf } from './digests.ts';
import { StoreUsageError } from './errors.ts';
import {
  appendRecord,
  CAPTURE_HEADER,
  type SharedHeaders,
  writeJson,
  writeText,
} from './made-records.ts';
import { Places } from './places.ts';
import { receivedRecord, recordIdOf } from './received.ts';
import type { BatchInput, Capture, CaptureLine, RecordLocation } from './types.ts';
import { header } from './warc/record.ts';
import { safeUri } from './warc/uri.ts';
import type { VolumeSeries } from './warc/volume.ts';
import { buildRecord, isHeaderValue } from './warc/write.ts';

/** The profile of a `revisit` record (WARC 1.1, section 6.7.2). */
export const REVISIT_PROFILE = 'http://netpreserve.org/warc/1.1/revisit/identical-payload-digest';

/** The target URI of a capture's records: its own as far as it is one, else one made of its id. */
export function targetUriOf({ id, uri }: Pick<Capture, 'id' | 'uri'>): string {
  return (uri === undefined ? null : safeUri(uri)) ?? `urn:uuid:${uuidOf(id)}`;
}

/** A record that was written: its id, and where its bytes are. */
interface WrittenRecord {
  readonly id: string;
  readonly location: RecordLocation;
}

/** Checks a capture and notes its id; returns the digest of its raw bytes. */
function checkCapture(capture: Capture, ids: DigestSet): Uint8Array {
  const called = `The capture '${capture.name}' (${capture.id})`;
  const id = digestFromNi(capture.id);
  if (id === null) {
    throw new StoreUsageError(`${called} needs an id such as ni:///sha-256;… with 43 characters.`);
  }
  if (ids.has(id)) {
    throw new StoreUsageError(`${called} stands twice in the batch: give each capture once.`);
  }
  const digest = sha256(capture.raw);
  const content = niFromDigest(digest);
  if (capture.content !== content) {
    throw new StoreUsageError(
      `${called} says its content is ${capture.content}, but its raw bytes are ${content}.`,
    );
  }
  if (!isHeaderValue(capture.mediaType)) {
    throw new StoreUsageError(
      `${called} cannot have the media type ${JSON.stringify(capture.mediaType)}: it must be text without control characters.`,
    );
  }
  ids.add(id);
  return digest;
}

/** Writes the records of captures to the volumes, one capture after the other. */
export function captureWriter(input: BatchInput, raw: VolumeSeries, derived: VolumeSeries) {
  const { batch, now } = input;
  const ids = new DigestSet();
  /** Where the first raw record of some bytes stands, by the digest of the bytes. */
  const first = new Places();
  /** The digests of the ids of copied records. */
  const copiedIds = new DigestSet();
  let revisits = 0;

  const writeReceived = async (capture: Capture, seed: string): Promise<WrittenRecord | null> => {
    const record = receivedRecord(capture, now, seed);
    if (!record) return null;
    const digest = sha256(record.id);
    if (copiedIds.has(digest)) {
      throw new StoreUsageError(
        `The capture '${capture.name}' (${capture.id}) came in the WARC record ${record.id}, as another of the batch did.`,
      );
    }
    // Records made here have ids as their captures have; copied ones have those they came with.
    if (capture.received && 'record' in capture.received) copiedIds.add(digest);
    return { id: record.id, location: await appendRecord(raw, record) };
  };

  const writeRaw = async (
    capture: Capture,
    digest: Uint8Array,
    shared: RawHeaders,
  ): Promise<WrittenRecord> => {
    const { raw: block, mediaType: contentType } = capture;
    const place = first.of(digest);
    if (!place) {
      const record = buildRecord({
        ...shared,
        type: 'resource',
        contentType,
        block,
        payloadDigest: 'block',
      });
      const location = await appendRecord(raw, record);
      first.add(digest, location);
      return { location, id: record.id };
    }
    revisits++;
    // Bytes seldom come twice: what a revisit says of the original is read back, not kept of all.
    const original = await raw.read(place);
    const location = { ...place, sha256: Buffer.from(digest).toString('hex') };
    const originalUri = header(original, 'WARC-Target-URI');
    const record = buildRecord({
      ...shared,
      type: 'revisit',
      block: new Uint8Array(0),
      payloadDigest: `sha256:${location.sha256}`,
      refersTo: recordIdOf(original),
      ...(originalUri !== undefined && { refersToTargetUri: originalUri }),
      refersToDate: now,
      profile: REVISIT_PROFILE,
    });
    await raw.append(record);
    return { location, id: record.id };
  };

  return {
    get captures() {
      return ids.size;
    },
    get revisits() {
      return revisits;
    },
    async write(capture: Capture): Promise<CaptureLine> {
      const digest = checkCapture(capture, ids);
      const { id, content, name, uri, mediaType } = capture;
      const seed = `${batch} ${id}`;
      const received = await writeReceived(capture, seed);
      const shared: SharedHeaders = {
        date: now,
        targetUri: targetUriOf(capture),
        extra: [[CAPTURE_HEADER, id]],
        // A copied record keeps the id it came with, which none of ours may have.
        seed: received ? `${seed} ${received.id}` : seed,
      };
      const link = received && { concurrentTo: received.id };
      const rawRecord = await writeRaw(capture, digest, { ...shared, ...link });
      return {
        id,
        content,
        name,
        ...(uri === undefined ? {} : { uri }),
        mediaType,
        raw: rawRecord.location,
        text: await writeText(derived, shared, rawRecord.id, capture.text),
        record: await writeJson(derived, shared, rawRecord.id, capture.record),
        ...(received && { received: received.location }),
      };
    },
  };
}

interface RawHeaders extends SharedHeaders {
  readonly concurrentTo?: string;
}

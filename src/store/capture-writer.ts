/** Writes captures as records: what they were taken out of and the raw bytes, then what was made of them. */
import { hexFromNi, niFromHex, sha256Hex, uuidOf } from './digests.ts';
import { StoreUsageError } from './errors.ts';
import {
  appendRecord,
  CAPTURE_HEADER,
  type SharedHeaders,
  writeJson,
  writeText,
} from './made-records.ts';
import { receivedRecord } from './received.ts';
import type { BatchInput, Capture, CaptureLine, RecordLocation } from './types.ts';
import { safeUri } from './warc/uri.ts';
import type { VolumeSeries } from './warc/volume.ts';
import { buildRecord, isHeaderValue } from './warc/write.ts';

/** The profile of a `revisit` record (WARC 1.1, section 6.7.2). */
export const REVISIT_PROFILE = 'http://netpreserve.org/warc/1.1/revisit/identical-payload-digest';

/** The target URI of a capture's records: its own as far as it is one, else one made of its id. */
export function targetUriOf({ id, uri }: Pick<Capture, 'id' | 'uri'>): string {
  return (uri === undefined ? null : safeUri(uri)) ?? `urn:uuid:${uuidOf(id)}`;
}

/** What stands at the place of the first raw record of some bytes. */
interface FirstRaw {
  readonly location: RecordLocation;
  readonly id: string;
  readonly targetUri: string;
}

function checkCapture(capture: Capture, ids: ReadonlySet<string>): string {
  const called = `The capture '${capture.name}' (${capture.id})`;
  const id = hexFromNi(capture.id);
  if (id === null) {
    throw new StoreUsageError(`${called} needs an id such as ni:///sha-256;… with 43 characters.`);
  }
  if (ids.has(id)) {
    throw new StoreUsageError(`${called} stands twice in the batch: give each capture once.`);
  }
  const content = niFromHex(sha256Hex(capture.raw));
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
  return id;
}

/** Writes the records of captures to the volumes, one capture after the other. */
export function captureWriter(input: BatchInput, raw: VolumeSeries, derived: VolumeSeries) {
  const { batch, now } = input;
  const ids = new Set<string>();
  const first = new Map<string, FirstRaw>();
  const copiedIds = new Set<string>();
  let revisits = 0;

  const writeReceived = async (capture: Capture, seed: string): Promise<WrittenReceived | null> => {
    const record = receivedRecord(capture, now, seed);
    if (!record) return null;
    if (copiedIds.has(record.id)) {
      throw new StoreUsageError(
        `The capture '${capture.name}' (${capture.id}) came in the WARC record ${record.id}, as another of the batch did.`,
      );
    }
    // Records made here have ids as their captures have; copied ones have those they came with.
    if (capture.received && 'record' in capture.received) copiedIds.add(record.id);
    return { id: record.id, location: await appendRecord(raw, record) };
  };

  const writeRaw = async (capture: Capture, shared: RawHeaders): Promise<FirstRaw> => {
    const { raw: block, mediaType: contentType } = capture;
    const original = first.get(capture.content);
    if (!original) {
      const record = buildRecord({
        ...shared,
        type: 'resource',
        contentType,
        block,
        payloadDigest: 'block',
      });
      const location = await appendRecord(raw, record);
      const written = { location, id: record.id, targetUri: shared.targetUri };
      first.set(capture.content, written);
      return written;
    }
    revisits++;
    const record = buildRecord({
      ...shared,
      type: 'revisit',
      block: new Uint8Array(0),
      payloadDigest: `sha256:${original.location.sha256}`,
      refersTo: original.id,
      refersToTargetUri: original.targetUri,
      refersToDate: now,
      profile: REVISIT_PROFILE,
    });
    await raw.append(record);
    return { location: original.location, id: record.id, targetUri: shared.targetUri };
  };

  return {
    get captures() {
      return ids.size;
    },
    get revisits() {
      return revisits;
    },
    async write(capture: Capture): Promise<CaptureLine> {
      ids.add(checkCapture(capture, ids));
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
      const rawRecord = await writeRaw(capture, { ...shared, ...link });
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

interface WrittenReceived {
  readonly id: string;
  readonly location: RecordLocation;
}

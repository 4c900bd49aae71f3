/** What a capture was taken out of, as a record of its batch. */
import { sha256Hex, uuidOf } from './digests.ts';
import { StoreUsageError } from './errors.ts';
import type { Capture } from './types.ts';
import { digestProblems } from './warc/digest.ts';
import { header, type ParsedRecord, parseRecord, RecordProblem } from './warc/record.ts';
import { isUri } from './warc/uri.ts';
import { type BuiltRecord, buildRecord, isHeaderValue } from './warc/write.ts';

/**
 * The header of a record whose block is what a capture was taken out of; it names the capture. A
 * copied WARC record has none, since nothing is added to it.
 */
export const RECEIVED_HEADER = 'Kliping-Received';

/** Types that may hold a capture, and so may be copied. */
export const COPIED_TYPES = ['response', 'resource', 'conversion'];

/**
 * Says why a WARC record may not be copied into a batch as it is: only a whole record of the strict
 * grammar whose digests fit may.
 *
 * @returns what is wrong, in words; `null` when nothing is
 */
export function copyProblem(record: ParsedRecord): string | null {
  const type = header(record, 'WARC-Type') ?? '';
  if (!COPIED_TYPES.includes(type)) return `a record of type ${type} holds no capture`;
  const id = recordIdOf(record);
  if (!isUri(id)) return `its WARC-Record-ID ${JSON.stringify(id)} is no URI`;
  if (header(record, RECEIVED_HEADER) !== undefined) return `it has the header ${RECEIVED_HEADER}`;
  const [problem] = digestProblems(record);
  if (problem)
    return `its ${problem.field} is ${problem.stated}, its bytes have ${problem.computed}`;
  return null;
}

/** The id of a record without its angle brackets. */
export function recordIdOf(record: Pick<ParsedRecord, 'headers'>): string {
  return (header(record, 'WARC-Record-ID') ?? '').slice(1, -1);
}

function copy(called: string, bytes: Uint8Array): BuiltRecord {
  const refuse = (reason: string): never => {
    throw new StoreUsageError(`${called} cannot have come in that WARC record: ${reason}.`);
  };
  try {
    const record = parseRecord(bytes);
    if ('need' in record || record.bytes.length !== bytes.length) {
      return refuse('it is not exactly one record');
    }
    const problem = copyProblem(record);
    if (problem !== null) return refuse(problem);
    return { id: recordIdOf(record), sha256: sha256Hex(record.block), pieces: [bytes] };
  } catch (error) {
    if (error instanceof RecordProblem) return refuse(error.message);
    throw error;
  }
}

/**
 * Makes the record of what a capture was taken out of; `null` when it came as a file of its own.
 *
 * @param seed goes into the id of a record that is made here
 * @throws StoreUsageError when it cannot be stored as it is
 */
export function receivedRecord(capture: Capture, date: string, seed: string): BuiltRecord | null {
  const { id, name, received } = capture;
  if (!received) return null;
  const called = `The capture '${name}' (${id})`;
  if ('record' in received) return copy(called, received.record);
  const { block, mediaType: contentType } = received;
  if (!isHeaderValue(contentType)) {
    throw new StoreUsageError(
      `${called} cannot have come in something of the media type ${JSON.stringify(contentType)}.`,
    );
  }
  return buildRecord({
    type: 'resource',
    date,
    // A name of its own: whoever looks for the article at its address is not to find this.
    targetUri: `urn:uuid:${uuidOf('received', id)}`,
    contentType,
    block,
    payloadDigest: 'block',
    extra: [[RECEIVED_HEADER, id]],
    seed,
  });
}

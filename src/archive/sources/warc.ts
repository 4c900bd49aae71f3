/** Articles in WARC files: what crawlers fetched, and text that was taken out of it. */
import type { Given } from '../../document/data.ts';
import {
  copyProblem,
  header,
  type ParsedRecord,
  readRecordStream,
  recordIdOf,
  type StreamDamage,
} from '../../store/index.ts';
import { LARGEST_INPUT } from './bytes.ts';
import { faultOf } from './fault.ts';
import { contentOf, parseResponse, warcRefusal } from './http.ts';
import type { Item, Place } from './item.ts';

/** What a record holds when it may hold an article. */
interface Payload {
  raw: Uint8Array;
  mediaType: string;
}

const TEXTUAL = new Set([
  'text/html',
  'application/xhtml+xml',
  'text/plain',
  'text/markdown',
  'text/x-markdown',
]);
/** A record is an article and its headers. */
const LONGEST_RECORD = LARGEST_INPUT + (1 << 20);

function isTextual(mediaType: string): boolean {
  return TEXTUAL.has(mediaType.replace(/;.*/s, '').trim().toLowerCase());
}

function responsePayload(record: ParsedRecord): Payload | null {
  const type = header(record, 'Content-Type') ?? 'application/http';
  if (!/^application\/http\b/i.test(type)) return null;
  const response = parseResponse(record.block);
  if (response.status < 200 || response.status > 299) return null;
  const identified = header(record, 'WARC-Identified-Payload-Type');
  const mediaType = response.fields.get('content-type') ?? identified ?? '';
  return isTextual(mediaType) ? { raw: contentOf(response), mediaType } : null;
}

/**
 * Takes the payload out of a record.
 *
 * @returns `null` for what is no article: other types of record, other media types, redirects, errors.
 * @throws RefusalError `warc` when it cannot be taken out.
 */
function payloadOf(record: ParsedRecord): Payload | null {
  switch (header(record, 'WARC-Type')) {
    case 'response':
      return responsePayload(record);
    case 'resource':
    case 'conversion': {
      const mediaType = header(record, 'Content-Type') ?? '';
      return isTextual(mediaType) ? { raw: record.block, mediaType } : null;
    }
    default:
      return null;
  }
}

/** Where the payload came from; some crawlers put the address in angle brackets. */
function targetOf(record: ParsedRecord): string | undefined {
  return header(record, 'WARC-Target-URI')?.replace(/^<(.*)>$/, '$1');
}

function readRecord(record: ParsedRecord, place: Place): Item {
  const uri = targetOf(record);
  const name = uri ?? `${place.file ?? 'stdin'}:${place.offset}`;
  try {
    const payload = payloadOf(record);
    if (!payload) return { kind: 'passed' };
    if (header(record, 'WARC-Segment-Number') !== undefined) {
      throw warcRefusal('The record is a part of a larger one. Join the segments.');
    }
    const problem = copyProblem(record);
    if (problem !== null) throw warcRefusal(`The record cannot be kept as it is: ${problem}.`);
    const { raw, mediaType } = payload;
    const given: Given = { name, mediaType, metadata: uri === undefined ? {} : { uri } };
    const received = { record: record.bytes };
    return { kind: 'article', raw, given, received, recordId: recordIdOf(record), place };
  } catch (error) {
    return { kind: 'refused', name, ...faultOf(error), ...place };
  }
}

function damageOf({ problem, tooLong, next }: StreamDamage, name: string, place: Place): Item {
  const code = tooLong ? 'size' : 'warc';
  const rest =
    next === null
      ? 'The rest of the file cannot be read: get it again.'
      : `Reading went on at byte ${next}.`;
  const message = `There is no record that can be read: ${problem}. ${rest}`;
  return { kind: 'refused', name, code, message, ...place };
}

/**
 * Reads a WARC file, plain or gzipped. Responses, resources and conversions that hold text are
 * articles; everything else that a WARC file may hold is passed over.
 *
 * @param stream The file's bytes, not inflated.
 * @param file Its name; absent for standard input.
 */
export async function* readWarc(
  stream: AsyncIterable<Uint8Array>,
  file?: string,
): AsyncGenerator<Item, void, void> {
  const name = file ?? 'stdin';
  let offset = 0;
  const placeOf = (): Place => ({ ...(file !== undefined && { file }), offset });
  try {
    for await (const found of readRecordStream(stream, LONGEST_RECORD)) {
      offset = found.offset;
      if ('problem' in found) yield damageOf(found, name, placeOf());
      else yield readRecord(found.record, placeOf());
    }
  } catch (error) {
    yield { kind: 'refused', name, ...faultOf(error), ...placeOf() };
  }
}

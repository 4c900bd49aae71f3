/**
 * Builds WARC/1.1 records as bytes.
 *
 * @see https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/
 */
import { sha256Hex, uuidOf } from '../digests.ts';
import { StoreUsageError } from '../errors.ts';
import { isUtcTime } from '../times.ts';
import { isUri } from './uri.ts';

/** The types of record the store writes (WARC 1.1, section 6). */
export type WarcRecordType = 'warcinfo' | 'resource' | 'conversion' | 'metadata' | 'revisit';

/** What a record is made of. */
export interface WarcRecordInput {
  readonly type: WarcRecordType;
  /** `WARC-Date`: ISO 8601 in UTC, seconds or finer. */
  readonly date: string;
  /** `WARC-Target-URI`, already a URI (see `safeUri`). Needed by all but `warcinfo` and `metadata`. */
  readonly targetUri?: string;
  /** `Content-Type` of the block. */
  readonly contentType?: string;
  /** The block, any bytes. */
  readonly block: Uint8Array;
  /**
   * `WARC-Payload-Digest`: `block` when the payload is the whole block, or the digest of a payload
   * that stands elsewhere (`revisit`), as `sha256:<hex>`. Absent: no such header.
   */
  readonly payloadDigest?: 'block' | `sha256:${string}`;
  /** `WARC-Refers-To`: the id of another record, as `urn:uuid:…` without angle brackets. */
  readonly refersTo?: string;
  /** `WARC-Concurrent-To`: the id of another record of the same capture, without angle brackets. */
  readonly concurrentTo?: string;
  /** `WARC-Refers-To-Target-URI`. */
  readonly refersToTargetUri?: string;
  /** `WARC-Refers-To-Date`. */
  readonly refersToDate?: string;
  /** `WARC-Profile`, needed by `revisit`. */
  readonly profile?: string;
  /** `WARC-Filename`, for `warcinfo` only. */
  readonly filename?: string;
  /** Further headers, written in this order after the digests. */
  readonly extra?: readonly (readonly [name: string, value: string])[];
  /** Goes into the record id and nowhere else, to tell apart records alike in everything. */
  readonly seed?: string;
  /** The record id, `urn:uuid:…`, for one that takes the place of another. Default: made of the rest. */
  readonly id?: string;
}

/** A record ready to be written. */
export interface BuiltRecord {
  /** `WARC-Record-ID` without angle brackets: `urn:uuid:…`. */
  readonly id: string;
  /** The SHA-256 of the block in lower-case hexadecimal. */
  readonly sha256: string;
  /**
   * The whole record, from its header to the two line ends after its block, in one piece or several. The block is the
   * one that was given, not to be changed before the record is written.
   */
  readonly pieces: readonly Uint8Array[];
}

/** What every record ends with. */
const END = Buffer.from('\r\n\r\n');

/** The longest header, in bytes, that the store writes or reads. */
export const LONGEST_HEADER = 1 << 20;

/** A field name: a `token` of WARC 1.1, section 4. */
export const FIELD_NAME = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

const UNSAFE_VALUE = /[\x00-\x1f\x7f-\x9f]|[\ud800-\udfff]|^\s|\s$|^$/u;
const RECORD_ID = /^urn:uuid:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const SHA256 = /^sha256:[0-9a-f]{64}$/;
const OURS = new Set(
  [
    'WARC-Type',
    'WARC-Record-ID',
    'WARC-Date',
    'WARC-Filename',
    'WARC-Target-URI',
    'WARC-Concurrent-To',
    'WARC-Refers-To',
    'WARC-Refers-To-Target-URI',
    'WARC-Refers-To-Date',
    'WARC-Profile',
    'WARC-Block-Digest',
    'WARC-Payload-Digest',
    'Content-Type',
    'Content-Length',
  ].map((name) => name.toLowerCase()),
);

/**
 * Says if a text may stand as the value of a header: not empty, no control characters (so no line
 * breaks), no lone surrogates, no white space at either end.
 */
export function isHeaderValue(text: string): boolean {
  return !UNSAFE_VALUE.test(text);
}

function refuse(field: string, value: string, allowed: string): never {
  const shown = JSON.stringify(value.length > 200 ? `${value.slice(0, 200)}…` : value);
  throw new StoreUsageError(`WARC header ${field} cannot be ${shown}: it must be ${allowed}.`);
}

function checkInput(input: WarcRecordInput): void {
  const uri = (field: string, value: string | undefined) => {
    if (value !== undefined && !isUri(value)) refuse(field, value, 'an absolute URI (see safeUri)');
  };
  const time = (field: string, value: string | undefined) => {
    if (value !== undefined && !isUtcTime(value)) {
      refuse(field, value, 'a UTC time such as 2024-05-01T10:00:00Z');
    }
  };
  time('WARC-Date', input.date);
  time('WARC-Refers-To-Date', input.refersToDate);
  uri('WARC-Target-URI', input.targetUri);
  uri('WARC-Refers-To-Target-URI', input.refersToTargetUri);
  uri('WARC-Profile', input.profile);
  if (input.refersTo !== undefined && !RECORD_ID.test(input.refersTo)) {
    refuse('WARC-Refers-To', input.refersTo, 'a record id such as urn:uuid:…');
  }
  uri('WARC-Concurrent-To', input.concurrentTo);
  const digest = input.payloadDigest;
  if (digest !== undefined && digest !== 'block' && !SHA256.test(digest)) {
    refuse('WARC-Payload-Digest', digest, 'sha256: and 64 lower-case hexadecimal digits');
  }
  const needsTarget = input.type !== 'warcinfo' && input.type !== 'metadata';
  if (needsTarget && input.targetUri === undefined) {
    throw new StoreUsageError(`A WARC record of type ${input.type} needs a target URI.`);
  }
  if (input.type === 'warcinfo' && input.targetUri !== undefined) {
    throw new StoreUsageError('A WARC record of type warcinfo takes no target URI.');
  }
  if (input.type !== 'warcinfo' && input.filename !== undefined) {
    throw new StoreUsageError('Only a WARC record of type warcinfo takes a file name.');
  }
  if ((input.type === 'revisit') !== (input.profile !== undefined)) {
    throw new StoreUsageError('A WARC record has a profile if and only if it is a revisit.');
  }
  for (const [name, value] of input.extra ?? []) {
    if (!FIELD_NAME.test(name) || OURS.has(name.toLowerCase())) {
      throw new StoreUsageError(
        `${JSON.stringify(name)} cannot be an extra WARC header: it must be a token and none of those the writer sets itself.`,
      );
    }
    if (!isHeaderValue(value)) refuse(name, value, 'text without control characters');
  }
}

/** The id of a record whose block has this SHA-256: made of its contents, `urn:uuid:…`. */
export function makeRecordId({
  type,
  targetUri = '',
  date,
  sha256,
  refersTo = '',
  seed = '',
}: {
  readonly type: string;
  readonly targetUri?: string | undefined;
  readonly date: string;
  readonly sha256: string;
  readonly refersTo?: string | undefined;
  readonly seed?: string | undefined;
}): string {
  return `urn:uuid:${uuidOf(type, targetUri, date, sha256, refersTo, seed)}`;
}

/**
 * Builds one record. The order of its headers is fixed and its id is made of its contents, so the
 * same input always gives the same bytes.
 *
 * @throws StoreUsageError when a value may not stand in a header, or the type lacks a field it needs
 * @see WARC 1.1, sections 4 (grammar), 5 (fields) and 6 (types)
 */
export function buildRecord(input: WarcRecordInput): BuiltRecord {
  checkInput(input);
  const sha256 = sha256Hex(input.block);
  const id = input.id ?? makeRecordId({ ...input, sha256 });
  const payload = input.payloadDigest === 'block' ? `sha256:${sha256}` : input.payloadDigest;
  const fields: (readonly [string, string | undefined])[] = [
    ['WARC-Type', input.type],
    ['WARC-Record-ID', `<${id}>`],
    ['WARC-Date', input.date],
    ['WARC-Filename', input.filename],
    ['WARC-Target-URI', input.targetUri],
    ['WARC-Concurrent-To', input.concurrentTo && `<${input.concurrentTo}>`],
    ['WARC-Refers-To', input.refersTo && `<${input.refersTo}>`],
    ['WARC-Refers-To-Target-URI', input.refersToTargetUri],
    ['WARC-Refers-To-Date', input.refersToDate],
    ['WARC-Profile', input.profile],
    ['WARC-Block-Digest', `sha256:${sha256}`],
    ['WARC-Payload-Digest', payload],
    ...(input.extra ?? []),
    ['Content-Type', input.contentType],
    ['Content-Length', String(input.block.length)],
  ];
  let header = 'WARC/1.1\r\n';
  for (const [name, value] of fields) {
    if (value === undefined) continue;
    if (!isHeaderValue(value)) refuse(name, value, 'text without control characters');
    header += `${name}: ${value}\r\n`;
  }
  const head = Buffer.from(`${header}\r\n`, 'utf8');
  if (head.length > LONGEST_HEADER) {
    throw new StoreUsageError(
      `A WARC header of ${head.length} bytes is too long: ${LONGEST_HEADER} bytes are allowed.`,
    );
  }
  return { id, sha256, pieces: [head, input.block, END] };
}

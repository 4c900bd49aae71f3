/**
 * Gzip members (RFC 1952), one at a time. Node's own gunzip joins all members it is given, so here
 * the member's frame is ours and only the deflated data inside is zlib's.
 */
import { constants } from 'node:buffer';
import * as zlib from 'node:zlib';

/** What is wrong with a gzip member, in words; the reader adds file and offset. */
export class GzipProblem extends Error {
  override name = 'GzipProblem';
  readonly expected: string;
  readonly found: string;
  /** Whether it only holds more than it may. */
  readonly tooLong: boolean;

  constructor(expected: string, found: string, tooLong = false) {
    super(`expected ${expected}, found ${found}`);
    this.tooLong = tooLong;
    this.expected = expected;
    this.found = found;
  }
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/** The CRC-32 of bytes, as gzip uses it (RFC 1952, section 8). */
export function crc32(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) value = CRC_TABLE[(value ^ byte) & 0xff]! ^ (value >>> 8);
  return ~value >>> 0;
}

// Node has a faster one since 20.15.
const fastCrc32: (bytes: Uint8Array) => number =
  typeof zlib.crc32 === 'function' ? (bytes) => zlib.crc32(bytes) : crc32;

const LEAST_ROOM = 1 << 10;
const MOST_ROOM = 1 << 16;

/**
 * Compresses bytes into one gzip member. Nothing of the machine or the time goes into its header;
 * the deflated data is the same for one version of zlib, and need not be for another.
 */
export function compressMember(bytes: Uint8Array): Uint8Array {
  // Room for what comes of most texts: more of it would be counted as grown memory for no use.
  const chunkSize = Math.min(Math.max(bytes.length >> 1, LEAST_ROOM), MOST_ROOM);
  const member = zlib.gzipSync(bytes, { level: 6, chunkSize });
  member.fill(0, 4, 8); // MTIME: none
  member[9] = 255; // OS: unknown, where zlib names the one it runs on
  return member;
}

/** Where pieces are put together, so that no memory is taken for what nobody needs after the call. */
const scratch = new Uint8Array(1 << 20);

/** Compresses bytes that come in pieces into one gzip member. */
export function compressPieces(pieces: readonly Uint8Array[]): Uint8Array {
  const [first] = pieces;
  if (first && pieces.length === 1) return compressMember(first);
  const size = pieces.reduce((sum, { length }) => sum + length, 0);
  if (size > scratch.length) return compressMember(Buffer.concat(pieces));
  let end = 0;
  for (const piece of pieces) {
    scratch.set(piece, end);
    end += piece.length;
  }
  return compressMember(scratch.subarray(0, end));
}

/** A member taken out of a buffer. */
export interface Member {
  /** What was compressed. */
  readonly content: Uint8Array;
  /** The member's length in bytes, from its first header byte to the end of its trailer. */
  readonly length: number;
}

/** Returns the length of a member's header; `null` when it goes on after the end of `bytes`. */
function headerLength(bytes: Uint8Array): number | null {
  const magic = [0x1f, 0x8b, 0x08];
  for (const [index, expected] of magic.entries()) {
    const byte = bytes[index];
    if (byte === undefined) return null;
    if (byte !== expected) {
      throw new GzipProblem('the start of a gzip member (1f 8b 08)', hexOf(bytes.subarray(0, 3)));
    }
  }
  if (bytes.length < 10) return null;
  const flags = bytes[3]!;
  if (flags & 0xe0) throw new GzipProblem('gzip flags without reserved bits', hexOf([flags]));
  let end = 10;
  if (flags & 0x04) {
    if (bytes.length < end + 2) return null;
    end += 2 + bytes[end]! + bytes[end + 1]! * 256;
  }
  for (const flag of [0x08, 0x10]) {
    if (!(flags & flag)) continue;
    const zero = bytes.indexOf(0, end);
    if (zero === -1) return null;
    end = zero + 1;
  }
  if (flags & 0x02) {
    if (bytes.length < end + 2) return null;
    const stored = bytes[end]! + bytes[end + 1]! * 256;
    const computed = fastCrc32(bytes.subarray(0, end)) & 0xffff;
    if (stored !== computed) throw new GzipProblem('the CRC of the gzip header', String(stored));
    end += 2;
  }
  return end <= bytes.length ? end : null;
}

function hexOf(bytes: Iterable<number>): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(' ') || 'nothing';
}

/**
 * Takes the gzip member at the start of `bytes`, and leaves whatever follows it.
 *
 * @param longest the most bytes it may hold once inflated
 * @returns the member; `null` when it goes on after the end of `bytes`
 * @throws GzipProblem when it is none, is damaged, or holds more than `longest` bytes
 */
export function takeMember(bytes: Uint8Array, longest: number): Member | null {
  const start = headerLength(bytes);
  if (start === null) return null;
  // zlib takes no limit beyond what one buffer can hold.
  const most = Math.min(longest, constants.MAX_LENGTH);
  let inflated: { buffer: Uint8Array; engine: { bytesWritten: number } };
  try {
    inflated = zlib.inflateRawSync(bytes.subarray(start), {
      info: true,
      maxOutputLength: most,
    }) as unknown as typeof inflated;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'Z_BUF_ERROR') return null;
    if (code === 'ERR_BUFFER_TOO_LARGE') {
      throw new GzipProblem(`at most ${most} bytes in a gzip member`, 'more', true);
    }
    const message = error instanceof Error ? error.message : String(error);
    throw new GzipProblem('deflated data', `data that does not inflate (${message})`);
  }
  const content = inflated.buffer;
  const trailer = start + inflated.engine.bytesWritten;
  const length = trailer + 8;
  if (length > bytes.length) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset + trailer, 8);
  const crc = fastCrc32(content);
  if (view.getUint32(0, true) !== crc) {
    throw new GzipProblem(`the gzip CRC ${crc.toString(16)}`, view.getUint32(0, true).toString(16));
  }
  const size = content.length % 2 ** 32;
  if (view.getUint32(4, true) !== size) {
    throw new GzipProblem(`the gzip size ${size}`, String(view.getUint32(4, true)));
  }
  return { content, length };
}

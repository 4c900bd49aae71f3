/**
 * The decode step: raw bytes to text. unified has no hook before the parser, so the parse step
 * calls `decode` first; other parsers may do the same.
 */
import type { VFile } from 'vfile';
import type { Decoded } from '../../document/data.ts';
import { RefusalError } from '../../document/refusal.ts';
import { Category, categoryOf } from '../../unicode/classes.ts';
import { utf8Offsets } from '../../unicode/offsets.ts';

const MARK = [0xef, 0xbb, 0xbf];
/** More controls than this many and this share of the text, and it is no text. Scrapes have a few. */
const CONTROLS_ALLOWED = { count: 16, share: 0.05 };
const CONTROLS = /[\0-\x08\x0e-\x1f\x7f]/g;

function firstInvalid(bytes: Uint8Array): number {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const toByte = utf8Offsets(text);
  for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', at + 1)) {
    const byte = toByte(at);
    if (bytes[byte] !== 0xef || bytes[byte + 1] !== 0xbf || bytes[byte + 2] !== 0xbd) return byte;
  }
  return bytes.length;
}

function looksBinary(text: string): boolean {
  const { count, share } = CONTROLS_ALLOWED;
  return (text.match(CONTROLS)?.length ?? 0) > Math.max(count, text.length * share);
}

function isBlank(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const category = categoryOf(text.charCodeAt(at));
    if (category < Category.Space || category > Category.Format) return false;
  }
  return true;
}

/**
 * Decodes raw bytes as UTF-8, with or without a byte order mark.
 *
 * @param bytes The capture's bytes; they are not copied.
 * @throws RefusalError `empty` when there is no text, `binary` when it is none, `encoding` when it
 *   is not UTF-8; the message names the first byte that is wrong.
 * @see https://encoding.spec.whatwg.org/#utf-8-decoder
 */
export function decodeBytes(bytes: Uint8Array): Decoded {
  if (bytes.length === 0) throw new RefusalError('empty', 'The input is empty (0 bytes).');
  const markLength = MARK.every((byte, index) => bytes[index] === byte) ? MARK.length : 0;
  const content = markLength > 0 ? bytes.subarray(markLength) : bytes;
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content);
  } catch {
    const at = firstInvalid(content) + markLength;
    if (bytes.subarray(0, 8192).includes(0)) {
      throw new RefusalError(
        'binary',
        `The input is binary data, not text: byte ${at} is no UTF-8 and there are NUL bytes.`,
      );
    }
    const value = bytes[at]?.toString(16).padStart(2, '0');
    throw new RefusalError(
      'encoding',
      `The input is not UTF-8: byte 0x${value} at offset ${at}. Convert it to UTF-8 first (for example with iconv).`,
    );
  }
  if (looksBinary(text)) {
    throw new RefusalError(
      'binary',
      'The input is binary data, not text: too many control characters.',
    );
  }
  if (isBlank(text)) throw new RefusalError('empty', 'The input holds nothing but white space.');
  const toOffset = utf8Offsets(text);
  const toByte = markLength > 0 ? (offset: number) => toOffset(offset) + markLength : toOffset;
  return { bytes, text, encoding: 'utf-8', markLength, toByte };
}

/** Sets `file.data.decoded` from the file's value, once. */
export function decode(file: VFile): Decoded {
  if (file.data.decoded) return file.data.decoded;
  const { value } = file;
  const bytes = typeof value === 'string' ? new TextEncoder().encode(value) : value;
  const decoded = decodeBytes(bytes ?? new Uint8Array());
  file.data.decoded = decoded;
  return decoded;
}

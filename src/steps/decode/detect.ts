/** Tells the encoding of bytes: by their mark, by themselves, by what is declared, by statistics. */
import { isAscii, isUtf8 } from 'node:buffer';
import { createRequire } from 'node:module';
import { decodeCharacters, utf8SequenceAt } from './characters.ts';
import { encodingOf } from './encodings.ts';

/** Few inputs need statistics; the others do not wait for the library to load. */
const require = createRequire(import.meta.url);
const statistics = (sample: Uint8Array): ReturnType<typeof import('chardet').analyse> =>
  (require('chardet') as typeof import('chardet')).analyse(sample);

/** An encoding with how it was told. */
export interface DetectedEncoding {
  /** Its name. */
  encoding: string;
  /** The length of the byte order mark in bytes. */
  markLength: number;
  /** What a reader of the record should know: a guess, a contradiction, damage. */
  note?: { rule: string; reason: string };
}

const MARKS: readonly (readonly [encoding: string, bytes: readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];
/** How much of the bytes is looked at for a declaration (as browsers do) and for statistics. */
const HEAD = 1024;
const SAMPLE = 16_384;
/** Valid sequences for each broken one, from which on bytes are damaged UTF-8 and nothing else. */
const UTF8_RATIO = 2;
/** The largest share of characters that may be irregular in an encoding that is declared or guessed. */
const MOST_IRREGULAR = 0.02;

const META_CHARSET = /<meta\b[^>]*?\bcharset\s*=\s*["']?\s*([a-z0-9_:.-]+)/i;
const XML_ENCODING = /^\s*<\?xml\b[^>]*?\bencoding\s*=\s*["']([a-z0-9_:.-]+)["']/i;

/** Reads what a page declares in its first kilobyte. */
function declaredInside(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, HEAD)).toString('latin1');
  const label = (XML_ENCODING.exec(head) ?? META_CHARSET.exec(head))?.[1];
  const encoding = label === undefined ? undefined : encodingOf(label);
  // A page that could be read so far is in no two-byte encoding, whatever it says.
  return encoding?.startsWith('utf-16') ? 'utf-8' : encoding;
}

/** Counts the sequences of more than one byte, and the bytes that are in none. */
function countUtf8(bytes: Uint8Array): { valid: number; broken: number } {
  const count = { valid: 0, broken: 0 };
  for (let at = 0; at < bytes.length; ) {
    const length = utf8SequenceAt(bytes, at);
    if (length === 0) count.broken++;
    else if (length > 1) count.valid++;
    at += length || 1;
  }
  return count;
}

/** UTF-16 without a mark: one byte of most pairs is zero. */
function utf16ByZeros(bytes: Uint8Array): string | undefined {
  const length = Math.min(bytes.length, 4096) & ~1;
  const zeros = [0, 0];
  for (let at = 0; at < length; at++) if (bytes[at] === 0) zeros[at % 2]!++;
  const [even = 0, odd = 0] = zeros;
  if (odd > length * 0.2 && even < odd / 10) return 'utf-16le';
  if (even > length * 0.2 && odd < even / 10) return 'utf-16be';
  return undefined;
}

/** How much of a sample an encoding cannot have meant. */
function irregularShare(sample: Uint8Array, encoding: string): number {
  const { text, irregular } = decodeCharacters(sample, encoding);
  const units = irregular.reduce((sum, { start, end }) => sum + end - start, 0);
  const controls = text.match(/[\x80-\x9f]/g)?.length ?? 0;
  return (units + controls) / Math.max(1, text.length);
}

/** The likeliest encoding by the statistics of its bytes. */
function guess(sample: Uint8Array): string {
  for (const { name } of statistics(sample)) {
    const encoding = encodingOf(name);
    if (encoding === undefined || encoding.startsWith('utf-')) continue;
    if (irregularShare(sample, encoding) <= MOST_IRREGULAR) return encoding;
  }
  return 'windows-1252';
}

/**
 * Tells the encoding of bytes. A byte order mark wins, then UTF-8 when the bytes are valid UTF-8
 * (which other encodings are not by chance), then what is declared, if the bytes bear it out; then
 * damaged UTF-8, and at last statistics.
 *
 * @param bytes The capture.
 * @param declared The label that came with the capture, such as the charset of an HTTP header.
 * @param isPage Whether a declaration inside the bytes counts.
 */
export function detectEncoding(
  bytes: Uint8Array,
  declared: string | undefined,
  isPage: boolean,
): DetectedEncoding {
  for (const [encoding, mark] of MARKS) {
    if (mark.every((byte, index) => bytes[index] === byte)) {
      return { encoding, markLength: mark.length };
    }
  }
  const zeros = utf16ByZeros(bytes);
  if (zeros) return { encoding: zeros, markLength: 0 };
  const stated =
    (declared === undefined ? undefined : encodingOf(declared)) ??
    (isPage ? declaredInside(bytes) : undefined);
  if (isUtf8(bytes)) {
    if (stated === undefined || stated === 'utf-8' || isAscii(bytes)) {
      return { encoding: 'utf-8', markLength: 0 };
    }
    const reason = `The text is declared to be ${stated}, but it is valid UTF-8 and was read so.`;
    return { encoding: 'utf-8', markLength: 0, note: { rule: 'declared', reason } };
  }
  const sample = bytes.subarray(0, SAMPLE);
  if (stated && stated !== 'utf-8' && irregularShare(sample, stated) <= MOST_IRREGULAR) {
    return { encoding: stated, markLength: 0 };
  }
  const { valid, broken } = countUtf8(bytes);
  if (valid >= broken * UTF8_RATIO) {
    const reason = `${broken} bytes are not UTF-8, though all others are; each stands as U+FFFD.`;
    return { encoding: 'utf-8', markLength: 0, note: { rule: 'damaged', reason } };
  }
  const encoding = guess(sample);
  const reason =
    stated === undefined
      ? `No encoding is declared; by its letters the text is ${encoding}.`
      : `The text is declared to be ${stated}, which its bytes are not; by its letters it is ${encoding}.`;
  return { encoding, markLength: 0, note: { rule: 'guessed', reason } };
}

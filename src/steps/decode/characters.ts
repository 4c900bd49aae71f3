/** Decodes bytes of a known encoding, keeping for every character the bytes it came from. */
import type { Decoded, Span } from '../../document/data.ts';
import { iconv } from '../../document/iconv.ts';
import { utf8Offsets } from '../../unicode/offsets.ts';
import { familyOf } from './encodings.ts';

/** A decoded text with the way back to its bytes, counted without a byte order mark. */
export type Characters = Pick<Decoded, 'text' | 'irregular' | 'toByte'>;

const REPLACEMENT = '\ufffd';
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const SURROGATE = /[\ud800-\udfff]/;
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Collects text piece by piece with the byte each UTF-16 unit begins at. */
class Collector {
  #parts: string[] = [];
  #length = 0;
  #starts: number[] = [];
  readonly irregular: Span[] = [];

  /** Appends a piece; its units begin where `starts` says, or all at one byte. */
  add(piece: string, start: number, each: number): void {
    for (let unit = 0; unit < piece.length; unit++) this.#starts.push(start + unit * each);
    this.#parts.push(piece);
    this.#length += piece.length;
  }

  /** Appends a piece that its bytes are not the encoding of. */
  addIrregular(piece: string, start: number): void {
    const last = this.irregular.at(-1);
    const from = this.#length;
    this.add(piece, start, 0);
    if (last?.end === from && piece === REPLACEMENT) last.end = this.#length;
    else this.irregular.push({ start: from, end: this.#length });
  }

  finish(end: number): Characters {
    const starts = Uint32Array.from(this.#starts);
    return {
      text: this.#parts.join(''),
      irregular: this.irregular,
      toByte: (offset) => (offset < starts.length ? starts[offset]! : end),
    };
  }
}

/** The length of the UTF-8 sequence at an offset; 0 when there is none (RFC 3629, section 4). */
export function utf8SequenceAt(bytes: Uint8Array, at: number): number {
  const lead = bytes[at]!;
  if (lead < 0x80) return 1;
  const length = lead >= 0xc2 && lead < 0xe0 ? 2 : lead >= 0xe0 && lead < 0xf0 ? 3 : 4;
  if (lead < 0xc2 || lead > 0xf4 || at + length > bytes.length) return 0;
  const second = bytes[at + 1]!;
  const low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  if (second < low || second > high) return 0;
  for (let next = at + 2; next < at + length; next++) {
    if ((bytes[next]! & 0xc0) !== 0x80) return 0;
  }
  return length;
}

function decodeUtf8(bytes: Uint8Array): Characters {
  try {
    const text = utf8.decode(bytes);
    return { text, irregular: [], toByte: utf8Offsets(text) };
  } catch {
    const out = new Collector();
    for (let at = 0; at < bytes.length; ) {
      const length = utf8SequenceAt(bytes, at);
      if (length === 0) out.addIrregular(REPLACEMENT, at++);
      else {
        out.add(utf8.decode(bytes.subarray(at, at + length)), at, 0);
        at += length;
      }
    }
    return out.finish(bytes.length);
  }
}

function decodeUtf16(bytes: Uint8Array, bigEndian: boolean): Characters {
  const whole = Buffer.from(bytes.subarray(0, bytes.length & ~1));
  const odd = bytes.length % 2 === 1;
  const units = (bigEndian ? whole.swap16() : whole).toString('utf16le');
  const irregular: Span[] = [];
  let text = units.replace(LONE_SURROGATE, (_unit, at: number) => {
    irregular.push({ start: at, end: at + 1 });
    return REPLACEMENT;
  });
  if (odd) {
    irregular.push({ start: text.length, end: text.length + 1 });
    text += REPLACEMENT;
  }
  return { text, irregular, toByte: (offset) => Math.min(offset * 2, bytes.length) };
}

const irregularBytes = new Map<string, ReadonlySet<number>>();

/** The bytes of a single-byte encoding that stand for no character of their own. */
function irregularBytesOf(encoding: string): ReadonlySet<number> {
  let found = irregularBytes.get(encoding);
  if (!found) {
    const all = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
    const back = iconv().encode(iconv().decode(all, encoding, { stripBOM: false }), encoding);
    found = new Set(all.filter((byte, index) => back[index] !== byte));
    irregularBytes.set(encoding, found);
  }
  return found;
}

function decodeSingleByte(bytes: Uint8Array, encoding: string): Characters {
  const text = iconv().decode(Buffer.from(bytes), encoding, { stripBOM: false });
  const odd = irregularBytesOf(encoding);
  const irregular: Span[] = [];
  if (odd.size > 0) {
    bytes.forEach((byte, at) => {
      if (odd.has(byte)) irregular.push({ start: at, end: at + 1 });
    });
  }
  return { text, irregular, toByte: (offset) => offset };
}

/** Feeds a decoder byte by byte, since it alone knows where a character ends. */
function decodeMultiByte(bytes: Uint8Array, encoding: string): Characters {
  const decoder = iconv().getDecoder(encoding, { stripBOM: false });
  const out = new Collector();
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const take = (found: string, start: number, end: number): void => {
    // Four bytes of GB 18030 can name a number behind the last of Unicode, which comes as half a character.
    const piece = found.search(LONE_SURROGATE) < 0 ? found : REPLACEMENT;
    const regular =
      !piece.includes(REPLACEMENT) &&
      buffer.subarray(start, end).equals(iconv().encode(piece, encoding));
    if (regular) out.add(piece, start, 0);
    else out.addIrregular(piece, start);
  };
  let start = 0;
  for (let at = 0; at < buffer.length; at++) {
    if (start === at && buffer[at]! < 0x80) {
      let end = at + 1;
      while (end < buffer.length && buffer[end]! < 0x80) end++;
      out.add(buffer.toString('latin1', at, end), at, 1);
      start = end;
      at = end - 1;
      continue;
    }
    const piece = decoder.write(buffer.subarray(at, at + 1));
    if (piece === '') continue;
    // One byte at a time the decoder has no room for a surrogate pair: it only tells where it ends.
    const whole = SURROGATE.test(piece)
      ? iconv().decode(buffer.subarray(start, at + 1), encoding, { stripBOM: false })
      : piece;
    take(whole, start, at + 1);
    start = at + 1;
  }
  const rest = decoder.end() ?? '';
  if (start < buffer.length) take(rest === '' ? REPLACEMENT : rest, start, buffer.length);
  return out.finish(bytes.length);
}

/**
 * Decodes bytes. What is no character of the encoding becomes U+FFFD, marked as irregular, as is a
 * character whose bytes are not those the encoding would write.
 *
 * @param bytes The bytes without a byte order mark.
 * @param encoding The name of an encoding (see `encodingOf`).
 */
export function decodeCharacters(bytes: Uint8Array, encoding: string): Characters {
  switch (familyOf(encoding)) {
    case 'utf-8':
      return decodeUtf8(bytes);
    case 'utf-16':
      return decodeUtf16(bytes, encoding === 'utf-16be');
    case 'single-byte':
      return decodeSingleByte(bytes, encoding);
    case 'multi-byte':
      return decodeMultiByte(bytes, encoding);
  }
}

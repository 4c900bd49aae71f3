/**
 * The decode step: raw bytes to text. unified has no hook before the parser, so the parse step
 * calls `decode` first; other parsers may do the same.
 */
import type { VFile } from 'vfile';
import type { Decoded } from '../../document/data.ts';
import { RefusalError } from '../../document/refusal.ts';
import { Category, categoryOf } from '../../unicode/classes.ts';
import { decodeCharacters } from './characters.ts';
import { detectEncoding } from './detect.ts';

/** More controls than this many and this share of the text, and it is no text. Scrapes have a few. */
const CONTROLS_ALLOWED = { count: 16, share: 0.05 };
const CONTROLS = /[\0-\x08\x0e-\x1f\x7f]/g;
/** The largest share of bytes that may be no character of the encoding. */
const MOST_BROKEN = 0.1;
/** The upper controls, which no text in an encoding before Unicode has. */
const UPPER_CONTROL = /[\x80-\x9f]/g;
/** How files begin that are no text: with bytes that no text has, not with words such as RIFF. */
const SIGNATURES =
  /^(?:%PDF-\d\.\d|PK\x03\x04|\x1f\x8b|GIF8[79]a|\x89PNG|\xff\xd8\xff|Rar!\x1a|7z\xbc\xaf|\xd0\xcf\x11\xe0|RIFF[\s\S]{4}(?:WAVE|AVI |WEBP)|OggS\0|ID3[\x02-\x04]\0|\x7fELF)/;
/** How many bytes a signature takes up. */
const SIGNATURE = 12;

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

/** What decoding gave, with what there is to say about it. */
export type DecodedCapture = Decoded & { note?: { rule: string; reason: string } };

/**
 * Decodes raw bytes: UTF-8, UTF-16 or an older encoding, as it is declared or detected.
 *
 * @param bytes The capture's bytes; they are not copied.
 * @param mediaType The media type given with them; its `charset` declares the encoding.
 * @param isPage Whether a declaration inside the bytes counts, as in HTML. Default: no.
 * @throws RefusalError `empty` when there is no text, `binary` when it is none, `encoding` when too
 *   much of it is no text in any encoding that is read.
 * @see https://encoding.spec.whatwg.org/
 */
export function decodeBytes(bytes: Uint8Array, mediaType?: string, isPage = false): DecodedCapture {
  if (bytes.length === 0) throw new RefusalError('empty', 'The input is empty (0 bytes).');
  if (SIGNATURES.test(Buffer.from(bytes.subarray(0, SIGNATURE)).toString('latin1'))) {
    throw new RefusalError('binary', 'The input is binary data (by its first bytes), not text.');
  }
  const declared = /;\s*charset\s*=\s*["']?([^\s"';]+)/i.exec(mediaType ?? '')?.[1];
  const { encoding, markLength, note } = detectEncoding(bytes, declared, isPage);
  const content = markLength > 0 ? bytes.subarray(markLength) : bytes;
  const { text, irregular, toByte: toOffset } = decodeCharacters(content, encoding);
  if (looksBinary(text) || (!encoding.startsWith('utf-') && text.includes('\0'))) {
    throw new RefusalError(
      'binary',
      'The input is binary data, not text: it has NUL bytes or many control characters.',
    );
  }
  if (isBlank(text)) throw new RefusalError('empty', 'The input holds nothing but white space.');
  const controls = encoding.startsWith('utf-') ? [] : [...text.matchAll(UPPER_CONTROL)];
  const broken = controls.length + irregular.reduce((sum, { start, end }) => sum + end - start, 0);
  if (broken > text.length * MOST_BROKEN) {
    const at = toOffset(irregular[0]?.start ?? controls[0]!.index) + markLength;
    throw new RefusalError(
      'encoding',
      `The input is text in no encoding that is read: as ${encoding}, ${broken} of ${text.length} characters are broken, the first at offset ${at}. Convert it to UTF-8 first (for example with iconv).`,
    );
  }
  const toByte = markLength > 0 ? (offset: number) => toOffset(offset) + markLength : toOffset;
  return { bytes, text, encoding, markLength, irregular, toByte, ...(note && { note }) };
}

const PAGE = /^\s*(?:application\/xhtml\+xml|text\/html)\b/i;
const PAGE_NAME = /\.x?html?$/i;

/**
 * Sets `file.data.decoded` from the file's value, once; a doubt about the encoding becomes a message
 * of the file.
 */
export function decode(file: VFile): Decoded {
  if (file.data.decoded) return file.data.decoded;
  const { value } = file;
  const bytes = typeof value === 'string' ? new TextEncoder().encode(value) : value;
  const { name = file.basename ?? '', mediaType } = file.data.given ?? {};
  const isPage = mediaType === undefined ? PAGE_NAME.test(name) : PAGE.test(mediaType);
  const { note, ...decoded } = decodeBytes(bytes ?? new Uint8Array(), mediaType, isPage);
  if (note) file.message(note.reason, { ruleId: note.rule, source: 'decode' });
  file.data.decoded = decoded;
  return decoded;
}

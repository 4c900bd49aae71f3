/** Repairs text that was UTF-8, read as a one-byte encoding and written again (“cafÃ©”). */
import { iconv } from '../../document/iconv.ts';
import { type MappedText, MappedTextBuilder, sliceMapped } from '../../document/mapped-text.ts';
import { Category, categoryOf, isLower, isUpper } from '../../unicode/classes.ts';
import { addWhole } from './whole.ts';

/** The encodings UTF-8 is mistaken for. */
const MISTAKEN = ['windows-1252', 'windows-1251'];
/** Text may have been through it more than once. */
const MOST_ROUNDS = 3;
/** So many sequences side by side are no chance. */
const STREAK = 3;

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** For every character of an encoding the byte it stands for, else 0. */
type ByteTable = Uint8Array;

/** Beyond the last character of those encodings (U+2122, the trade mark sign). */
const TABLE_SIZE = 0x2200;

/** The upper controls stand for their own bytes: in between the text may have been ISO-8859-1. */
function bytesOf(encoding: string): ByteTable {
  const bytes = new Uint8Array(TABLE_SIZE);
  for (let byte = 0x80; byte < 0xa0; byte++) bytes[byte] = byte;
  for (let byte = 0x80; byte < 0x100; byte++) {
    const codePoint = iconv()
      .decode(Buffer.from([byte]), encoding)
      .codePointAt(0)!;
    if (codePoint < TABLE_SIZE) bytes[codePoint] = byte;
  }
  return bytes;
}

let tables: ByteTable[] | undefined;

/** A stretch of text that spells the UTF-8 bytes of one character. */
interface Sequence {
  start: number;
  end: number;
  value: string;
}

/** Any of these begins a sequence in one of the encodings: nothing else needs a closer look. */
const LEADS = /[\u00c2-\u00f4\u0402-\u0454]/;

/** Whether a value is a character of text; the upper controls may be halves of the next round's. */
function isSensible(value: string): boolean {
  const category = categoryOf(value.codePointAt(0)!);
  return category !== Category.Unassigned && category !== Category.NoText;
}

function sequenceAt(text: string, start: number, bytes: ByteTable): Sequence | undefined {
  const lead = bytes[text.charCodeAt(start)] ?? 0;
  const length = lead < 0xc2 || lead > 0xf4 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  const end = start + length;
  if (length === 0 || end > text.length) return undefined;
  const found = [lead];
  for (let at = start + 1; at < end; at++) {
    const byte = bytes[text.charCodeAt(at)] ?? 0;
    if (byte < 0x80 || byte > 0xbf) return undefined;
    found.push(byte);
  }
  try {
    const value = utf8.decode(Uint8Array.from(found));
    return isSensible(value) ? { start, end, value } : undefined;
  } catch {
    return undefined;
  }
}

function sequencesOf(text: string, bytes: ByteTable): Sequence[] {
  const found: Sequence[] = [];
  for (let at = 0; at < text.length; at++) {
    const sequence = sequenceAt(text, at, bytes);
    if (!sequence) continue;
    found.push(sequence);
    at = sequence.end - 1;
  }
  return found;
}

/** Whether one sequence is enough: punctuation, signs and emoji are spelled as no word is. */
function isSure(value: string): boolean {
  const codePoint = value.codePointAt(0)!;
  return (codePoint >= 0x2000 && codePoint < 0x2c00) || codePoint > 0xffff;
}

/**
 * Whether sequences cannot be what an author wrote: a mark of punctuation or an emoji, several side by
 * side, or an accented letter right beside small ones (`cafÃ©`, but not `IRMÃ»`).
 */
function areCertain(text: string, sequences: readonly Sequence[], encoding: string): boolean {
  let streak = 0;
  let end = -1;
  for (const sequence of sequences) {
    const { start } = sequence;
    if (isSure(sequence.value)) return true;
    streak = start - end <= 1 ? streak + 1 : 1;
    end = sequence.end;
    if (streak >= STREAK) return true;
    if (encoding !== 'windows-1252' || sequence.end - start > 2) continue;
    const lead = text.charCodeAt(start);
    const before = text.charCodeAt(start - 1);
    const after = text.charCodeAt(end);
    if (lead === 0xc2 ? !isUpper(before) && !isLower(before) : isLower(before) || isLower(after)) {
      return true;
    }
  }
  return false;
}

function repairOnce(content: MappedText): { content: MappedText; repaired: number } {
  const { text } = content;
  tables ??= MISTAKEN.map(bytesOf);
  for (const [index, bytes] of tables.entries()) {
    const sequences = sequencesOf(text, bytes);
    if (sequences.length === 0 || !areCertain(text, sequences, MISTAKEN[index]!)) continue;
    const out = new MappedTextBuilder();
    let at = 0;
    for (const { start, end, value } of sequences) {
      out.append(sliceMapped(content, at, start));
      addWhole(out, sliceMapped(content, start, end), value);
      at = end;
    }
    out.append(sliceMapped(content, at, text.length));
    return { content: out.build(), repaired: sequences.length };
  }
  return { content, repaired: 0 };
}

/**
 * Repairs a block's text where it is certainly UTF-8 read as windows-1252 (or windows-1251), once or
 * several times over. A repaired character maps as a whole onto the stretch it was spelled with.
 *
 * @returns The text, and how many characters were repaired.
 */
export function repairMojibake(content: MappedText): { content: MappedText; repaired: number } {
  let result = { content, repaired: 0 };
  for (let round = 0; round < MOST_ROUNDS && LEADS.test(result.content.text); round++) {
    const next = repairOnce(result.content);
    if (next.repaired === 0) break;
    result = { content: next.content, repaired: result.repaired + next.repaired };
  }
  return result;
}

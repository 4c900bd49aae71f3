/**
 * Reads WARC files of other people from a stream: gzipped record by record, gzipped as a whole, or
 * plain. What is damaged is told with its place, and reading goes on where a record is known to start.
 */
import { GunzipError, gunzip } from '../gunzip.ts';
import { GzipProblem, type Member, takeMember } from './gzip.ts';
import { copied } from './read.ts';
import { type ParsedRecord, parseRecord, RecordProblem } from './record.ts';
import { StreamWindow } from './stream-window.ts';
import { LONGEST_HEADER } from './write.ts';

/** A record of a stream. */
export interface StreamRecord {
  /**
   * Where it starts, or its gzip member: bytes from the start of the stream; in a stream gzipped as a
   * whole, of what is in it.
   */
  readonly offset: number;
  readonly record: ParsedRecord;
}

/** Something in a stream that is no record, and was passed over. */
export interface StreamDamage {
  /** Where it starts, as of a record. */
  readonly offset: number;
  /** What is wrong. */
  readonly problem: string;
  /** Whether it is only too long to be held. */
  readonly tooLong: boolean;
  /** Where reading goes on; `null` when the rest of the stream is lost. */
  readonly next: number | null;
}

const MAGIC = Buffer.from([0x1f, 0x8b, 0x08]);
const RECORD_END = 4;

function problemOf(error: unknown): string {
  if (error instanceof GzipProblem || error instanceof RecordProblem) return error.message;
  throw error;
}

/**
 * Reads the records of a stream. In memory are at most a few times `longest` bytes.
 *
 * @param stream the file's bytes
 * @param longest the most bytes of a record, header and block, uncompressed
 */
export async function* readRecordStream(
  stream: AsyncIterable<Uint8Array>,
  longest: number,
): AsyncGenerator<StreamRecord | StreamDamage, void, void> {
  const window = new StreamWindow(stream);
  const start = await window.peek(MAGIC.length);
  if (!MAGIC.equals(start.subarray(0, MAGIC.length))) yield* readPlain(window, longest);
  else if (await hasRecordMembers(window, longest)) yield* readMembers(window, longest);
  else yield* readPlain(new StreamWindow(gunzip(window.rest())), longest);
}

/** Says if a gzipped stream has a member for each record: if its first one ends with a record. */
async function hasRecordMembers(window: StreamWindow, longest: number): Promise<boolean> {
  try {
    const first = await firstContent(window, longest);
    if (!first) return false;
    const parsed = parseRecord(first.content);
    return 'need' in parsed ? !first.whole : parsed.bytes.length === first.content.length;
  } catch (error) {
    problemOf(error);
    return true;
  }
}

/** What the first gzip member holds, as far as it can be inflated; `null` when that is too much. */
async function firstContent(
  window: StreamWindow,
  longest: number,
): Promise<{ content: Uint8Array; whole: boolean } | null> {
  try {
    const member = await peekMember(window, longest);
    if (member) return { content: member.content, whole: true };
  } catch (error) {
    problemOf(error);
    if (error instanceof GzipProblem && error.tooLong) return null;
  }
  const pieces: Uint8Array[] = [];
  try {
    for await (const piece of gunzip(window.held())) pieces.push(piece);
  } catch (error) {
    if (!(error instanceof GunzipError)) throw error;
  }
  return { content: Buffer.concat(pieces), whole: false };
}

/** The gzip member at the start of a window; `null` when the stream ends before it does. */
async function peekMember(window: StreamWindow, longest: number): Promise<Member | null> {
  for (let need = 1 << 16; ; need *= 2) {
    const bytes = await window.peek(need);
    const member = takeMember(bytes, longest);
    if (member || bytes.length < need) return member;
    if (bytes.length > longest) {
      throw new GzipProblem(`at most ${longest} bytes in a gzip member`, 'more', true);
    }
  }
}

async function* readMembers(
  window: StreamWindow,
  longest: number,
): AsyncGenerator<StreamRecord | StreamDamage, void, void> {
  while ((await window.peek(1)).length > 0) {
    const { offset } = window;
    let member: Member | null = null;
    let problem = 'the stream ends inside a gzip member';
    let tooLong = false;
    try {
      member = await peekMember(window, longest);
    } catch (error) {
      problem = problemOf(error);
      tooLong = error instanceof GzipProblem && error.tooLong;
    }
    if (!member) {
      window.check();
      const found = await findMember(window, longest);
      yield { offset, problem, tooLong, next: found ? window.offset : null };
      continue;
    }
    window.advance(member.length);
    if (member.content.length === 0) continue;
    const next = window.offset;
    try {
      const record = parseRecord(member.content);
      if (!('need' in record) && record.bytes.length === member.content.length) {
        yield { offset, record };
        continue;
      }
      problem = 'a gzip member that is not exactly one record';
    } catch (error) {
      problem = problemOf(error);
    }
    yield { offset, problem, tooLong, next };
  }
  window.check();
}

/** Moves a window to the next gzip member that starts a record; says if there is one. */
async function findMember(window: StreamWindow, longest: number): Promise<boolean> {
  window.advance(1);
  while (await window.skipTo(MAGIC)) {
    try {
      const member = await peekMember(window, longest);
      if (member && Buffer.from(member.content.subarray(0, 5)).toString() === 'WARC/') return true;
    } catch (error) {
      problemOf(error);
    }
    window.advance(1);
  }
  return false;
}

/** How long a record says it is: its header, and all of it. `null` when it does not say. */
async function frameOf(window: StreamWindow): Promise<{ header: number; whole: number } | null> {
  let bytes = await window.peek(1 << 12);
  let end = bytes.indexOf('\r\n\r\n');
  if (end === -1) {
    bytes = await window.peek(LONGEST_HEADER);
    end = bytes.indexOf('\r\n\r\n');
  }
  const head = bytes.toString('latin1', 0, Math.max(0, end));
  const length = /^WARC\/\S+\r\n/.test(head)
    ? /\r\nContent-Length[ \t]*:[ \t]*(\d{1,15})[ \t]*(?:\r\n|$)/i.exec(head)?.[1]
    : undefined;
  if (length === undefined) return null;
  const header = end + RECORD_END;
  return { header, whole: header + Number(length) + RECORD_END };
}

async function* readPlain(
  window: StreamWindow,
  longest: number,
): AsyncGenerator<StreamRecord | StreamDamage, void, void> {
  while ((await window.peek(1)).length > 0) {
    const { offset } = window;
    const frame = await frameOf(window);
    const lost = { offset, tooLong: false, next: null };
    if (!frame) {
      window.check();
      // Says what a record must have and this has not.
      yield { ...lost, problem: await headerProblem(window) };
      return;
    }
    if (frame.whole > longest) {
      await window.skip(frame.whole);
      const problem = `a record of ${frame.whole} bytes, where ${longest} is the most`;
      yield { offset, problem, tooLong: true, next: window.offset };
      continue;
    }
    const bytes = (await window.peek(frame.whole)).subarray(0, frame.whole);
    if (bytes.length < frame.whole) {
      window.check();
      const problem = `the stream ends after ${bytes.length} of the ${frame.whole} bytes of a record`;
      yield { ...lost, problem };
      return;
    }
    const whole = bytes.toString('latin1', bytes.length - RECORD_END) === '\r\n\r\n';
    let found: StreamRecord | StreamDamage;
    try {
      const record = parseRecord(bytes);
      if ('need' in record) throw new RecordProblem(`${record.need} bytes`, `${frame.whole}`);
      found = { offset, record: copied(record) };
    } catch (error) {
      const next = whole ? offset + frame.whole : null;
      found = { ...lost, problem: problemOf(error), next };
    }
    window.advance(frame.whole);
    yield found;
    if ('problem' in found && found.next === null) return;
  }
  window.check();
}

async function headerProblem(window: StreamWindow): Promise<string> {
  try {
    parseRecord(await window.peek(LONGEST_HEADER));
  } catch (error) {
    return problemOf(error);
  }
  return 'a header that breaks off';
}

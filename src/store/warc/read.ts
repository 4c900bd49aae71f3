/** Reads WARC volumes strictly: whatever is not exactly a record stops the reader with an error. */
import { DamageError } from '../errors.ts';
import { type Files, type InputFile, nodeFiles } from '../files.ts';
import { takeMany } from './bulk.ts';
import { digestProblems } from './digest.ts';
import { GzipProblem, takeMember } from './gzip.ts';
import { type ParsedRecord, parseRecord, RecordProblem, type WarcRecord } from './record.ts';

/** How to read. */
export interface ReadOptions {
  /** The disk. Default: the real one. */
  readonly files?: Files;
  /** Compare the digests in each header with the block. Default: true. */
  readonly checkDigests?: boolean;
  /** The most bytes one record may take, header and block, uncompressed. Default: 1 GiB. */
  readonly longestRecord?: number;
}

/** How to read a whole volume. */
export interface ReadVolumeOptions extends ReadOptions {
  /** Where to start: bytes from the start of the file, the start of a record. Default: 0. */
  readonly start?: number;
  /** Where to stop: no record that starts there or later is read. Default: the end of the file. */
  readonly end?: number;
  /**
   * Lets records be views of larger pieces of memory, which is faster; whoever keeps one keeps some
   * megabytes. Default: false.
   */
  readonly shared?: boolean;
}

/** The most bytes one record may take, header and block, uncompressed, unless a reader says otherwise. */
export const LONGEST_RECORD = 2 ** 30;
const PIECE = 1 << 20;

/** The part of a file that is in memory, moved on as records are taken from its start. */
class Window {
  offset: number;
  readonly #file: InputFile;
  #bytes = new Uint8Array(0);

  constructor(file: InputFile, offset: number) {
    this.#file = file;
    this.offset = offset;
  }

  /** Everything in memory from `offset` on: `atLeast` bytes, or fewer when the file ends. */
  async peek(atLeast: number): Promise<Uint8Array> {
    const have = this.#bytes.length;
    const left = Math.max(0, this.#file.size - this.offset);
    if (have >= atLeast || have >= left) return this.#bytes;
    const bytes = new Uint8Array(Math.min(left, Math.max(atLeast, PIECE)));
    bytes.set(this.#bytes);
    const count = await this.#file.read(bytes.subarray(have), this.offset + have);
    this.#bytes = bytes.subarray(0, have + count);
    return this.#bytes;
  }

  advance(count: number): void {
    this.offset += count;
    this.#bytes = this.#bytes.subarray(count);
  }
}

type Take = { readonly record: WarcRecord } | { readonly need: number };

/** The same record in memory of its own, so that what it was read from can be let go. */
export function copied(record: ParsedRecord): ParsedRecord {
  const bytes = record.bytes.slice();
  const end = bytes.length - 4;
  return { ...record, bytes, block: bytes.subarray(end - record.block.length, end) };
}

/** Takes the record at the start of `bytes`, a plain one or one in a gzip member of its own. */
export function takeRecord(
  bytes: Uint8Array,
  offset: number,
  gzip: boolean,
  longest: number,
  shared = false,
): Take {
  if (!gzip) {
    const parsed = parseRecord(bytes);
    if ('need' in parsed) {
      if (parsed.need > longest) throw new RecordProblem(`at most ${longest} bytes`, 'more');
      return parsed;
    }
    const record = shared ? parsed : copied(parsed);
    return { record: { ...record, offset, length: parsed.bytes.length } };
  }
  const member = takeMember(bytes, longest);
  if (member === null) return { need: bytes.length * 2 };
  const parsed = parseRecord(member.content);
  if ('need' in parsed) {
    throw new RecordProblem(
      `a record of at least ${parsed.need} bytes in the gzip member`,
      `${member.content.length} bytes`,
    );
  }
  if (parsed.bytes.length !== member.content.length) {
    throw new RecordProblem(
      `one record of ${parsed.bytes.length} bytes in the gzip member`,
      `${member.content.length} bytes`,
    );
  }
  return { record: { ...parsed, offset, length: member.length } };
}

function damage(path: string, offset: number, error: unknown): unknown {
  if (error instanceof GzipProblem || error instanceof RecordProblem) {
    const { expected, found } = error;
    return new DamageError({ path, offset, expected, found }, { cause: error });
  }
  return error;
}

function checkDigests(path: string, record: WarcRecord): void {
  const [problem] = digestProblems(record);
  if (problem) {
    throw new DamageError({
      path,
      offset: record.offset,
      expected: `${problem.field} ${problem.stated}`,
      found: problem.computed,
    });
  }
}

/**
 * Reads a volume record by record, gzipped (one member for each record) or plain. In memory are at
 * most a few times the largest record.
 *
 * @param path the volume
 * @throws DamageError at the first thing that is not a whole, right record, naming the offset where
 *   that record starts: truncation, bad version line or header, no `Content-Length`, no line ends
 *   after the block, bytes between gzip members, a member with more or less than one record, a bad
 *   CRC, a digest that does not fit. A volume cut between two records reads as a shorter volume;
 *   only the manifest and the look-up file can tell that.
 * @throws StoreIoError when the file cannot be read
 */
export async function* readRecords(
  path: string,
  options: ReadVolumeOptions = {},
): AsyncGenerator<WarcRecord, void, void> {
  const { shared = false, checkDigests: checked = true } = options;
  const longest = options.longestRecord ?? LONGEST_RECORD;
  const file = await (options.files ?? nodeFiles).openFile(path);
  try {
    const window = new Window(file, options.start ?? 0);
    const first = await window.peek(2);
    if (first.length === 0) {
      throw new DamageError({
        path,
        offset: window.offset,
        expected: 'a record',
        found: 'nothing',
      });
    }
    const gzip = first[0] === 0x1f;
    const end = Math.min(options.end ?? file.size, file.size);
    const many = gzip && shared;
    // Before this place many at once were tried, in vain.
    let oneByOne = 0;
    while (window.offset < end && (await window.peek(1)).length > 0) {
      const { offset } = window;
      if (many && offset >= oneByOne) {
        const bytes = (await window.peek(PIECE)).subarray(0, Math.min(PIECE, end - offset));
        for (const record of takeMany(bytes, offset, offset + bytes.length === end)) {
          if (record.bytes.length > longest) break;
          if (checked) checkDigests(path, record);
          window.advance(record.length);
          yield record;
        }
        if (window.offset - offset < bytes.length / 2) oneByOne = offset + bytes.length;
        continue;
      }
      let taken: Take = { need: 1 };
      for (let seen = 0; 'need' in taken; ) {
        const bytes = await window.peek(taken.need);
        if (bytes.length === seen) {
          throw new DamageError({
            path,
            offset,
            expected: 'a whole record',
            found: `the end of the file after ${bytes.length} bytes`,
          });
        }
        seen = bytes.length;
        try {
          taken = takeRecord(bytes, offset, gzip, longest, shared);
        } catch (error) {
          throw damage(path, offset, error);
        }
      }
      if (checked) checkDigests(path, taken.record);
      window.advance(taken.record.length);
      yield taken.record;
    }
  } finally {
    await file.close();
  }
}

/**
 * Reads the one record at a known place.
 *
 * @param path the volume
 * @param offset where the record starts: bytes from the start of the file
 * @param length how many bytes it takes up there, to its exact end
 * @throws DamageError when those bytes are not exactly one record (see `readRecords`)
 * @throws StoreIoError when the file cannot be read
 */
export async function readRecordAt(
  path: string,
  offset: number,
  length: number,
  options: ReadOptions = {},
): Promise<WarcRecord> {
  const file = await (options.files ?? nodeFiles).openFile(path);
  try {
    if (!(offset >= 0 && length > 0 && offset + length <= file.size)) {
      throw new DamageError({
        path,
        offset,
        expected: `a record of ${length} bytes`,
        found: `a file of ${file.size} bytes`,
      });
    }
    const bytes = new Uint8Array(length);
    const count = await file.read(bytes, offset);
    let taken: Take;
    try {
      const longest = options.longestRecord ?? LONGEST_RECORD;
      taken = takeRecord(bytes.subarray(0, count), offset, bytes[0] === 0x1f, longest);
    } catch (error) {
      throw damage(path, offset, error);
    }
    const found = 'need' in taken ? 'a longer one' : `one of ${taken.record.length} bytes`;
    if ('need' in taken || taken.record.length !== length) {
      throw new DamageError({ path, offset, expected: `a record of ${length} bytes`, found });
    }
    if (options.checkDigests ?? true) checkDigests(path, taken.record);
    return taken.record;
  } finally {
    await file.close();
  }
}

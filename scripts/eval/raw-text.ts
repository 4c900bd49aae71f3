// Leads spans of a record back to the raw text it was made of.
import type { ArchiveRecord } from '../../src/record/types.generated.ts';

/** A stretch of a text, half-open. */
export interface Span {
  start: number;
  end: number;
}

/** The raw text of a record, in UTF-16 units as annotations count. */
export class RawText {
  readonly text: string;
  readonly #characters: readonly string[];
  /** UTF-16 offset in the raw text of every byte of the capture, and of its end. */
  readonly #units: Uint32Array;
  /** First byte in the capture of every code point of the article's text; -1 for none. */
  readonly #bytes: Int32Array;

  constructor(bytes: Buffer, record: ArchiveRecord) {
    this.text = bytes.toString('utf8');
    this.#characters = [...record.article.text];
    this.#units = new Uint32Array(bytes.length + 1);
    let byte = 0;
    let unit = 0;
    for (const character of this.text) {
      const length = Buffer.byteLength(character);
      this.#units.fill(unit, byte, byte + length);
      byte += length;
      unit += character.length;
    }
    this.#units.fill(unit, byte);
    this.#bytes = new Int32Array(this.#characters.length).fill(-1);
    for (const [start, length, byteStart, byteLength] of record.article.sourceMap) {
      let before = 0;
      for (let at = start; at < start + length; at++) {
        this.#bytes[at] = byteStart + Math.min(before, byteLength);
        before += Buffer.byteLength(this.#characters[at]!);
      }
    }
  }

  /** UTF-16 offset in the raw text of a byte offset in the capture. */
  at(byte: number): number {
    return this.#units[Math.max(0, Math.min(byte, this.#units.length - 1))]!;
  }

  /** The stretch of the raw text behind a span of the article's text, in code points. */
  span({ start, end }: Span): Span {
    const last = Buffer.byteLength(this.#characters[end - 1] ?? '');
    return {
      start: this.at(this.#bytes[start] ?? -1),
      end: this.at((this.#bytes[end - 1] ?? -1) + last),
    };
  }
}

/** What a scan tells of a record on its way. Places are bytes from the start of the JSON. */
export interface Heard {
  /** The record's id, with its quotes. */
  id(bytes: Uint8Array, start: number, end: number): void;
  /** The size of the source. */
  byteLength(value: number): void;
  /** Where the article's text is, without its quotes. */
  text(from: number, to: number): void;
  /** A number of a run of the source map: text start, text length, byte start, byte length. */
  run(value: number): void;
  /** Where raw bytes that were removed or normalised start, and where they end. */
  start(value: number): void;
  end(value: number): void;
  /** An object with all of `start`, `end` and `text`; the text as its place, without its quotes. */
  span(start: number, end: number, textFrom: number, textTo: number): void;
}

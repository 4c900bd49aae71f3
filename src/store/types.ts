/** What the store is given and what it writes, as a data dictionary. */
import type { Compression } from './warc/volume.ts';

/** The value of `archive` in `kliping.json`: the version of all the store writes. */
export const ARCHIVE_VERSION = 'https://w3id.org/kliping/archive/1';

/** `kliping.json`, the file that makes a folder an archive (`schemas/archive.schema.json`). */
export interface ArchiveMarker {
  readonly archive: typeof ARCHIVE_VERSION;
  /** How new volumes are written. Reading takes both. */
  readonly compression: Compression;
}

/**
 * What a capture was taken out of, byte for byte: a piece of a file that holds many (`block`), with
 * its media type, or a whole WARC record (`record`).
 */
export type Received =
  | {
      /** The piece, such as a line of JSON. */
      readonly block: Uint8Array;
      /** Its media type, fit for a header. */
      readonly mediaType: string;
    }
  | {
      /** A WARC record from its version line to the two line ends after its block, uncompressed. */
      readonly record: Uint8Array;
    };

/** One article as it comes into the store. */
export interface Capture {
  /** Names the capture: `ni:///sha-256;…` (RFC 6920). At most once in a batch. */
  readonly id: string;
  /** Names the raw bytes; checked against them. */
  readonly content: string;
  /** Where the article was published, as it was given; any text. */
  readonly uri?: string;
  /** The name the capture came under, usually a file name; any text. */
  readonly name: string;
  /** The media type of the raw bytes, fit for a header. */
  readonly mediaType: string;
  /** The bytes as they were received. */
  readonly raw: Uint8Array;
  /** The article's text in UTF-8. */
  readonly text: Uint8Array;
  /** The archive record: JSON in UTF-8. */
  readonly record: Uint8Array;
  /** What the raw bytes were taken out of, when they did not come as a file of their own. */
  readonly received?: Received;
}

/** Where in a batch the block of a WARC record is, and what it must be. */
export interface RecordLocation {
  /** The volume, a file beside the look-up file. */
  readonly file: string;
  /** Where the WARC record (or its gzip member) starts: bytes from the start of the volume. */
  readonly offset: number;
  /** How many bytes it takes up there. */
  readonly length: number;
  /** The SHA-256 of the record's block, uncompressed, in lower-case hexadecimal. */
  readonly sha256: string;
}

/** One line of `captures.jsonl` (`schemas/captures.schema.json`). */
export interface CaptureLine {
  readonly id: string;
  readonly content: string;
  readonly name: string;
  readonly uri?: string;
  readonly mediaType: string;
  /** The raw bytes. Captures of the same bytes in one batch share this place. */
  readonly raw: RecordLocation;
  readonly text: RecordLocation;
  readonly record: RecordLocation;
  /** What the raw bytes were taken out of; in a volume of raw bytes. */
  readonly received?: RecordLocation;
}

/** A line of `captures.jsonl` with the batch it stands in. */
export interface CaptureEntry extends CaptureLine {
  /** The batch's id. */
  readonly batch: string;
  /** The id of the OCFL object of the batch. */
  readonly object: string;
}

/** The things kept of an article. */
export interface StoredCapture {
  /** The bytes as they were received. */
  readonly raw: Uint8Array;
  /** The article's text in UTF-8. */
  readonly text: Uint8Array;
  /** The archive record: JSON in UTF-8. */
  readonly record: Uint8Array;
  /** What the raw bytes were taken out of: the piece, or the whole WARC record. */
  readonly received?: Uint8Array;
  /** The id of the capture's raw WARC record, without angle brackets. */
  readonly rawRecord: string;
}

/** A JSON-LD document. */
export type JsonLd = Readonly<Record<string, unknown>>;

/** What a batch of any kind consists of once it is written. */
export interface BatchFiles {
  /** The batch's id. */
  readonly batch: string;
  /** The id of its OCFL object. */
  readonly object: string;
  /** Its files: volumes, look-up file and the root of its lines. */
  readonly files: readonly {
    readonly file: string;
    readonly sha512: string;
    /** Size in bytes. */
    readonly bytes: number;
  }[];
}

/** What is known of a batch once its captures are written. */
export interface BatchSummary extends BatchFiles {
  /** How many captures it holds. */
  readonly captures: number;
  /** How many of them have the same raw bytes as an earlier one of the batch. */
  readonly revisits: number;
}

/** What is known of a derived batch once it is written. */
export interface DerivedSummary extends BatchFiles {
  /** How many things it holds that were made of captures. */
  readonly made: number;
}

/** What a batch of any kind is written with. */
export interface BatchHead {
  /** The batch's id: 1 to 200 of A-Z, a-z, 0-9, `.`, `_`, `:` and `-`. */
  readonly batch: string;
  /** The time that goes into every header: ISO 8601 in UTC, seconds or finer. */
  readonly now: string;
  /** What made the batch, such as `kliping/0.1.0`. */
  readonly software: string;
  /** The message of the OCFL version. Default: the kind of batch and its id. */
  readonly message?: string;
  /** The most bytes a volume may take (see `startVolumes`). */
  readonly largestVolume?: number;
  /** How often something was erased from it. Default: 0. */
  readonly revision?: number;
}

/** A batch to write. */
export interface BatchInput extends BatchHead {
  /** The captures; read one at a time. */
  readonly captures: AsyncIterable<Capture> | Iterable<Capture>;
  /** The provenance of the batch, or a function that makes it once the captures are written. */
  readonly provenance: JsonLd | ((summary: BatchSummary) => JsonLd | Promise<JsonLd>);
}

/** A batch that was written, or was not because it had no captures. */
export interface BatchReceipt extends BatchSummary {
  /** The folder of the object; absent when there were no captures, for then nothing is written. */
  readonly path?: string;
  /** Another writer committed a batch of this id and the same captures first: nothing was written. */
  readonly already?: true;
}

/** The layer of archive records; every other layer is one of annotations, or of reviews. */
export const RECORD_LAYER = 'record';

/** The layer of what two captures share; each of its records belongs to both. */
export const PAIR_LAYER = 'duplicates';

/** Something made of a capture after its batch was written. */
export interface Made {
  /** The capture's id. */
  readonly capture: string;
  /**
   * The id of the other capture it is about, which sorts behind `capture`: in the layer `duplicates`, and
   * in no other. It goes when either of the two is erased.
   */
  readonly with?: string;
  /**
   * What it is: `record` for an archive record with its text, `duplicates` for what two captures share,
   * else the name of a layer of annotations: 1 to 64 of a-z, 0-9, `.`, `_` and `-`. Of one capture, or
   * one pair, a batch holds each layer once.
   */
  readonly layer: string;
  /**
   * Which one of its layer, from 1; the record of the ingest batch is number 0. The highest is the
   * newest, whatever any clock says; of equal ones that of the batch whose id sorts last.
   */
  readonly generation: number;
  /** Where the article was published, exactly as its capture has it. */
  readonly uri?: string;
  /** The id of the capture's raw WARC record, without angle brackets (`StoredCapture.rawRecord`). */
  readonly refersTo: string;
  /** The article's text in UTF-8; with an archive record and nothing else. */
  readonly text?: Uint8Array;
  /** JSON in UTF-8: the archive record, or annotations. */
  readonly record: Uint8Array;
}

/** One line of `derived.jsonl` (`schemas/derived.schema.json`). */
export interface MadeLine {
  readonly capture: string;
  readonly with?: string;
  readonly layer: string;
  readonly generation: number;
  readonly text?: RecordLocation;
  readonly record: RecordLocation;
}

/** A line of `derived.jsonl` with the derived batch it stands in. */
export interface MadeEntry extends MadeLine {
  /** The derived batch's id. */
  readonly batch: string;
  /** The id of the OCFL object of the batch. */
  readonly object: string;
}

/** What was kept of something made of a capture. */
export interface StoredMade {
  /** The article's text in UTF-8; with an archive record. */
  readonly text?: Uint8Array;
  /** JSON in UTF-8. */
  readonly record: Uint8Array;
}

/** A derived batch to write. */
export interface DerivedInput extends BatchHead {
  /** What was made; read one at a time. */
  readonly made: AsyncIterable<Made> | Iterable<Made>;
  /** The provenance of the batch, or a function that makes it once all is written. */
  readonly provenance: JsonLd | ((summary: DerivedSummary) => JsonLd | Promise<JsonLd>);
}

/** A derived batch that was written, or was not because nothing was in it. */
export interface DerivedReceipt extends DerivedSummary {
  /** The folder of the object; absent when there was nothing, for then nothing is written. */
  readonly path?: string;
}

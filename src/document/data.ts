/**
 * What the steps hand on to each other in `file.data`: the shapes of an article under way.
 *
 * Every offset here counts **UTF-16 code units**, half-open; types shared with the record
 * (mentions, quotations, claims, dates) hold UTF-16 offsets too until the last step converts all of
 * them into code points at once.
 */
import type {
  ArchiveRecord,
  Article,
  Claim,
  Coverage,
  Mention,
  Paragraph,
  Quotation,
} from '../record/types.generated.ts';
import type { OffsetConverter } from '../unicode/offsets.ts';
import type { MappedText, Run } from './mapped-text.ts';
import type { Spellings } from './spellings.ts';

/** A half-open stretch, in UTF-16 code units. */
export interface Span {
  start: number;
  end: number;
}

/** What a caller gives together with the raw bytes. */
export interface Given {
  /** The name the capture came under. */
  name: string;
  /** `text/plain`, `text/markdown` or `text/html`; guessed from the name when absent. */
  mediaType?: string;
  /** Known metadata; part of the capture's id. */
  metadata: GivenMetadata;
}

/** Metadata that the pipeline understands; others are kept as they are. */
export interface GivenMetadata {
  uri?: string;
  datePublished?: string;
  dateModified?: string;
  publisher?: string;
  author?: string | string[];
  language?: string;
  [name: string]: unknown;
}

/** The capture as text. */
export interface Decoded {
  /** The raw bytes. */
  bytes: Uint8Array;
  /** The decoded text without a byte order mark; called the source everywhere. */
  text: string;
  /** IANA name of the encoding, in lower case. */
  encoding: string;
  /** Length of the byte order mark in bytes, 0 when there is none. */
  markLength: number;
  /**
   * Stretches of the source whose bytes are not what the encoding would write: broken bytes (U+FFFD
   * in the text) and rare double spellings. Sorted. Each maps to its bytes as a whole.
   */
  irregular: readonly Span[];
  /** Converts an offset in the source to an offset in the raw bytes. */
  toByte: OffsetConverter;
}

/** A block of the capture: a paragraph, a heading, an item, with its way back to the source. */
export interface Block {
  /** What the markup says it is; plain text says only `paragraph`. */
  kind: 'paragraph' | 'heading' | 'listItem' | 'caption' | 'note' | 'subtitle';
  /** Its language when that is surely another than the article's. Set by `language`. */
  language?: string;
  /** 1 to 6 for a heading that the markup calls one. */
  level?: number;
  /** NFC, white space folded, never empty, not trimmed of anything but white space. */
  content: MappedText;
  /** Its stretch of the source, markup and all; absent for a block that only HTML implies. */
  source?: Span;
}

/** Something taken out, in offsets of the source. */
export interface SourceRemoval extends Span {
  kind: string;
  rule: string;
  score: number;
  reason: string;
}

/** The article's text: the kept blocks joined by `\n\n`. */
export interface Body {
  text: string;
  /** Where the text came from, sorted by `start`. */
  runs: Run[];
  /** `kind` starts as the block's and is settled by the describe step. */
  paragraphs: Paragraph[];
  /** The block each paragraph came from, same order. */
  blocks: Block[];
}

/** The words of the body as columns: word `i` is `[starts[i], ends[i])`. Punctuation is no word. */
export interface Words {
  length: number;
  starts: Uint32Array;
  ends: Uint32Array;
  /** The number of each word's spelling. */
  numbers: Uint32Array;
  spellings: Spellings;
}

/** A sentence; never longer than its paragraph. */
export interface Sentence extends Span {
  /** Index of its paragraph. */
  paragraph: number;
  /** Index of its first word. */
  firstWord: number;
  /** Index after its last word. */
  endWord: number;
}

/** What the article says about itself. */
export type Description = Pick<
  Article,
  | 'headline'
  | 'bylines'
  | 'dateline'
  | 'wire'
  | 'datePublished'
  | 'dateModified'
  | 'publisher'
  | 'section'
  | 'image'
  | 'dates'
>;

/** What a page says of itself that helps to find its article, and is no part of the record. */
export interface Stated {
  /** Its descriptions, which often are the standfirst. */
  descriptions: readonly string[];
  /** Whether a machine can read from it when it was published. */
  isDated: boolean;
  /** Whether its JSON-LD holds the text of an article. */
  hasBody: boolean;
}

declare module 'vfile' {
  interface DataMap {
    /** Set by the caller. */
    given: Given;
    /** Set by `decode`. */
    decoded: Decoded;
    /** Set by `metadata` for HTML and front matter: what their own metadata says. */
    page: Partial<Description>;
    /** Set by `metadata` for HTML. */
    stated: Stated;
    /** Set by `blocks`. */
    blocks: Block[];
    /** Set by `language`. */
    language: { tag: string; confidence: number };
    /** Set by `clean` (and by `blocks` for markup that is page furniture). */
    removals: SourceRemoval[];
    /** Set by `text`. */
    body: Body;
    /** Set by `segment`. */
    words: Words;
    /** Set by `segment`. */
    sentences: Sentence[];
    /** Set by `describe`. */
    description: Description;
    /** Set by `mention`, in order of first occurrence; ids `m1`, `m2`, … */
    mentions: Mention[];
    /** Set by `quote`, in order; ids `q1`, `q2`, … */
    quotations: Quotation[];
    /** Set by `claim`, the most worth checking first; ids `c1`, `c2`, … */
    claims: Claim[];
    /** What each step attempted for this language. */
    coverage: Partial<Coverage>;
    /** Data files that shaped the result, with their digests. */
    models: { name: string; sha256: string }[];
    /** Set by `record`, completed by `jsonld`. */
    record: ArchiveRecord;
  }
}

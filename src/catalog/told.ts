/** What was told of the articles of a batch while it was made, so that indexing it need not read its records again. */
import { closeSync, readSync, writeSync } from 'node:fs';
import { type Facts, unpackFacts } from '../record/facts.ts';
import { type Archive, openNameless } from '../store/index.ts';

/**
 * What was told, in the order it came in. It is a help and no more: where the disk refuses to take it, all of it goes,
 * since whatever else is written needs the room more.
 */
export interface Told {
  /** Takes down what `packFacts` made of an article. */
  add(facts: Uint8Array): void;
  /** Gives what was taken down, up to what the disk does not give back. Nothing more is taken down then. */
  all(): Generator<Facts, void, void>;
  /** Lets go of it. */
  close(): void;
}

/** No more bytes than these are taken down: what is told of some 90,000 articles. */
const MOST = 256 << 20;
/** Bytes that are written at once. */
const PIECE = 1 << 18;
const HEAD = 4;

/** How to take down what is told. */
export interface ToldOptions {
  /** How many bytes at most, but for the last piece. Default: 256 MB. */
  readonly most?: number;
  /** Opens the file that it goes into; undefined where there can be none. Default: `openNameless`. */
  readonly open?: () => number | undefined;
}

/** Begins to take down what is told, in a file that nothing stays of. */
export function startTold(
  archive: Pick<Archive, 'folder'>,
  { most = MOST, open = () => openNameless(archive) }: ToldOptions = {},
): Told {
  let file = open();
  let mayAdd = file !== undefined;
  /** Where each piece that was written ends. */
  const ends: number[] = [];
  let waiting: Uint8Array[] = [];
  let waitingBytes = 0;

  const close = (): void => {
    mayAdd = false;
    ends.length = 0;
    const closing = file;
    file = undefined;
    try {
      if (closing !== undefined) closeSync(closing);
    } catch {
      // A disk that refuses late does no more harm than one that refuses at once.
    }
  };
  const flush = (): void => {
    const piece = Buffer.concat(waiting);
    const start = ends.at(-1) ?? 0;
    waiting = [];
    waitingBytes = 0;
    try {
      let at = 0;
      while (at < piece.length) at += writeSync(file!, piece, at, piece.length - at, start + at);
      ends.push(start + at);
      mayAdd = start + at < most;
    } catch {
      close();
    }
  };
  /** What was written in a piece; undefined where the disk does not give it back. */
  const read = (start: number, end: number): Facts[] | undefined => {
    const piece = Buffer.alloc(end - start);
    const all: Facts[] = [];
    try {
      if (readSync(file!, piece, 0, piece.length, start) < piece.length) return undefined;
      for (let at = 0; at < piece.length; ) {
        const from = at + HEAD;
        at = from + piece.readUInt32LE(at);
        all.push(unpackFacts(piece.subarray(from, at)));
      }
    } catch {
      return undefined;
    }
    return all;
  };
  return {
    add(facts) {
      if (!mayAdd) return;
      const head = Buffer.alloc(HEAD);
      head.writeUInt32LE(facts.length);
      // What was made in a thread lies among much else, which is not to wait with it.
      waiting.push(head, Uint8Array.from(facts));
      waitingBytes += HEAD + facts.length;
      if (waitingBytes >= PIECE) flush();
    },
    *all() {
      if (mayAdd) flush();
      mayAdd = false;
      let start = 0;
      for (const end of ends) {
        const facts = read(start, end);
        if (!facts) return;
        yield* facts;
        start = end;
      }
    },
    close,
  };
}

/** What was told of the articles of a batch while it was made, so that indexing it need not read its records again. */
import { closeSync, readSync, writeSync } from 'node:fs';
import { type Facts, unpackFacts } from '../record/facts.ts';
import { type Archive, openNameless } from '../store/index.ts';

/** What was told, in the order it came in. It is a help and no more: where the disk refuses, the rest is left out. */
export interface Told {
  /** Takes down what `packFacts` made of an article. */
  add(facts: Uint8Array): void;
  /** Gives what was taken down, up to what could not be. Nothing more is taken down then. */
  all(): Generator<Facts, void, void>;
  /** Lets go of it. */
  close(): void;
}

/** No more bytes than these are taken down: what is told of some 90,000 articles. */
const MOST = 256 << 20;
/** Bytes that are written at once. */
const PIECE = 1 << 18;
const HEAD = 4;

/**
 * Begins to take down what is told, in a file that nothing stays of.
 *
 * @param most How many bytes at most, but for the last piece.
 */
export function startTold(archive: Pick<Archive, 'folder'>, most = MOST): Told {
  const file = openNameless(archive);
  let mayAdd = file !== undefined;
  /** Where each piece that was written ends. */
  const ends: number[] = [];
  let waiting: Uint8Array[] = [];
  let waitingBytes = 0;

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
      mayAdd = false;
    }
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
        const piece = Buffer.alloc(end - start);
        if (readSync(file!, piece, 0, piece.length, start) < piece.length) return;
        start = end;
        let at = 0;
        while (at < piece.length) {
          const from = at + HEAD;
          at = from + piece.readUInt32LE(at);
          yield unpackFacts(piece.subarray(from, at));
        }
      }
    },
    close() {
      mayAdd = false;
      ends.length = 0;
      if (file !== undefined) closeSync(file);
    },
  };
}

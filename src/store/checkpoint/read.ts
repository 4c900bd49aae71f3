/** Reads the checkpoints of an archive, and holds each against the one before it. */
import type { Archive } from '../archive.ts';
import { sha256Hex } from '../digests.ts';
import { DamageError } from '../errors.ts';
import { readWhole } from '../files.ts';
import { readLines } from '../lookup.ts';
import { leafHash, MerkleTree } from '../merkle.ts';
import { contentPath } from '../object.ts';
import { objectPath } from '../ocfl/root.ts';
import {
  CHECKPOINT_FILE,
  type CheckpointDocument,
  checkpointObjectId,
  ENTRIES_FILE,
  parseCheckpoint,
  SIGNATURE_FILE,
} from './document.ts';
import { type LogEntry, parseEntry } from './entries.ts';

/** A checkpoint that is in the archive. */
export interface Checkpoint {
  /** The folder of its object. */
  readonly path: string;
  readonly document: CheckpointDocument;
  /** `checkpoint.json` as it stands there. */
  readonly bytes: Uint8Array;
  /** The SHA-256 of `bytes`, in lower-case hexadecimal. */
  readonly sha256: string;
  /** The lines it adds to the log. */
  readonly entries: readonly LogEntry[];
  /** The hashes of those lines. */
  readonly leaves: readonly string[];
  /** The signature over `bytes`, if there is one. */
  readonly signature?: Uint8Array;
}

/** Reads checkpoints one by one, in order, each of which must continue the one before. */
export class CheckpointChain {
  readonly #archive: Archive;
  readonly #tree = new MerkleTree();
  #last: Checkpoint | null = null;

  constructor(archive: Archive) {
    this.#archive = archive;
  }

  /** The number of the checkpoint that `next` reads. */
  get nextNumber(): number {
    return (this.#last?.document.checkpoint ?? 0) + 1;
  }

  /** The last one read. */
  get last(): Checkpoint | null {
    return this.#last;
  }

  /** The tree over the log so far; to be added to by whoever writes the next checkpoint. */
  get tree(): MerkleTree {
    return this.#tree;
  }

  /**
   * Reads the next checkpoint.
   *
   * @returns it; `null` when there is none of that number
   * @throws DamageError when it is not what it must be
   * @throws StoreIoError when the disk refuses
   */
  async next(): Promise<Checkpoint | null> {
    const { files, root } = this.#archive;
    const path = objectPath(root, checkpointObjectId(this.nextNumber));
    if ((await files.kind(path)) === null) return null;
    const file = contentPath(path, CHECKPOINT_FILE);
    const bytes = await readWhole(files, file);
    const document = parseCheckpoint(bytes);
    if (!document)
      throw new DamageError({ path: file, expected: 'a checkpoint', found: 'other bytes' });
    const { entries, leaves } = await this.#readEntries(path);
    for (const leaf of leaves) this.#tree.add(leaf);
    const previous = this.#last?.sha256 ?? null;
    const expected = {
      checkpoint: this.nextNumber,
      previous,
      entries: this.#tree.leaves,
      root: this.#tree.root(),
    };
    for (const [key, value] of Object.entries(expected)) {
      const found = document[key as keyof typeof expected];
      if (found !== value) {
        throw new DamageError({ path: file, expected: `${key} ${value}`, found: String(found) });
      }
    }
    const signatureFile = contentPath(path, SIGNATURE_FILE);
    const signed = (await files.kind(signatureFile)) !== null;
    const signature = signed ? await readWhole(files, signatureFile) : undefined;
    const sha256 = sha256Hex(bytes);
    this.#last = {
      path,
      document,
      bytes,
      sha256,
      entries,
      leaves,
      ...(signature && { signature }),
    };
    return this.#last;
  }

  async #readEntries(object: string): Promise<Pick<Checkpoint, 'entries' | 'leaves'>> {
    const path = contentPath(object, ENTRIES_FILE);
    const entries: LogEntry[] = [];
    const leaves: string[] = [];
    for await (const { offset, text } of readLines(this.#archive.files, path)) {
      const entry = text === null ? null : parseEntry(text);
      if (!entry)
        throw new DamageError({ path, offset, expected: 'a line of the log', found: 'another' });
      entries.push(entry);
      leaves.push(leafHash(text!));
    }
    return { entries, leaves };
  }
}

/**
 * Reads all checkpoints of an archive.
 *
 * @returns the chain, read to its end, and its checkpoints
 * @throws DamageError when one is not what it must be
 * @throws StoreIoError when the disk refuses
 */
export async function readCheckpoints(
  archive: Archive,
): Promise<{ chain: CheckpointChain; checkpoints: Checkpoint[] }> {
  const chain = new CheckpointChain(archive);
  const checkpoints: Checkpoint[] = [];
  for (let each = await chain.next(); each; each = await chain.next()) checkpoints.push(each);
  return { chain, checkpoints };
}

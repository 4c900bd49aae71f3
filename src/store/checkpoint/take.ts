/** Takes a checkpoint: states what is in the store, so that nothing can vanish from it unnoticed. */
import type { Archive } from '../archive.ts';
import { sha256Hex } from '../digests.ts';
import { DamageError } from '../errors.ts';
import { leafHash } from '../merkle.ts';
import { writeObject } from '../object.ts';
import { objectPath } from '../ocfl/root.ts';
import {
  CHECKPOINT_FILE,
  type CheckpointDocument,
  checkpointObjectId,
  checkpointText,
  ENTRIES_FILE,
  SIGNATURE_FILE,
} from './document.ts';
import { applyEntries, entryText, type LogEntry } from './entries.ts';
import { compareWithLog, readObjectStates } from './objects.ts';
import { readCheckpoints } from './read.ts';

/** How to take a checkpoint. */
export interface CheckpointInput {
  /** The time it states: ISO 8601 in UTC. */
  readonly now: string;
  /** What takes it, such as `kliping/0.1.0`. */
  readonly software: string;
  /** Signs the bytes of `checkpoint.json`; answers with the signature. Default: none is made. */
  readonly sign?: (checkpoint: Uint8Array) => Promise<Uint8Array>;
}

/** A checkpoint that was taken, or the last one where nothing had changed since. */
export interface CheckpointReceipt {
  readonly document: CheckpointDocument;
  /** The SHA-256 of `checkpoint.json`, in lower-case hexadecimal: all there is to keep elsewhere. */
  readonly sha256: string;
  /** The lines it adds; empty when nothing had changed. */
  readonly entries: readonly LogEntry[];
  /** The folder of its object. */
  readonly path: string;
  readonly signed: boolean;
}

/**
 * Takes a checkpoint. When the store is as the last one left it, that one is the answer.
 *
 * @returns the checkpoint; `null` when the store holds nothing yet
 * @throws DamageError when an object that an earlier checkpoint saw is gone or is another, or when a
 *   checkpoint is damaged; nothing is written then
 * @throws ObjectExistsError when somebody else took one at the same time: take it again
 * @throws StoreIoError when the disk refuses
 */
export async function takeCheckpoint(
  archive: Archive,
  { now, software, sign }: CheckpointInput,
): Promise<CheckpointReceipt | null> {
  const { chain, checkpoints } = await readCheckpoints(archive);
  const expected = new Map<string, string>();
  for (const { entries } of checkpoints) applyEntries(expected, entries);
  const { entries, missing, replaced } = compareWithLog(expected, await readObjectStates(archive));
  for (const [objects, found] of [
    [missing, 'nothing'],
    [replaced, 'another object'],
  ] as const) {
    if (objects[0] === undefined) continue;
    const more = objects.length > 1 ? ` and ${objects.length - 1} more` : '';
    const saw = `the object '${objects[0]}'${more}, which a checkpoint saw`;
    throw new DamageError({ path: objectPath(archive.root, objects[0]), expected: saw, found });
  }
  const { last } = chain;
  if (entries.length === 0) {
    if (!last) return null;
    const { document, sha256, path, signature } = last;
    return { document, sha256, entries, path, signed: signature !== undefined };
  }
  const lines = entries.map(entryText);
  for (const line of lines) chain.tree.add(leafHash(line));
  const document: CheckpointDocument = {
    checkpoint: chain.nextNumber,
    previous: last?.sha256 ?? null,
    time: now,
    entries: chain.tree.leaves,
    root: chain.tree.root(),
  };
  const bytes = Buffer.from(checkpointText(document), 'utf8');
  const signature = await sign?.(bytes);
  const path = await writeObject(archive, {
    id: checkpointObjectId(document.checkpoint),
    now,
    software,
    message: `Checkpoint ${document.checkpoint}`,
    content: [
      { path: CHECKPOINT_FILE, bytes },
      { path: ENTRIES_FILE, bytes: Buffer.from(lines.map((line) => `${line}\n`).join(''), 'utf8') },
      ...(signature ? [{ path: SIGNATURE_FILE, bytes: signature }] : []),
    ],
  });
  return { document, sha256: sha256Hex(bytes), entries, path, signed: signature !== undefined };
}

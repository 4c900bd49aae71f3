/**
 * Proves that a line of a look-up file was in the archive at a checkpoint: by the line's audit path in
 * its batch, the root that the batch states, the inventory that has the digest of that statement, and the
 * audit path of the inventory in the log of the checkpoint.
 */
import { join } from 'node:path';
import type { Archive } from './archive.ts';
import { folderOf } from './batches.ts';
import { entryText } from './checkpoint/entries.ts';
import type { CheckpointLog } from './checkpoint/log.ts';
import { sha512Hex } from './digests.ts';
import { DamageError, StoreUsageError } from './errors.ts';
import { readWhole } from './files.ts';
import { type BatchKind, DERIVED, INGEST } from './kinds.ts';
import { parseCaptureLine, readLines } from './lookup.ts';
import { madeKey, parseMadeLine } from './made-lookup.ts';
import { auditPath, climb, leafHash, merkleText, type PathStep } from './merkle.ts';
import { contentPath } from './object.ts';
import { INVENTORY_FILE } from './ocfl/inventory.ts';
import type { CaptureEntry, MadeEntry } from './types.ts';

/** The parts of a proof, each the exact bytes of a file. */
export interface LineProof {
  /** The line, without its line end. */
  readonly line: Uint8Array;
  /** Its audit path in the look-up file (see `pathText`). */
  readonly linePath: Uint8Array;
  /** The file that states the root of the look-up file. */
  readonly merkle: Uint8Array;
  /** The inventory of the batch's object. */
  readonly inventory: Uint8Array;
  /** The line of the log with the inventory's digest, without its line end. */
  readonly entry: Uint8Array;
  /** Its audit path in the log. */
  readonly entryPath: Uint8Array;
}

/** The text of an audit path: a line for each step from the leaf up, `left` or `right` and the hash. */
export function pathText(path: readonly PathStep[]): string {
  return path.map(({ side, hash }) => `${side} ${hash}\n`).join('');
}

/**
 * Proves the line of a capture.
 *
 * @throws StoreUsageError when the checkpoint does not cover its batch, or the batch has no Merkle root
 * @throws DamageError when anything stored is not what it must be
 * @throws StoreIoError when the disk refuses
 */
export function proveCapture(
  archive: Archive,
  log: CheckpointLog,
  entry: CaptureEntry,
): Promise<LineProof> {
  return proveLine(archive, log, INGEST, entry, (text) => {
    const line = parseCaptureLine(text);
    return !('problem' in line) && line.id === entry.id;
  });
}

/** Proves the line of something made of a capture; as `proveCapture`. */
export function proveMade(
  archive: Archive,
  log: CheckpointLog,
  entry: MadeEntry,
): Promise<LineProof> {
  return proveLine(archive, log, DERIVED, entry, (text) => {
    const line = parseMadeLine(text);
    return !('problem' in line) && madeKey(line) === madeKey(entry);
  });
}

async function proveLine(
  archive: Archive,
  { checkpoint, entries, leaves }: CheckpointLog,
  kind: BatchKind,
  { batch, object }: Pick<CaptureEntry, 'batch' | 'object'>,
  isLine: (text: string) => boolean,
): Promise<LineProof> {
  const { files } = archive;
  const folder = folderOf(archive, { object });
  const at = entries.findIndex((each) => 'inventory' in each && each.object === object);
  const entry = entries[at];
  if (!entry || !('inventory' in entry)) {
    throw new StoreUsageError(
      `Checkpoint ${checkpoint.document.checkpoint} of '${archive.folder}' does not cover the ${kind.called} '${batch}' (${object}): take a new one (kliping checkpoint).`,
    );
  }
  const inventoryPath = join(folder, INVENTORY_FILE);
  const inventory = await readWhole(files, inventoryPath);
  expectEqual(inventoryPath, 'SHA-512', entry.inventory, sha512Hex(inventory));
  const merklePath = contentPath(folder, kind.merkle);
  if ((await files.kind(merklePath)) === null) {
    throw new StoreUsageError(
      `The ${kind.called} '${batch}' was written before batches stated a Merkle root, so no line of it can be proved alone: its inventory vouches for ${kind.lookup} as a whole.`,
    );
  }
  const merkle = await readWhole(files, merklePath);
  const lookup = contentPath(folder, kind.lookup);
  const { line, index, hashes } = await findLine(archive, lookup, isLine);
  const path = auditPath(hashes, index);
  const stated = merkleText({ leaves: hashes.length, root: climb(hashes[index]!, path) });
  expectEqual(merklePath, 'the text', stated, Buffer.from(merkle).toString('utf8'));
  return {
    line: Buffer.from(line, 'utf8'),
    linePath: Buffer.from(pathText(path), 'utf8'),
    merkle,
    inventory,
    entry: Buffer.from(entryText(entry), 'utf8'),
    entryPath: Buffer.from(pathText(auditPath(leaves, at)), 'utf8'),
  };
}

function expectEqual(path: string, what: string, expected: string, found: string): void {
  if (expected === found) return;
  throw new DamageError({
    path,
    expected: `${what} ${JSON.stringify(expected)}`,
    found: JSON.stringify(found),
  });
}

/** Reads a look-up file for the hashes of all its lines and the one wanted. */
async function findLine(
  { files }: Archive,
  path: string,
  isLine: (text: string) => boolean,
): Promise<{ line: string; index: number; hashes: string[] }> {
  const hashes: string[] = [];
  let found: { line: string; index: number } | undefined;
  for await (const { offset, text } of readLines(files, path)) {
    if (text === null) {
      throw new DamageError({ path, offset, expected: 'UTF-8', found: 'other bytes' });
    }
    if (!found && isLine(text)) found = { line: text, index: hashes.length };
    hashes.push(leafHash(text));
  }
  if (!found) throw new DamageError({ path, expected: 'the line to prove', found: 'none' });
  return { ...found, hashes };
}

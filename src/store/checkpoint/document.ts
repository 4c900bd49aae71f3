/** `checkpoint.json`: what a checkpoint says of the log up to it. */
import type { Fields } from '../lookup.ts';

/** What the id of a checkpoint's object starts with; its number follows. */
export const CHECKPOINT_PREFIX = 'urn:kliping:checkpoint:';
/** The file that states a checkpoint, and that a signature is over. */
export const CHECKPOINT_FILE = 'checkpoint.json';
/** The file with the lines of the log that are new. */
export const ENTRIES_FILE = 'entries.jsonl';
/** The signature over `checkpoint.json`, as `ssh-keygen -Y sign` makes it; not every checkpoint has one. */
export const SIGNATURE_FILE = 'checkpoint.json.sig';

/** The state of an archive at one moment, in a chain (`schemas/checkpoint.schema.json`). */
export interface CheckpointDocument {
  /** Its number: 1, 2, 3 and so on. */
  readonly checkpoint: number;
  /** The SHA-256 of the `checkpoint.json` before it, in lower-case hexadecimal; `null` for the first. */
  readonly previous: string | null;
  /** When it was taken: ISO 8601 in UTC. Nothing is ordered by it. */
  readonly time: string;
  /** How many lines the log has, those of earlier checkpoints too. */
  readonly entries: number;
  /** The root of the Merkle tree over all lines of the log. */
  readonly root: string;
}

/** The id of the object of a checkpoint. */
export function checkpointObjectId(number: number): string {
  return CHECKPOINT_PREFIX + number;
}

/** The number of the checkpoint an object holds; `null` when it is something else. */
export function checkpointNumber(object: string): number | null {
  const number = object.slice(CHECKPOINT_PREFIX.length);
  return object.startsWith(CHECKPOINT_PREFIX) && /^[1-9]\d{0,8}$/.test(number)
    ? Number(number)
    : null;
}

/** The text of `checkpoint.json`. The order of keys is fixed. */
export function checkpointText(document: CheckpointDocument): string {
  const { checkpoint, previous, time, entries, root } = document;
  return `${JSON.stringify({ checkpoint, previous, time, entries, root }, null, 2)}\n`;
}

/** Reads `checkpoint.json`; `null` when it is none that `checkpointText` would write. */
export function parseCheckpoint(bytes: Uint8Array): CheckpointDocument | null {
  const text = Buffer.from(bytes).toString('utf8');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const { checkpoint, previous, time, entries, root } = (value ?? {}) as Fields;
  const fits =
    Number.isSafeInteger(checkpoint) &&
    (previous === null || isSha256(previous)) &&
    typeof time === 'string' &&
    Number.isSafeInteger(entries) &&
    isSha256(root);
  if (!fits) return null;
  const document = value as CheckpointDocument;
  return checkpointText(document) === text ? document : null;
}

function isSha256(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
}

/**
 * `tombstones.jsonl`: what stands in a batch for what was erased from it. A tombstone says why and when;
 * nothing in it leads back to what was erased, unless the archive's keeper chose to leave the id.
 */
import { hexFromNi } from './digests.ts';
import type { Fields } from './lookup.ts';
import { isUtcTime } from './times.ts';

/** The file of tombstones. */
export const TOMBSTONES_FILE = 'tombstones.jsonl';

/** A line of `tombstones.jsonl` (`schemas/tombstones.schema.json`): one capture that was erased. */
export interface Tombstone {
  /** When: ISO 8601 in UTC. */
  readonly time: string;
  /** Why, in the words of whoever erased it. */
  readonly reason: string;
  /** The capture's id, where it was to be kept. It can be recomputed by whoever has the article. */
  readonly capture?: string;
}

/** The text of a line, with its line end. The order of keys is fixed. */
export function tombstoneText({ time, reason, capture }: Tombstone): string {
  return `${JSON.stringify({ time, reason, capture })}\n`;
}

/** Reads a line without its line end; `null` when it is none that `tombstoneText` would write. */
export function parseTombstone(text: string | null): Tombstone | null {
  let value: unknown;
  try {
    value = JSON.parse(text ?? '');
  } catch {
    return null;
  }
  const { time, reason, capture } = (value ?? {}) as Fields;
  if (typeof time !== 'string' || !isUtcTime(time) || typeof reason !== 'string') return null;
  if (capture !== undefined && (typeof capture !== 'string' || !hexFromNi(capture))) return null;
  const tombstone = value as Tombstone;
  return tombstoneText(tombstone) === `${text}\n` ? tombstone : null;
}

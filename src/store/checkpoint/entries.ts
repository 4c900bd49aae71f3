/**
 * The log that checkpoints keep of the store: a line for each object that came, and for each that an
 * erasure took. It only ever grows; each checkpoint adds the lines since the one before.
 */
import type { Fields } from '../lookup.ts';

/** An object that came. */
export interface Arrival {
  /** The id of the OCFL object. */
  readonly object: string;
  /** The SHA-512 of its inventory in lower-case hexadecimal. */
  readonly inventory: string;
}

/** An object that was withdrawn because something in it was erased. */
export interface Withdrawal {
  readonly object: string;
  /** The id of the object that stands for it now. */
  readonly replacedBy: string;
}

/** A line of the log. */
export type LogEntry = Arrival | Withdrawal;

/** The text of a line, without its line end. The order of keys is fixed. */
export function entryText(entry: LogEntry): string {
  const { object } = entry;
  return JSON.stringify(
    'inventory' in entry
      ? { object, inventory: entry.inventory }
      : { object, replacedBy: entry.replacedBy },
  );
}

/** Reads a line; `null` when it is none that `entryText` would write. */
export function parseEntry(text: string): LogEntry | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const { object, inventory, replacedBy } = (value ?? {}) as Fields;
  if (typeof object !== 'string') return null;
  let entry: LogEntry;
  if (typeof inventory === 'string' && /^[0-9a-f]{128}$/.test(inventory)) {
    entry = { object, inventory };
  } else if (typeof replacedBy === 'string') {
    entry = { object, replacedBy };
  } else {
    return null;
  }
  return entryText(entry) === text ? entry : null;
}

/** Applies lines to what is expected in the store: object id to the SHA-512 of its inventory. */
export function applyEntries(expected: Map<string, string>, entries: readonly LogEntry[]): void {
  for (const entry of entries) {
    if ('inventory' in entry) expected.set(entry.object, entry.inventory);
    else expected.delete(entry.object);
  }
}

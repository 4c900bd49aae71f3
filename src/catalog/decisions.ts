/** What people decided, as the catalog keeps it: of every claim and quotation in a document its state. */
import { placeOf, REVIEW_LAYER, readReviews, timeOf } from '../archive/reviews/layer.ts';
import { stateOf, type WorkState } from '../archive/reviews/states.ts';
import type { Archive, LinePlace, MadeEntry, MadeLine } from '../store/index.ts';
import type { Database } from './engine.ts';

/** What was decided of one claim or quotation in one document. */
export interface Decision {
  /** What it is about: the same in all documents. */
  readonly item: string;
  readonly state: WorkState;
  readonly time: string;
}

/**
 * Reads the decisions that a look-up line leads to.
 *
 * @returns undefined when it leads to something else.
 * @throws DamageError when the document is not what it must be
 */
export async function readDecisions(
  archive: Archive,
  line: MadeEntry,
): Promise<Decision[] | undefined> {
  if (line.layer !== REVIEW_LAYER) return undefined;
  const { items } = await readReviews(archive, [line]);
  return items.map((item) => ({ item: placeOf(item), state: stateOf(item), time: timeOf(item) }));
}

/** Keeps what a look-up line led to; within a transaction. */
export function writeDecisions(
  database: Database,
  batch: number,
  { offset }: LinePlace<MadeLine>,
  decisions: readonly Decision[],
): void {
  database.prepare('DELETE FROM decided WHERE batch = ? AND start = ?').run(batch, offset);
  const insert = database.prepare('INSERT OR REPLACE INTO decided VALUES (?, ?, ?, ?, ?)');
  for (const { item, state, time } of decisions) insert.run(batch, offset, item, state, time);
}

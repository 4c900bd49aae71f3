/** Accepts and rejects claims and quotations. */
import type { ReviewDecision } from '../../record/types.generated.ts';
import { isPublic } from '../../review/states.ts';
import type { Archive } from '../../store/index.ts';
import { anchorOf, commitReviews, type Decided, type ReviewReceipt } from './commit.ts';
import { namesOf, readWorklist } from './worklist.ts';

/** Why an id is left out; `docs/errors.md` says how to mend each. */
export type DecideCode = 'claim' | 'state' | 'repeated';

/** What became of an id. */
export type DecideOutcome =
  | { status: 'decided'; id: string; text: string; about: 'claim' | 'quotation'; articles: number }
  /** It was decided just so before. */
  | { status: 'same'; id: string; text: string }
  | { status: 'refused'; id: string; code: DecideCode; message: string };

/** How to decide. */
export interface DecideOptions {
  /** Whether they are accepted or rejected. */
  value: ReviewDecision['value'];
  /** Who decides. Default: not told. */
  by?: string;
  /** Why. Default: not told. */
  note?: string;
  /** The time that goes into the archive: ISO 8601 in UTC. */
  now: string;
  /** The derived batch's id. Default: made of the time. */
  batch?: string;
  onOutcome?: (outcome: DecideOutcome) => void | Promise<void>;
}

/** What a run did. */
export interface DecideReport extends ReviewReceipt {
  decided: number;
  same: number;
  refused: number;
}

/**
 * Accepts or rejects claims and quotations, each with all its appearances. An acceptance holds for the
 * claimant or speaker that the record names now; if a later record names another, it holds no more.
 *
 * @param ids Ids of the worklist, or first digits of them (four at least); `3f2a9c41#q2` is one
 *   appearance.
 * @throws StoreUsageError when the batch id is not one or is taken.
 * @throws DamageError when something stored is not what it must be; nothing is written then.
 * @throws StoreIoError when the disk refuses; the store is then as it was.
 */
export async function decideClaims(
  archive: Archive,
  ids: readonly string[],
  { value, by, note, now, batch, onOutcome }: DecideOptions,
): Promise<DecideReport> {
  const find = namesOf(await readWorklist(archive, { quotations: true }));
  const decision: ReviewDecision = {
    value,
    time: now,
    ...(by !== undefined && { by }),
    ...(note !== undefined && { note }),
  };
  const changes: Decided[] = [];
  const taken = new Set<object>();
  const counts = { decided: 0, same: 0, refused: 0 };
  const refuse = async (id: string, code: DecideCode, message: string): Promise<void> => {
    counts.refused++;
    await onOutcome?.({ status: 'refused', id, code, message });
  };
  for (const id of ids) {
    const named = find(id);
    if (typeof named === 'string') {
      await refuse(id, 'claim', named);
      continue;
    }
    const { entry, appearances } = named;
    if (appearances.some((each) => taken.has(each))) {
      await refuse(id, 'repeated', 'Another id of this call names the same.');
      continue;
    }
    if (value === 'rejected' && appearances.some(({ item }) => isPublic(item?.review))) {
      const message = `It is ${entry.state}: withdraw its review before you reject it.`;
      await refuse(id, 'state', message);
      continue;
    }
    const open = appearances.filter(({ item, who }) => {
      const before = item?.decision;
      const isSame = before?.value === value && before.by === by && before.note === note;
      return !isSame || (value === 'accepted' && item?.attributedTo !== who?.name);
    });
    if (open.length === 0) {
      counts.same++;
      await onOutcome?.({ status: 'same', id: entry.id, text: entry.text });
      continue;
    }
    for (const appearance of open) {
      taken.add(appearance);
      const { review } = appearance.item ?? {};
      const item = { ...anchorOf(appearance), decision, ...(review && { review }) };
      changes.push({ appearance, item });
    }
    counts.decided++;
    const { about, text } = entry;
    await onOutcome?.({ status: 'decided', id: entry.id, text, about, articles: open.length });
  }
  const { same, refused } = counts;
  const receipt = await commitReviews(archive, changes, {
    now,
    ...(batch !== undefined && { batch }),
    counts: { rows: ids.length, same, refused },
  });
  return { ...receipt, ...counts };
}

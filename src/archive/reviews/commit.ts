/** Writes what people decided of claims and quotations into the archive. */
import type { ReviewItem, ReviewLayer } from '../../record/types.generated.ts';
import {
  type Archive,
  derivedObjectId,
  listDerived,
  type Made,
  readCapture,
} from '../../store/index.ts';
import { defaultBatchId } from '../batch-id.ts';
import { commitDerived } from '../commit-derived.ts';
import { REVIEW_EVENTS } from '../provenance.ts';
import {
  compareItems,
  isSameAnchor,
  REVIEW_LAYER,
  REVIEW_SCHEMA,
  reviewProblems,
} from './layer.ts';
import { readReviewed } from './newest.ts';
import type { Appearance } from './worklist.ts';

/** Something that was decided of one appearance. */
export interface Decided {
  appearance: Appearance;
  /** What is to be stored of it, in place of what was. */
  item: ReviewItem;
}

/** What is known of a run besides. */
export interface ReviewRun {
  /** The time that goes into the archive: ISO 8601 in UTC. */
  now: string;
  /**
   * The derived batch's id. Default: made of the time and the batches there are, and
   * of nothing that might have to be erased.
   */
  batch?: string;
  /** How many rows or ids there were, said nothing new, and were left out. */
  counts: { rows: number; same: number; refused: number };
}

/** What was written. */
export interface ReviewReceipt {
  /** The derived batch's id; absent when there was nothing new and so nothing was written. */
  batch?: string;
  /** The folder of the derived batch's object. */
  path?: string;
  /** Captures of which something was written. */
  captures: number;
}

const encoder = new TextEncoder();

/** What an appearance is stored by: its words, where they stand, and who is said to have said them. */
export function anchorOf({ about, id, generation, sha256, content, who, item }: Appearance) {
  // What is no longer found keeps the place it was found at.
  const attributedTo = who?.name ?? item?.attributedTo;
  return {
    about,
    id,
    text: { generation, sha256 },
    content,
    ...(attributedTo !== undefined && { attributedTo }),
  } satisfies Partial<ReviewItem>;
}

/**
 * Writes decisions as one derived batch, whole or not at all: for each capture one generation of the
 * layer `review`, which stands for the earlier ones. What was decided of the capture's other claims and
 * quotations is in it as it was.
 *
 * @throws StoreUsageError when the batch id is not one or is taken.
 * @throws DamageError when something stored is not what it must be; nothing is written then.
 * @throws StoreIoError when the disk refuses; the store is then as it was.
 */
export async function commitReviews(
  archive: Archive,
  decided: readonly Decided[],
  { now, counts, ...run }: ReviewRun,
): Promise<ReviewReceipt> {
  const there = (await listDerived(archive)).map((each) => each.batch);
  const batch = run.batch ?? defaultBatchId(now, [`review ${decided.length}`, ...there]);
  derivedObjectId(batch);
  const byCapture = new Map<string, Decided[]>();
  for (const each of decided) {
    const { capture } = each.appearance;
    const own = byCapture.get(capture);
    if (own) own.push(each);
    else byCapture.set(capture, [each]);
  }
  const used = new Set<string>();
  async function* made(): AsyncGenerator<Made> {
    if (byCapture.size === 0) return;
    for await (const { entry, reviews, decided: generation } of readReviewed(archive, (id) =>
      byCapture.has(id),
    )) {
      const own = byCapture.get(entry.id)!;
      const replaced = new Set(own.map(({ appearance }) => JSON.stringify(appearance.item)));
      // By where they stand, too: another run may have decided of them since the worklist was read.
      const kept = (reviews?.items ?? []).filter(
        (item) =>
          !replaced.has(JSON.stringify(item)) && !own.some((each) => isSameAnchor(each.item, item)),
      );
      const document: ReviewLayer = {
        schema: REVIEW_SCHEMA,
        capture: entry.id,
        layer: REVIEW_LAYER,
        items: [...kept, ...own.map(({ item }) => item)].sort(compareItems),
      };
      const problems = reviewProblems(document, entry.id);
      if (problems.length > 0) throw new Error(`A review came out wrong: ${problems.join('; ')}`);
      const { rawRecord } = await readCapture(archive, entry);
      used.add(entry.batch);
      yield {
        capture: entry.id,
        layer: REVIEW_LAYER,
        generation: generation + 1,
        ...(entry.uri !== undefined && { uri: entry.uri }),
        refersTo: rawRecord,
        record: encoder.encode(JSON.stringify(document)),
      };
    }
  }
  const receipt = await commitDerived(archive, {
    batch,
    isThere: there.includes(batch),
    now,
    made: made(),
    used,
    facts: () => ({
      events: REVIEW_EVENTS,
      models: [],
      annotated: { layer: REVIEW_LAYER },
      outcome: {
        'kliping:rows': counts.rows,
        'kliping:items': decided.length,
        'kliping:captures': byCapture.size,
        'kliping:same': counts.same,
        'kliping:refused': counts.refused,
      },
    }),
  });
  return {
    ...(receipt.path !== undefined && { batch, path: receipt.path }),
    captures: byCapture.size,
  };
}

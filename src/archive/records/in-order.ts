/** Makes the records of a stream of articles, several at a time, in the order of the stream. */
import type { RecordJob, RecordResult } from './job.ts';
import type { Makers } from './makers.ts';

/** One of a stream with what came of its job; without one there was none to do. */
export interface Settled<Item> {
  readonly item: Item;
  readonly result?: RecordResult;
}

interface Slot<Item> {
  readonly item: Item;
  readonly bytes: number;
  result?: RecordResult;
  isSettled: boolean;
  /** Resolves when it is settled. */
  readonly settling: Promise<void>;
}

/** No more bytes of articles than this wait, but one article always may. */
const MOST_BYTES = 32 << 20;

function slotOf<Item>(item: Item, job: RecordJob | undefined, makers: Makers): Slot<Item> {
  if (!job) return { item, bytes: 0, isSettled: true, settling: Promise.resolve() };
  const bytes = job.raw.length;
  const making = makers.areUp ? makers.make(job) : makers.makeHere(job);
  if (!(making instanceof Promise)) {
    return { item, bytes, result: making, isSettled: true, settling: Promise.resolve() };
  }
  const slot: Slot<Item> = {
    item,
    bytes,
    isSettled: false,
    settling: making.then((result) => {
      slot.result = result;
      slot.isSettled = true;
    }),
  };
  return slot;
}

/**
 * Waits for the first of some promises, or throws the reason of a signal that is aborted before. A promise
 * that lives as long as the signal would keep all that was ever waited for with it.
 */
function firstOf(
  promises: readonly Promise<void>[],
  signal: AbortSignal | undefined,
): Promise<void> {
  return new Promise((done, fail) => {
    const onAbort = (): void => fail(signal?.reason);
    signal?.addEventListener('abort', onAbort, { once: true });
    Promise.race(promises)
      .finally(() => signal?.removeEventListener('abort', onAbort))
      .then(done, fail);
  });
}

/**
 * Passes the items of a stream on in their order, with the records of those that have a job. Of the
 * stream no more is read than what keeps the threads at work, and that only while results are taken.
 *
 * @param jobOf The job of an item; called in order, for some items before the ones ahead are settled.
 * @throws The reason of the signal as soon as it is aborted, and what reading throws, after all that was
 *   read before.
 */
export async function* makeInOrder<Item>(
  items: AsyncIterable<Item>,
  jobOf: (item: Item) => RecordJob | undefined,
  makers: Makers,
  signal?: AbortSignal,
): AsyncGenerator<Settled<Item>> {
  const iterator = items[Symbol.asyncIterator]();
  const slots: Slot<Item>[] = [];
  let bytes = 0;
  let reading: Promise<void> | undefined;
  let ended = false;
  let failure: { error: unknown } | undefined;
  const read = async (): Promise<void> => {
    try {
      const { done, value } = await iterator.next();
      if (done) ended = true;
      else {
        const slot = slotOf(value, jobOf(value), makers);
        slots.push(slot);
        bytes += slot.bytes;
      }
    } catch (error) {
      failure = { error };
      ended = true;
    }
    reading = undefined;
  };
  try {
    for (;;) {
      signal?.throwIfAborted();
      // Without threads reading ahead would only fill the memory.
      const most = makers.areUp ? makers.most : 1;
      const hasRoom = slots.length < most && (bytes < MOST_BYTES || slots.length === 0);
      if (!ended && hasRoom) reading ??= read();
      const [head] = slots;
      if (head?.isSettled) {
        slots.shift();
        bytes -= head.bytes;
        yield { item: head.item, ...(head.result && { result: head.result }) };
      } else {
        const next = [reading, head?.settling].filter((each) => each !== undefined);
        if (next.length === 0) break;
        await firstOf(next, signal);
      }
    }
    if (failure) throw failure.error;
  } finally {
    const closing = iterator.return?.();
    // A read that is under way may wait for what never comes.
    if (reading) closing?.catch(() => {});
    else await closing;
  }
}

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
  /** What is to be done; absent once it is done, and where there is nothing to do. */
  job?: RecordJob;
  result?: RecordResult;
  /** Resolves when a thread has done it. */
  settling?: Promise<void>;
}

/** No more bytes of articles than this wait for threads, but one article always may. */
const MOST_BYTES = 32 << 20;
/** So many articles are made at a time in this thread, which takes less time than one by one. */
const HERE = 8;
/** No more bytes of articles than this wait to be made in this thread, but one article always may. */
const HERE_BYTES = 1 << 20;
/** What does not come within so many milliseconds is not waited for by what could be made. */
const SOON = 2;

function settle<Item>(slot: Slot<Item>, result: RecordResult): void {
  slot.result = result;
  delete slot.job;
}

/**
 * Waits for the first of some promises, but no longer than some milliseconds where that is given, or throws the
 * reason of a signal that is aborted before. A promise that lives as long as the signal would keep all that was ever
 * waited for with it.
 *
 * @returns whether one of them came
 */
function firstOf(
  promises: readonly Promise<void>[],
  signal: AbortSignal | undefined,
  longest?: number,
): Promise<boolean> {
  return new Promise((done, fail) => {
    const onAbort = (): void => fail(signal?.reason);
    signal?.addEventListener('abort', onAbort, { once: true });
    const timer = longest === undefined ? undefined : setTimeout(done, longest, false);
    Promise.race(promises)
      .finally(() => {
        signal?.removeEventListener('abort', onAbort);
        clearTimeout(timer);
      })
      .then(() => done(true), fail);
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
  /** What waits to be made in this thread. */
  let here: Slot<Item>[] = [];
  let reading: Promise<void> | undefined;
  let ended = false;
  let failure: { error: unknown } | undefined;
  const read = async (): Promise<void> => {
    try {
      const { done, value } = await iterator.next();
      if (done) ended = true;
      else {
        const job = jobOf(value);
        const slot: Slot<Item> = { item: value, bytes: job?.raw.length ?? 0, ...(job && { job }) };
        slots.push(slot);
        bytes += slot.bytes;
        if (!job) return;
        if (!makers.areUp) here.push(slot);
        else slot.settling = makers.make(job).then((result) => settle(slot, result));
      }
    } catch (error) {
      failure = { error };
      ended = true;
    } finally {
      reading = undefined;
    }
  };
  const makeHere = (): void => {
    const made = makers.makeHere(here.map(({ job }) => job!));
    for (const [at, slot] of here.entries()) settle(slot, made[at]!);
    here = [];
  };
  try {
    for (;;) {
      signal?.throwIfAborted();
      // What this thread makes it had better not read long before.
      const [most, mostBytes] = makers.areUp ? [makers.most, MOST_BYTES] : [HERE, HERE_BYTES];
      const hasRoom = slots.length < most && (bytes < mostBytes || slots.length === 0);
      if (!ended && hasRoom) reading ??= read();
      const [head] = slots;
      if (head && !head.job) {
        slots.shift();
        bytes -= head.bytes;
        yield { item: head.item, ...(head.result && { result: head.result }) };
        continue;
      }
      const next = [reading, head?.settling].filter((each) => each !== undefined);
      if (here.length > 0) {
        const waits = reading !== undefined && !makers.areUp;
        const came = waits && (await firstOf(next, signal, SOON));
        if (!came) makeHere();
      } else {
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

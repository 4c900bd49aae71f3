/** Reads what the records of captures say in threads, before somebody asks. */
import { availableParallelism } from 'node:os';
import type { Piscina } from 'piscina';
import { startThreads } from '../archive/thread-pool.ts';
import type { Facts } from '../record/facts.ts';
import { type Archive, type CaptureLine, type LinePlace, nodeFiles } from '../store/index.ts';
import type { FactsTask } from './facts-thread.ts';

/** How records are read ahead. */
export interface ReadingAheadOptions {
  /** So many captures pass before threads are started. Default: what takes as long as their start. */
  readonly few?: number;
  /** How many threads read. Default: one a core but for this one's, two at most. */
  readonly threads?: number;
  /** The module of the threads. Default: the one beside this file, where it is compiled. */
  readonly module?: URL;
}

/** A capture's look-up line; what its record says, unless nobody has read it or it cannot be read. */
export interface ReadLine {
  readonly place: LinePlace<CaptureLine>;
  readonly facts?: Facts;
}

/** A look-up line that waits to go out in a message. */
interface Waiting {
  readonly place: LinePlace<CaptureLine>;
  readonly isWanted: boolean;
}

/** Threads that read ahead. */
export interface ReadingAhead {
  /**
   * Passes look-up lines on in their order, with what the records say that were read ahead.
   *
   * @param isWanted Tells whose records are worth reading.
   */
  through(
    places: AsyncIterable<LinePlace<CaptureLine>>,
    isWanted: (line: CaptureLine) => boolean,
  ): AsyncGenerator<ReadLine, void, void>;
  /** Ends the threads. */
  close(): Promise<void>;
}

/** Threads take as long to start as so many captures to index. */
const FEW = 500;
/** Captures a message. */
const BATCH = 50;
/** Messages that each thread has: it reads them while this one writes some hundreds of captures and hears nothing. */
const AHEAD = 16;
/** Writing takes half as long as reading, so that more threads would wait. */
const MOST_THREADS = 2;

/**
 * Makes ready to read ahead. What threads cannot read is left to whoever asks, so that damage is told where it is met;
 * and so is all that is left once a thread has ended, or where none can start.
 */
export function startReadingAhead(
  archive: Archive,
  options: ReadingAheadOptions = {},
): ReadingAhead {
  const module = options.module ?? new URL('./facts-thread.js', import.meta.url);
  const threads = options.threads ?? Math.min(availableParallelism() - 1, MOST_THREADS);
  // A disk made for a test is in this thread only, and threads cannot load the sources.
  let mayRead =
    threads > 0 &&
    archive.files === nodeFiles &&
    (options.module !== undefined || !import.meta.url.endsWith('.ts'));
  let few = options.few ?? FEW;
  let starting: Promise<Piscina> | undefined;
  let closing: Promise<void> | undefined;

  const end = async (): Promise<void> => {
    mayRead = false;
    await (await starting?.catch(() => undefined))?.destroy();
  };
  const close = (): Promise<void> => {
    closing ??= end();
    return closing;
  };
  const factsOf = async (tasks: readonly FactsTask[]): Promise<(Facts | null)[]> => {
    if (!mayRead || tasks.length === 0) return [];
    try {
      starting ??= startThreads(module.href, threads, {
        workerData: archive.folder,
        concurrentTasksPerWorker: AHEAD,
      });
      return (await (await starting).run(tasks)) as (Facts | null)[];
    } catch {
      // The next one might end as well, and never answer what waits for it.
      await close();
      return [];
    }
  };
  const read = async (batch: readonly Waiting[]): Promise<ReadLine[]> => {
    const wanted = batch.filter(({ isWanted }) => isWanted);
    const tasks = wanted.map(({ place: { line } }): FactsTask => {
      const { id, object, record } = line;
      return { id, object, record };
    });
    const found = await factsOf(tasks);
    const facts = new Map(wanted.map((each, at) => [each, found[at]]));
    return batch.map((each) => {
      const said = facts.get(each);
      return { place: each.place, ...(said && { facts: said }) };
    });
  };
  return {
    async *through(places, isWanted) {
      const underWay: Promise<ReadLine[]>[] = [];
      let batch: Waiting[] = [];
      for await (const place of places) {
        if (!mayRead || few-- > 0) {
          for (const each of underWay.splice(0)) yield* await each;
          for (const each of batch.splice(0)) yield { place: each.place };
          yield { place };
          continue;
        }
        batch.push({ place, isWanted: isWanted(place.line) });
        if (batch.length < BATCH) continue;
        underWay.push(read(batch));
        batch = [];
        if (underWay.length > threads * AHEAD) yield* (await underWay.shift())!;
      }
      for (const each of underWay) yield* await each;
      for (const { place } of batch) yield { place };
    },
    close,
  };
}

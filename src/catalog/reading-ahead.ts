/** Reads what the records of captures say in threads, before somebody asks. */
import { availableParallelism } from 'node:os';
import type { Piscina } from 'piscina';
import { threadArguments } from '../archive/thread-arguments.ts';
import { type Archive, type CaptureLine, type LinePlace, nodeFiles } from '../store/index.ts';
import type { Facts } from './facts.ts';
import type { FactsTask } from './facts-thread.ts';

/** How records are read ahead. */
export interface ReadingAheadOptions {
  /** So many captures pass before threads are started. Default: what takes as long as their start. */
  readonly few?: number;
  /** The module of the threads. Default: the one beside this file, where it is compiled. */
  readonly module?: URL;
}

/** A capture's look-up line; what its record says, unless nobody has read it or it cannot be read. */
export interface ReadLine {
  readonly place: LinePlace<CaptureLine>;
  readonly facts?: Facts;
}

/** Threads that read ahead. */
export interface ReadingAhead {
  /** Passes look-up lines on in their order, with what the records say that were read ahead. */
  through(places: AsyncIterable<LinePlace<CaptureLine>>): AsyncGenerator<ReadLine, void, void>;
  /** Ends the threads. */
  close(): Promise<void>;
}

/** Threads take as long to start as so many captures to index. */
const FEW = 500;
/** Captures a message. */
const BATCH = 50;
/** Messages that wait for each thread. */
const AHEAD = 3;
/** Writing takes half as long as reading, so that more threads would wait. */
const MOST_THREADS = 2;

async function startPool(archive: Archive, threads: number, filename: string): Promise<Piscina> {
  const { Piscina } = await import('piscina');
  return new Piscina({
    filename,
    workerData: archive.folder,
    execArgv: threadArguments(),
    minThreads: threads,
    maxThreads: threads,
  });
}

/**
 * Makes ready to read ahead. What threads cannot read, or where they cannot start, is left to whoever asks: so that
 * damage is told where it is met.
 */
export function startReadingAhead(
  archive: Archive,
  options: ReadingAheadOptions = {},
): ReadingAhead {
  const module = options.module ?? new URL('./facts-thread.js', import.meta.url);
  const threads = Math.min(availableParallelism() - 1, MOST_THREADS);
  // A disk made for a test is in this thread only, and threads cannot load the sources.
  const mayStart =
    threads > 0 &&
    archive.files === nodeFiles &&
    (options.module !== undefined || !import.meta.url.endsWith('.ts'));
  let few = options.few ?? FEW;
  let starting: Promise<Piscina> | undefined;

  const read = async (batch: readonly LinePlace<CaptureLine>[]): Promise<ReadLine[]> => {
    const tasks = batch.map(
      ({ line: { id, object, record } }): FactsTask => ({ id, object, record }),
    );
    let found: (Facts | null)[] = [];
    try {
      starting ??= startPool(archive, threads, module.href);
      found = (await (await starting).run(tasks)) as (Facts | null)[];
    } catch {
      // A thread that ended, or could not start, has read nothing.
    }
    return batch.map((place, at) => ({ place, ...(found[at] && { facts: found[at] }) }));
  };
  return {
    async *through(places) {
      const underWay: Promise<ReadLine[]>[] = [];
      let batch: LinePlace<CaptureLine>[] = [];
      for await (const place of places) {
        if (!mayStart || few-- > 0) {
          yield { place };
          continue;
        }
        batch.push(place);
        if (batch.length < BATCH) continue;
        underWay.push(read(batch));
        batch = [];
        if (underWay.length > threads * AHEAD) yield* (await underWay.shift())!;
      }
      for (const each of underWay) yield* await each;
      for (const place of batch) yield { place };
    },
    async close() {
      await (await starting?.catch(() => undefined))?.destroy();
    },
  };
}

/** Who makes records: this thread at first, and threads beside it once there is enough to do. */
import { availableParallelism } from 'node:os';
import { getHeapStatistics } from 'node:v8';
import type { Piscina } from 'piscina';
import { mentionTables } from '../../steps/mention/tag/model.ts';
import type { Fault } from '../sources/fault.ts';
import { startThreads } from '../thread-pool.ts';
import { doJobs, type JobOptions, type RecordJob, type RecordResult } from './job.ts';
import { packed } from './packed.ts';
import type { ThreadData } from './thread.ts';

/** How records are made. */
export interface MakersOptions extends JobOptions {
  /** How many threads make records; with 1 it is this one. Default: one a core. */
  readonly jobs?: number | undefined;
  /** After so many bytes of articles threads are started. Default: what takes as long as their start. */
  readonly startAfter?: number;
  /** Called once threads are up. Default: nothing is done. */
  readonly onThreads?: () => void;
  /** How many MB a thread may have. Default: as many as the program. */
  readonly memory?: number;
  /** The module of the threads. Default: the one beside this file, where it is compiled. */
  readonly module?: URL;
}

/** The makers of records of a run. */
export interface Makers {
  /** Whether there are threads to do jobs; till then `makeHere` does. */
  readonly areUp: boolean;
  /** So many jobs at once keep all threads at work. */
  readonly most: number;
  /** Does jobs in this thread, better some at a time than one. */
  makeHere(jobs: readonly RecordJob[]): RecordResult[];
  /** Does a job in another thread. A job that its thread does not survive is a fault. */
  make(job: RecordJob): Promise<RecordResult>;
  /** Does a job wherever jobs are done. */
  makeOne(job: RecordJob): Promise<RecordResult>;
  /** Ends the threads; what they have not done is left undone. */
  close(): Promise<void>;
}

/** Why no record was made by a thread. */
export type ThreadCode = 'thread';

interface Waiting {
  readonly job: RecordJob;
  /** Whether it goes by itself, since a thread ended that had it among others. */
  alone: boolean;
  done(result: RecordResult): void;
}

/** Articles a message: a message costs as much as a hundredth of an article. */
const BATCH = 16;
/** Bytes of articles a message. */
const BATCH_BYTES = 1 << 20;
/** The start of the threads takes as long as the records of so many bytes. */
const START_AFTER = 200_000;
/** Batches of work that wait for each thread. */
const AHEAD = 2;
/** More threads than this wait for the one that writes. */
const MOST_THREADS = 32;
/** Records leave much short-lived data behind; with so much room, in MB, it is rarely looked through. */
const YOUNG = 64;
const MB = 1 << 20;

function faultOfThread(error: unknown): Fault {
  const text = error instanceof Error ? error.message : String(error);
  return {
    code: 'thread' satisfies ThreadCode,
    message: `The thread that made its record ended: ${text}. Where memory ran out, give more with NODE_OPTIONS=--max-old-space-size=8192 (MB); else report it with the input.`,
  };
}

/** Threads that cannot start leave the work to this one. */
function workAlone(error: unknown): void {
  const why = error instanceof Error ? error.message : String(error);
  process.emitWarning(
    `No threads could be started (${why}); records are made one after the other.`,
  );
}

async function startPool(
  threads: number,
  filename: string,
  { authority, looked, memory }: MakersOptions,
): Promise<Piscina> {
  const workerData: ThreadData = { how: { authority, looked }, tables: mentionTables() };
  return startThreads(filename, threads, {
    workerData,
    resourceLimits: {
      maxYoungGenerationSizeMb: YOUNG,
      // A limit like the program's, so that more threads take whatever one takes.
      maxOldGenerationSizeMb: memory ?? Math.floor(getHeapStatistics().heap_size_limit / MB),
    },
  });
}

/**
 * Makes ready to make records. Threads are started when there is enough to do for them; where the
 * program runs from its sources, which threads cannot load, and with one job there are none.
 */
export function startMakers(options: MakersOptions): Makers {
  const { jobs = availableParallelism(), startAfter = START_AFTER } = options;
  const threads = Math.min(jobs, MOST_THREADS);
  const module = options.module ?? new URL('./thread.js', import.meta.url);
  const mayStart = threads > 1 && (options.module || !import.meta.url.endsWith('.ts'));
  const waiting: Waiting[] = [];
  let left = startAfter;
  let starting: Promise<void> | undefined;
  let pool: Piscina | undefined;
  let areUp = false;
  let free = threads;
  let closed = false;

  const start = async (): Promise<void> => {
    pool = await startPool(threads, module.href, options);
    if (closed) {
      await pool.destroy();
      return;
    }
    await pool.run([]);
    areUp = true;
    options.onThreads?.();
  };
  const take = (): Waiting[] => {
    const [first] = waiting;
    if (!first || first.alone) return waiting.splice(0, 1);
    const most = Math.min(BATCH, Math.ceil(waiting.length / threads));
    let count = 0;
    let bytes = 0;
    while (count < most && !waiting[count]!.alone && (count === 0 || bytes < BATCH_BYTES)) {
      bytes += waiting[count]!.job.raw.length;
      count++;
    }
    return waiting.splice(0, count);
  };
  const runBatch = async (batch: readonly Waiting[]): Promise<void> => {
    // What lies beside the bytes of a job is not to move with them.
    const { buffer, views } = packed(batch.map(({ job }) => job.raw));
    const jobs = batch.map(({ job }, at) => ({ ...job, raw: views[at]! }));
    try {
      const results = (await pool!.run(jobs, { transferList: [buffer] })) as RecordResult[];
      for (const [at, { done }] of batch.entries()) done(results[at]!);
    } catch (error) {
      if (closed) return;
      if (batch.length === 1) batch[0]!.done(faultOfThread(error));
      else {
        // Nobody knows which of them it was: each goes by itself.
        for (const each of batch) each.alone = true;
        waiting.unshift(...batch);
      }
    }
  };
  const pump = (): void => {
    while (free > 0 && waiting.length > 0 && !closed) {
      free--;
      void runBatch(take()).finally(() => {
        free++;
        pump();
      });
    }
  };
  const makeHere = (jobs: readonly RecordJob[]): RecordResult[] => {
    for (const { raw } of jobs) left -= raw.length;
    if (left <= 0 && mayStart)
      starting ??= start().catch((error) => {
        if (!closed) workAlone(error);
      });
    return doJobs(jobs, options);
  };
  const make = (job: RecordJob): Promise<RecordResult> =>
    new Promise((done) => {
      waiting.push({ job, alone: false, done });
      pump();
    });
  return {
    get areUp() {
      return areUp;
    },
    most: threads * BATCH * (AHEAD + 1),
    makeHere,
    make,
    makeOne: async (job) => (areUp ? make(job) : makeHere([job])[0]!),
    async close() {
      closed = true;
      areUp = false;
      await (pool ? pool.destroy() : starting);
    },
  };
}

/** Who makes the files of articles: this thread, or threads beside it when there are many. */
import { availableParallelism } from 'node:os';
import type { Piscina } from 'piscina';
import { startThreads } from '../../archive/thread-pool.ts';
import type { SiteSettings } from './config.ts';
import { frameOf, type RenderedFile, type RenderJob, render } from './render-job.ts';

/** How articles are rendered. */
export interface RenderersOptions {
  /** How many threads; with 1 it is this one. Default: one a core. */
  readonly jobs?: number | undefined;
  /** So few articles are done before threads have started. Default: 200. */
  readonly few?: number;
  /** The module of the threads. Default: the one beside this file, where it is compiled. */
  readonly module?: URL;
}

/** Articles a message to a thread. */
const BATCH = 8;
/** Messages that wait for each thread. */
const AHEAD = 2;
/** Threads take as long to start as so many articles. */
const FEW = 200;
/** More threads than this wait for the one that writes. */
const MOST_THREADS = 16;

/**
 * Makes the files of articles and hands them on, several articles at a time. No more is read than keeps
 * the threads at work; the order in which files are handed on is not that of the articles.
 *
 * @param jobs The articles.
 * @param total About how many there are: of a few none is worth the start of threads.
 * @param take Takes the files of one article; the next are handed on when it is done.
 * @throws what reading, rendering or `take` throws
 */
export async function renderAll(
  jobs: AsyncIterable<RenderJob>,
  total: number,
  settings: SiteSettings,
  take: (job: RenderJob, files: readonly RenderedFile[]) => Promise<void>,
  options: RenderersOptions = {},
): Promise<void> {
  const threads = Math.min(options.jobs ?? availableParallelism(), MOST_THREADS);
  const module = options.module ?? new URL('./thread.js', import.meta.url);
  // Threads cannot load the sources.
  const mayStart = threads > 1 && (options.module || !import.meta.url.endsWith('.ts'));
  if (!mayStart || total < (options.few ?? FEW)) {
    const frame = frameOf(settings);
    for await (const job of jobs) await take(job, render(job, frame));
    return;
  }
  const pool = await startThreads(module.href, threads, { workerData: settings });
  try {
    await throughPool(pool, threads, jobs, take);
  } finally {
    await pool.destroy();
  }
}

async function throughPool(
  pool: Piscina,
  threads: number,
  jobs: AsyncIterable<RenderJob>,
  take: (job: RenderJob, files: readonly RenderedFile[]) => Promise<void>,
): Promise<void> {
  const underWay: Promise<{ batch: RenderJob[]; results: RenderedFile[][] }>[] = [];
  const settle = async (): Promise<void> => {
    const { batch, results } = await underWay.shift()!;
    for (const [index, job] of batch.entries()) await take(job, results[index]!);
  };
  const send = (batch: RenderJob[]): void => {
    const run = (pool.run(batch) as Promise<RenderedFile[][]>).then((results) => ({
      batch,
      results,
    }));
    // It may fail while another one is waited for.
    run.catch(() => {});
    underWay.push(run);
  };
  let batch: RenderJob[] = [];
  for await (const job of jobs) {
    batch.push(job);
    if (batch.length < BATCH) continue;
    send(batch);
    batch = [];
    while (underWay.length >= threads * AHEAD) await settle();
  }
  if (batch.length > 0) send(batch);
  while (underWay.length > 0) await settle();
}

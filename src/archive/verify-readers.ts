/** Threads that read volumes. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import {
  StoreIoError,
  type VolumeReader,
  type VolumeReading,
  type VolumeTask,
} from '../store/index.ts';

/** What a thread answers to a task: what it read, or what the disk refused. */
export type ReadAnswer =
  | { readonly reading: VolumeReading }
  | {
      readonly operation: string;
      readonly path: string;
      readonly code: string;
      readonly message: string;
    };

/** The threads of a verification. */
export interface Readers {
  readonly read: VolumeReader;
  /** Ends the threads. */
  close(): Promise<void>;
}

interface Waiting {
  readonly task: VolumeTask;
  done(reading: VolumeReading): void;
  fail(error: unknown): void;
}

function refusal(answer: Exclude<ReadAnswer, { reading: VolumeReading }>): StoreIoError {
  const { operation, path, code, message } = answer;
  return new StoreIoError(operation, path, Object.assign(new Error(message), { code }));
}

/** More threads than this only wait for the disk. */
const MOST = 16;
/** Records leave much short-lived data behind; with this much room, in MB, it is rarely looked through. */
const YOUNG = 64;

/**
 * Makes threads ready, one for each core; none is started before there is something to read.
 *
 * @returns `null` where the program runs from its sources, which threads cannot load, or on one core
 */
export function startReaders(): Readers | null {
  const module = new URL('./verify-thread.js', import.meta.url);
  const most = Math.min(availableParallelism(), MOST);
  if (import.meta.url.endsWith('.ts') || most < 2) return null;
  const threads: Worker[] = [];
  const idle: Worker[] = [];
  const queue: Waiting[] = [];
  const busy = new Map<Worker, Waiting>();

  const next = (): void => {
    while (queue.length > 0) {
      const thread = idle.pop() ?? (threads.length < most ? start() : undefined);
      if (!thread) return;
      const waiting = queue.shift()!;
      busy.set(thread, waiting);
      thread.postMessage(waiting.task);
    }
  };
  const start = (): Worker => {
    const thread = new Worker(module, { resourceLimits: { maxYoungGenerationSizeMb: YOUNG } });
    threads.push(thread);
    thread.on('message', (answer: ReadAnswer) => {
      const waiting = busy.get(thread);
      busy.delete(thread);
      idle.push(thread);
      if ('reading' in answer) waiting?.done(answer.reading);
      else waiting?.fail(refusal(answer));
      next();
    });
    // A thread that fails fails what it was at, and whatever still waits.
    thread.on('error', (error) => {
      for (const { fail } of [...busy.values(), ...queue.splice(0)]) fail(error);
      busy.clear();
    });
    return thread;
  };
  return {
    read: (task) =>
      new Promise<VolumeReading>((done, fail) => {
        queue.push({ task, done, fail });
        next();
      }),
    async close() {
      await Promise.all(threads.map((thread) => thread.terminate()));
    },
  };
}

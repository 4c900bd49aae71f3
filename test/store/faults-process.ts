/** Runs the command line on a failing disk, or so that it is killed. */
import { execFile, spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type CliResult, klipingHere } from '../support/cli.ts';

const MAIN = resolve('dist/bin/main.js');
const PRELOAD = resolve('test/store/faults-preload.mjs');
const NOW = '2026-01-31T12:00:00Z';

/** How a process ended. */
export interface Ended {
  /** Its exit code; null when a signal ended it. */
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A fault: the number of the operation below the archive's folder, and what goes wrong there. */
export interface Fault {
  readonly at: number;
  readonly what: 'ENOSPC' | 'EIO' | 'KILL';
}

/** Runs the built command line to its end. */
export function runKliping(
  args: readonly string[],
  more: { input?: string; env?: NodeJS.ProcessEnv; preload?: boolean; killAfter?: number } = {},
): Promise<Ended> {
  const { input = '', env, preload, killAfter } = more;
  return new Promise((done) => {
    const node = preload ? ['--import', PRELOAD, MAIN] : [MAIN];
    const options = { env: { ...process.env, NO_COLOR: '1', ...env }, maxBuffer: 1 << 26 };
    const child = execFile(
      process.execPath,
      [...node, ...args],
      options,
      (error, stdout, stderr) => {
        const code = error ? (typeof error.code === 'number' ? error.code : null) : 0;
        done({ code, signal: error?.signal ?? null, stdout, stderr });
      },
    );
    // A process that dies reads no more.
    child.stdin?.on('error', () => {});
    child.stdin?.end(input);
    if (killAfter !== undefined) setTimeout(() => child.kill('SIGKILL'), killAfter);
  });
}

/** Lines for `ingest --jsonl -`: articles that no other batch has. */
export function articles(batch: string, count: number): string {
  const line = (number: number) =>
    JSON.stringify({
      name: `${batch}-${number}`,
      language: 'en',
      text: `Ferry ${number} of ${batch} is back\n\nThe council let the old ferry run again after a petition of ${number + 10} villagers, the harbour master said on Monday.`,
    });
  return Array.from({ length: count }, (_, number) => `${line(number)}\n`).join('');
}

/** The arguments that ingest a batch from standard input. */
const ingestArguments = (archive: string, batch: string): string[] => [
  ...['ingest', '--jsonl', '-', '--archive', archive, '--batch-id', batch, '--now', NOW],
];

/** Ingests a batch of its own articles in this process. */
export function ingestHere(archive: string, batch: string, count = 3): Promise<CliResult> {
  return klipingHere(ingestArguments(archive, batch), articles(batch, count));
}

/** Ingests a batch of its own articles. */
export function ingestBatch(
  archive: string,
  batch: string,
  more: { count?: number; fault?: Fault; killAfter?: number; articlesOf?: string } = {},
): Promise<Ended> {
  const { count = 3, fault, killAfter, articlesOf = batch } = more;
  return runKliping([...ingestArguments(archive, batch), '--json'], {
    input: articles(articlesOf, count),
    preload: fault !== undefined,
    ...(killAfter !== undefined && { killAfter }),
    ...(fault && {
      env: {
        KLIPING_FAULT: fault.what,
        KLIPING_FAULT_AT: String(fault.at),
        KLIPING_FAULT_FOLDER: archive,
      },
    }),
  });
}

/** How many operations ingesting a batch takes. */
export async function countOperations(
  folder: string,
  archive: string,
  batch: string,
): Promise<number> {
  const tally = join(folder, 'tally');
  await runKliping(ingestArguments(archive, batch), {
    input: articles(batch, 3),
    preload: true,
    env: { KLIPING_FAULT_FOLDER: archive, KLIPING_FAULT_COUNT: tally },
  });
  return Number(await readFile(tally, 'utf8'));
}

/** Starts a process that reads an archive over and over, until it is told to stop. */
export function startReader(archive: string): {
  stop(): Promise<{ rounds: number; faults: string[] }>;
} {
  const script = `
    import { listBatches, openArchive, readCapture, readCaptures } from ${JSON.stringify(`file://${resolve('dist/store/index.js')}`)};
    let stopped = false, rounds = 0;
    process.stdin.on('data', () => { stopped = true; });
    const faults = [];
    const sizes = new Map();
    while (!stopped) {
      try {
        const archive = await openArchive(${JSON.stringify(archive)});
        const seen = new Set();
        for (const { batch } of await listBatches(archive)) {
          let count = 0;
          for await (const entry of readCaptures(archive, batch)) {
            count++;
            await readCapture(archive, entry);
          }
          if ((sizes.get(batch) ?? count) !== count || count === 0) faults.push(batch + ' had ' + count);
          sizes.set(batch, count);
          seen.add(batch);
        }
        for (const batch of sizes.keys()) if (!seen.has(batch)) faults.push(batch + ' went away');
        rounds++;
      } catch (error) { faults.push(String(error)); }
      await new Promise((next) => setTimeout(next, 5));
    }
    process.stdin.unref();
    console.log(JSON.stringify({ rounds, faults }));
    process.exit(0);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let out = '';
  child.stdout.setEncoding('utf8').on('data', (piece: string) => {
    out += piece;
  });
  return {
    stop: () =>
      new Promise((done) => {
        child.on('close', () => done(JSON.parse(out)));
        child.stdin.write('stop');
      }),
  };
}

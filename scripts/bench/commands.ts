/** Measures the command line as it stands, each run a process of its own. */
import { spawn } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { bytesOf, type Input } from './corpus.ts';
import { median } from './measure.ts';

/** What a command took. */
export interface Taken {
  /** Seconds by the clock, and of processor time in all threads. */
  wall: number;
  processor: number;
  /** The most memory, in MB. */
  memory: number;
}

/** A command with the medians of its runs. */
export interface Command extends Taken {
  name: string;
  /** Articles a second by the clock, and a second of processor time; 0 for a command without articles. */
  perSecond: number;
  perProcessorSecond: number;
  megabytes: number;
}

const USAGE = pathToFileURL('scripts/bench/usage.mjs').href;

/** Runs the built command line or Node itself; lines, when given, are its standard input. */
export function run(args: readonly string[], lines?: Iterable<string>): Promise<Taken> {
  const began = performance.now();
  const child = spawn(process.execPath, ['--import', USAGE, ...args], {
    stdio: [lines ? 'pipe' : 'ignore', 'ignore', 'inherit', 'pipe'],
  });
  if (lines) Readable.from(lines).pipe(child.stdin!);
  let told = '';
  child.stdio[3]?.on('data', (data: Buffer) => {
    told += data.toString('utf8');
  });
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', (code) => {
      if (code !== 0 && code !== 1) fail(new Error(`${args.join(' ')} ended with ${code}`));
      const wall = (performance.now() - began) / 1000;
      const { processor, maxRSS } = JSON.parse(told) as { processor: number; maxRSS: number };
      done({ wall, processor, memory: maxRSS / 1024 });
    });
  });
}

/** Measures starting, ingesting with one and two jobs, and verifying, round about. */
export async function measureCommands(
  articles: readonly Input[],
  seed: string,
  folder: string,
  rounds: number,
): Promise<Command[]> {
  const input = join(folder, 'articles.jsonl');
  const lines = articles.map(({ name, raw }) =>
    JSON.stringify({ name, text: Buffer.from(raw).toString('utf8') }),
  );
  writeFileSync(input, `${lines.join('\n')}\n`);
  const main = 'dist/bin/main.js';
  const archive = join(folder, 'archive');
  const ingest = (...options: string[]): string[] => {
    rmSync(archive, { recursive: true, force: true });
    return [main, 'ingest', input, ...options, '--archive', archive];
  };
  const items = articles.length;
  const commands: { name: string; items: number; args: () => string[] }[] = [
    { name: 'node alone', items: 0, args: () => ['-e', '0'] },
    { name: 'process, one article', items: 0, args: () => [main, 'process', seed] },
    ...[
      ['--jobs', '1', '--no-index'],
      ['--jobs', '1'],
      ['--jobs', '2', '--no-index'],
      ['--jobs', '2'],
    ].map((options) => ({
      name: `ingest ${options.join(' ')}`,
      items,
      args: () => ingest(...options),
    })),
    { name: 'verify', items, args: () => [main, 'verify', '--archive', archive] },
  ];
  const taken = commands.map((): Taken[] => []);
  for (let round = 0; round < rounds; round++) {
    for (const [index, { args }] of commands.entries()) taken[index]!.push(await run(args()));
  }
  const bytes = bytesOf(articles);
  return commands.map(({ name, items }, index) => {
    const of = (key: keyof Taken): number => median(taken[index]!.map((each) => each[key]));
    const wall = of('wall');
    const processor = of('processor');
    return {
      name,
      wall,
      processor,
      memory: of('memory'),
      perSecond: items / wall,
      perProcessorSecond: items / processor,
      megabytes: items === 0 ? 0 : bytes / processor / 1e6,
    };
  });
}

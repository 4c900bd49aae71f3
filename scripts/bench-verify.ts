/**
 * Measures `verify` against `sha256sum` and `gzip -t` on the same bytes, in turns.
 *
 * Usage: npm run bench:verify -- --news FILE.jsonl.gz [--news ...] [--times 6] [--rounds 5]
 *    or: npm run bench:verify -- --archive DIR [--rounds 5]
 * The articles (JSON Lines with `text`) are archived once, `--times` over with a line of its own each
 * time, under out/; further runs use that archive. `--archive` measures one that is there. It is the
 * built command that runs. "Speed" is how long the others took, one after the other, by how long
 * `verify` took.
 */
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';

const { values: options } = parseArgs({
  options: {
    archive: { type: 'string' },
    news: { type: 'string', multiple: true, default: [] },
    times: { type: 'string', default: '6' },
    rounds: { type: 'string', default: '5' },
  },
});
const KLIPING = resolve('dist/cli/main.js');
const archive = resolve(options.archive ?? `out/bench-verify-${options.times}`);

function build(): void {
  if (options.news.length === 0) {
    console.error('Give the articles: --news FILE.jsonl.gz, JSON Lines with `text`.');
    process.exit(2);
  }
  const articles = options.news.flatMap((file) =>
    gunzipSync(readFileSync(file))
      .toString('utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as { text: string }),
  );
  const making = `${archive}-making`;
  mkdirSync(resolve('out'), { recursive: true });
  rmSync(making, { recursive: true, force: true });
  for (let time = 1; time <= Number(options.times); time++) {
    const input = articles
      .map(({ text }) => `${JSON.stringify({ text: `${text}\n\nEdition ${time}.` })}\n`)
      .join('');
    const args = [KLIPING, 'ingest', '--jsonl', '-', '--archive', making, '--batch-id', `b${time}`];
    const { status } = spawnSync(process.execPath, args, {
      input,
      stdio: ['pipe', 'ignore', 'inherit'],
    });
    if (status !== 0) throw new Error(`ingest ended with ${status}`);
  }
  renameSync(making, archive);
}

if (!existsSync(archive)) build();

const volumes = readdirSync(archive, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.warc.gz'))
  .map((name) => join(archive, name))
  .sort();
const size = volumes.reduce((sum, path) => sum + statSync(path).size, 0);

interface Cost {
  /** Seconds by the clock. */
  readonly clock: number;
  /** Seconds of processor time, of all threads. */
  readonly processor: number;
}

function run(command: string, args: readonly string[]): Cost {
  const began = process.hrtime.bigint();
  // `times` of the shell counts what its children used.
  const script = '"$@" > /dev/null || exit; times';
  const { status, stdout } = spawnSync('bash', ['-c', script, 'bash', command, ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const clock = Number(process.hrtime.bigint() - began) / 1e9;
  if (status !== 0) throw new Error(`${command} ended with ${status}`);
  const children = stdout.trim().split('\n')[1]!;
  const processor = [...children.matchAll(/(\d+)m([\d.]+)s/g)].reduce(
    (sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds),
    0,
  );
  return { clock, processor };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1]!;
}

console.log(`${volumes.length} volumes, ${(size / 1e6).toFixed(1)} MB`);
const ours: Cost[] = [];
const theirs: Cost[] = [];
for (let round = 1; round <= Number(options.rounds); round++) {
  ours.push(run(process.execPath, [KLIPING, 'verify', '--archive', archive]));
  const sums = run('sha256sum', volumes);
  const tests = run('gzip', ['-t', ...volumes]);
  theirs.push({
    clock: sums.clock + tests.clock,
    processor: sums.processor + tests.processor,
  });
  const [mine, other] = [ours.at(-1)!, theirs.at(-1)!];
  console.log(
    `round ${round}: verify ${mine.clock.toFixed(2)} s (processor ${mine.processor.toFixed(2)}), ` +
      `sha256sum and gzip -t ${other.clock.toFixed(2)} s (processor ${other.processor.toFixed(2)})`,
  );
}
const [mine, other] = [ours, theirs].map((costs) => ({
  clock: median(costs.map(({ clock }) => clock)),
  processor: median(costs.map(({ processor }) => processor)),
})) as [Cost, Cost];
console.log(
  `medians: verify ${mine.clock.toFixed(2)} s (processor ${mine.processor.toFixed(2)}), ` +
    `sha256sum and gzip -t ${other.clock.toFixed(2)} s (processor ${other.processor.toFixed(2)}); ` +
    `speed ${(other.clock / mine.clock).toFixed(2)} by the clock, ` +
    `${(other.processor / mine.processor).toFixed(2)} by processor time`,
);

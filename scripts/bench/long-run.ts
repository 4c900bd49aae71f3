// Tells speed and memory of `ingest` along a run of many articles, no two the same (after `npm run build`):
// npx tsx scripts/bench/long-run.ts [--data NEWS] [--articles 100000] [--jobs 1] [--index] [--least 0] [--most BYTES]
import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { median } from './measure.ts';
import { recombined } from './recombine.ts';
import { digits, table } from './report.ts';

const { values: options } = parseArgs({
  options: {
    data: { type: 'string', default: '../shared/data/news' },
    articles: { type: 'string', default: '100000' },
    every: { type: 'string', default: '10000' },
    jobs: { type: 'string', default: '1' },
    index: { type: 'boolean', default: false },
    least: { type: 'string', default: '0' },
    most: { type: 'string', default: 'Infinity' },
  },
});
/** Memory comes and goes with what was not yet swept: the middle of so many looks counts, one every so many articles. */
const LOOKS = 100;
const LOOK_EVERY = 20;
/** Of so many articles one is to have the size that is asked for. */
const MOST_TRIED = 50;
/** Ticks a second in `/proc`. */
const TICKS = 100;
const all = Number(options.articles);
const every = Number(options.every);
let bytes = 0;

/** As many articles as are wanted, of those whose text has so many bytes; fewer where hardly one has. */
function* lines(): Generator<string, void, void> {
  let count = 0;
  for (const line of recombined(options.data).lines(0, all * MOST_TRIED)) {
    const size = Buffer.byteLength((JSON.parse(line) as { text: string }).text);
    if (size < Number(options.least) || size > Number(options.most)) continue;
    bytes += size;
    yield line;
    if (++count === all) return;
  }
}

mkdirSync('out', { recursive: true });
const folder = mkdtempSync('out/long-run-');
const archive = join(folder, 'archive');
const articles = join(folder, 'articles.jsonl');
// Before the run: what makes articles would take a core from what archives them.
await pipeline(lines(), createWriteStream(articles, { flush: true }));
const args = ['ingest', articles, '--json', '--jobs', options.jobs, '--archive', archive];
const began = performance.now();
const child = spawn(
  process.execPath,
  ['dist/bin/main.js', ...args, ...(options.index ? [] : ['--no-index'])],
  { stdio: ['ignore', 'pipe', 'inherit'] },
);

/** Megabytes of the process in memory. */
function memory(): number {
  const line = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'));
  return Number(line![1]) / 1024;
}

/** Seconds of processor time of the process, all its threads. */
function processor(): number {
  const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS;
}

const ended = new Promise((done) => child.once('close', done));
const late: number[] = [];
const rows: string[][] = [];
const isThere = (): boolean => child.exitCode === null && child.signalCode === null;
let before = { count: 0, seconds: 0, processor: 0 };
let count = 0;
for await (const _line of createInterface({ input: child.stdout })) {
  count++;
  if (count > all) continue;
  if (count % LOOK_EVERY === 0 && isThere()) {
    late.push(memory());
    if (late.length > LOOKS) late.shift();
  }
  if (late.length === 0 || (count % every !== 0 && count !== all) || !isThere()) continue;
  const now = { count, seconds: (performance.now() - began) / 1000, processor: processor() };
  rows.push([
    digits(count),
    digits((count - before.count) / (now.seconds - before.seconds)),
    digits(count / now.seconds),
    digits((count - before.count) / (now.processor - before.processor)),
    digits(median(late)),
  ]);
  before = now;
}
process.exitCode = (await ended) === 0 ? 0 : 1;
const archived = (performance.now() - began) / 1000;
rmSync(folder, { recursive: true, force: true });
const head = ['articles', 'a second of late', 'a second so far', 'a second of processor', 'MB'];
const size = (bytes / Math.min(count, all) / 1000).toFixed(1);
console.log(`Node ${process.versions.node}, ${size} kB on average, --jobs ${options.jobs}\n`);
console.log(table(head, rows));
console.log(
  `\nAll archived after ${archived.toFixed(1)} s, ${digits(Math.min(count, all) / archived)} a second.`,
);

// Tells how much memory `ingest` has after 10,000 and after 100,000 articles, no two the same (after `npm run build`):
// npx tsx scripts/bench/memory.ts [--data NEWS] [--articles 100000] [--jobs 1]
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { parseArgs } from 'node:util';
import { recombined } from './recombine.ts';

const { values: options } = parseArgs({
  options: {
    data: { type: 'string', default: '../shared/data/news' },
    articles: { type: 'string', default: '100000' },
    jobs: { type: 'string', default: '1' },
  },
});
const EVERY = 10_000;
/** Memory comes and goes with what was not yet swept: the middle of so many looks counts, one every so many articles. */
const LOOKS = 100;
const LOOK_EVERY = 20;
const all = Number(options.articles);
mkdirSync('out', { recursive: true });
const folder = mkdtempSync('out/memory-');
const archive = join(folder, 'archive');
const { jobs } = options;
const child = spawn(
  process.execPath,
  ['dist/bin/main.js', 'ingest', '-', '--jsonl', '--json', '--jobs', jobs, '--archive', archive],
  { stdio: ['pipe', 'pipe', 'inherit'] },
);
Readable.from(recombined(options.data).lines(0, all)).pipe(child.stdin);

/** Megabytes of the process in memory. */
function memory(): number {
  const line = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'));
  return Number(line![1]) / 1024;
}

const ended = new Promise((done) => child.once('close', done));
const late: number[] = [];
let count = 0;
for await (const _line of createInterface({ input: child.stdout })) {
  count++;
  if (count > all) continue;
  if (count % LOOK_EVERY === 0) {
    late.push(memory());
    if (late.length > LOOKS) late.shift();
  }
  if (late.length > 0 && (count % EVERY === 0 || count === all)) {
    const middle = [...late].sort((a, b) => a - b)[late.length >> 1]!;
    console.log(`${count} articles: ${middle.toFixed(0)} MB`);
  }
}
process.exitCode = (await ended) === 0 ? 0 : 1;
rmSync(folder, { recursive: true, force: true });

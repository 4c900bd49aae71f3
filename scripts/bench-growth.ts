// Measures how time, memory and disk grow with an archive (after `npm run build`):
// npx tsx scripts/bench-growth.ts --data NEWS --sizes 1000,10000 [--batch 10000] [--jobs 2] [--keep DIR]
//
// Articles are made of those in NEWS (`*.jsonl.gz` with `{text, language}` lines) by recombination, so that
// there are as many as are asked for and no two are the same. Prints a table; one size after the other.
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { run, type Taken } from './bench/commands.ts';
import { recombined } from './bench/recombine.ts';
import { digits, machine, table } from './bench/report.ts';

const { values: options } = parseArgs({
  options: {
    data: { type: 'string', default: '../shared/data/news' },
    sizes: { type: 'string', default: '1000,10000' },
    batch: { type: 'string', default: '10000' },
    jobs: { type: 'string', default: '2' },
    keep: { type: 'string' },
  },
});
const MAIN = 'dist/bin/main.js';
const NOW = '2026-01-31T12:00:00Z';
const most = Number(options.batch);

const { lines } = recombined(options.data);

/** How many files and folders there are below a folder, and how many bytes. */
async function sizeOf(folder: string): Promise<{ entries: number; bytes: number }> {
  let entries = 0;
  let bytes = 0;
  for (const name of await readdir(folder, { recursive: true })) {
    const found = await stat(join(folder, name));
    entries++;
    if (found.isFile()) bytes += found.size;
  }
  return { entries, bytes };
}

function sum(all: readonly Taken[]): Taken {
  return {
    wall: all.reduce((total, { wall }) => total + wall, 0),
    processor: all.reduce((total, { processor }) => total + processor, 0),
    memory: Math.max(...all.map(({ memory }) => memory)),
  };
}

async function measure(size: number, folder: string): Promise<string[]> {
  const archive = join(folder, `archive-${size}`);
  const out = join(folder, 'out');
  const kliping = (...args: string[]): Promise<Taken> => {
    console.error(`${size}: ${args[0]} ${args[1]}`);
    return run([MAIN, ...args, '--archive', archive]);
  };
  const ingests: Taken[] = [];
  for (let from = 0; from < size; from += most) {
    const input = lines(from, Math.min(size, from + most));
    const args = ['ingest', '-', '--jsonl', '--jobs', options.jobs, '--now', NOW];
    console.error(`${size}: ingest from ${from}`);
    const id = ['--batch-id', `growth-${from}`, '--archive', archive];
    ingests.push(await run([MAIN, ...args, ...id], input));
  }
  const ingest = sum(ingests);
  const index = await sizeOf(join(archive, 'index'));
  const store = await sizeOf(join(archive, 'store'));
  const verify = await kliping('verify');
  const rebuild = await kliping('index', '--rebuild');
  const find = await kliping('find', 'pemerintah');
  const dataset = ['--name', 'growth', '--release', '1.0.0', '--out', out, '--now', NOW];
  const release = await kliping('export', 'dataset', ...dataset);
  const { bytes: released } = await sizeOf(out);
  rmSync(out, { recursive: true });
  const site = await kliping('export', 'site', '--base-url', 'https://site.example/', '--out', out);
  const { entries: pages } = await sizeOf(out);
  rmSync(out, { recursive: true });
  const ids = readFileSync(join(archive, 'store', await firstLookup(archive)), 'utf8');
  const { id } = JSON.parse(ids.slice(0, ids.indexOf('\n'))) as { id: string };
  const erase = await kliping('erase', id, '--reason', 'measured', '--now', NOW);
  if (options.keep === undefined) rmSync(archive, { recursive: true });
  const each = (taken: Taken): string =>
    `${digits(taken.wall)} s, ${digits(taken.processor)} s, ${digits(taken.memory)} MB`;
  return [
    digits(size),
    each(ingest),
    digits(size / ingest.wall),
    digits(store.bytes / size),
    digits(store.entries),
    digits(index.bytes / size),
    each(verify),
    each(rebuild),
    each(find),
    `${each(release)}, ${digits(released / size)} bytes an article`,
    `${each(site)}, ${digits(pages)} files and folders`,
    each(erase),
  ];
}

/** The first look-up file, from the store's folder. */
async function firstLookup(archive: string): Promise<string> {
  const names = await readdir(join(archive, 'store'), { recursive: true });
  return names.filter((name) => name.endsWith('captures.jsonl')).sort()[0]!;
}

mkdirSync('out', { recursive: true });
const folder = options.keep ?? mkdtempSync('out/growth-');
const columns: string[][] = [];
for (const size of options.sizes.split(',').map(Number)) columns.push(await measure(size, folder));
if (options.keep === undefined) rmSync(folder, { recursive: true, force: true });
const names = [
  'articles',
  `ingest, ${options.jobs} jobs, batches of ${digits(most)}`,
  'articles a second by the clock',
  'store, bytes an article',
  'store, files and folders',
  'index, bytes an article',
  'verify',
  'index --rebuild',
  'find a word',
  'export dataset',
  'export site',
  'erase one article',
];
const [head, ...rows] = names.map((name, row) => [name, ...columns.map((column) => column[row]!)]);
console.log(`${machine()} Seconds by the clock, of processor time, and the most memory.\n`);
console.log(table(head!, rows));

// Measures how time, memory and disk grow with an archive (after `npm run build`):
// npx tsx scripts/bench-growth.ts --data NEWS --sizes 1000,10000 [--batch 10000] [--jobs 2] [--without site] [--keep] [--write]
//
// Articles are made of those in NEWS (`*.jsonl.gz` with `{text, language}` lines) by recombination, so that
// there are as many as are asked for and no two are the same. One size after the other; what was measured is kept
// in out/growth.json, so that sizes may be measured one by one, and --write puts all of it into docs/scale.md.
// --keep leaves archives and sites in out/.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { run, type Taken } from './bench/commands.ts';
import { type Grown, growthChart, growthTable } from './bench/growth.ts';
import { recombined } from './bench/recombine.ts';
import { machine, writeMeasured } from './bench/report.ts';

const { values: options } = parseArgs({
  options: {
    data: { type: 'string', default: '../shared/data/news' },
    sizes: { type: 'string', default: '1000,10000' },
    batch: { type: 'string', default: '10000' },
    jobs: { type: 'string', default: '2' },
    without: { type: 'string', default: '' },
    keep: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
});
const MAIN = 'dist/bin/main.js';
const NOW = '2026-01-31T12:00:00Z';
const RESULTS = 'out/growth.json';
const PAGE = 'docs/scale.md';
const FIGURE = 'docs/figures/growth.svg';
const most = Number(options.batch);
const without = new Set(options.without.split(','));

const { lines } = recombined(options.data);

/** How many files and folders there are below a folder, and how many bytes. */
async function sizeOf(folder: string): Promise<{ entries: number; bytes: number }> {
  let entries = 0;
  let bytes = 0;
  for (const each of await readdir(folder, { recursive: true, withFileTypes: true })) {
    entries++;
    if (each.isFile()) bytes += (await stat(join(each.parentPath, each.name))).size;
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

/** The first look-up file, from the store's folder. */
async function firstLookup(archive: string): Promise<string> {
  const names = await readdir(join(archive, 'store'), { recursive: true });
  return names.filter((name) => name.endsWith('captures.jsonl')).sort()[0]!;
}

async function measure(size: number, folder: string): Promise<Grown> {
  const archive = join(folder, `archive-${size}`);
  const out = join(folder, `out-${size}`);
  for (const each of [archive, out]) rmSync(each, { recursive: true, force: true });
  const kliping = (...args: string[]): Promise<Taken> => {
    console.error(`${size}: ${args.slice(0, 2).join(' ')}`);
    return run([MAIN, ...args, '--archive', archive]);
  };
  const commands: Grown['commands'] = {};
  const ingests: Taken[] = [];
  for (let from = 0; from < size; from += most) {
    const input = lines(from, Math.min(size, from + most));
    const args = ['ingest', '-', '--jsonl', '--jobs', options.jobs, '--now', NOW];
    console.error(`${size}: ingest from ${from}`);
    const id = ['--batch-id', `growth-${from}`, '--archive', archive];
    ingests.push(await run([MAIN, ...args, ...id], input));
  }
  commands.ingest = sum(ingests);
  const index = await sizeOf(join(archive, 'index'));
  const store = await sizeOf(join(archive, 'store'));
  commands.verify = await kliping('verify');
  commands['index --rebuild'] = await kliping('index', '--rebuild');
  commands['find a word'] = await kliping('find', 'pemerintah');
  const grown: Grown = { size, commands, store, index };
  if (!without.has('dataset')) {
    const dataset = ['--name', 'growth', '--release', '1.0.0', '--out', out, '--now', NOW];
    commands['export dataset'] = await kliping('export', 'dataset', ...dataset);
    grown.dataset = await sizeOf(out);
    rmSync(out, { recursive: true });
  }
  const line = readFileSync(join(archive, 'store', await firstLookup(archive)), 'utf8');
  const { id } = JSON.parse(line.slice(0, line.indexOf('\n'))) as { id: string };
  commands['erase one article'] = await kliping('erase', id, '--reason', 'measured', '--now', NOW);
  if (!without.has('site')) {
    const url = 'https://site.example/';
    commands['export site'] = await kliping('export', 'site', '--base-url', url, '--out', out);
    grown.site = await sizeOf(out);
    if (!options.keep) rmSync(out, { recursive: true });
  }
  if (!options.keep) rmSync(archive, { recursive: true });
  return grown;
}

mkdirSync('out', { recursive: true });
const known: Grown[] = existsSync(RESULTS) ? JSON.parse(readFileSync(RESULTS, 'utf8')) : [];
const all = new Map(known.map((each) => [each.size, each]));
for (const size of options.sizes.split(',').filter(Boolean).map(Number)) {
  all.set(size, await measure(size, 'out'));
  writeFileSync(RESULTS, JSON.stringify([...all.values()], null, 2));
}
const grown = [...all.values()].sort((a, b) => a.size - b.size);
const report = `${machine()} Seconds by the clock, of processor time, and the most memory; ${options.jobs} jobs,
batches of ${most.toLocaleString('en')}.

${growthTable(grown)}`;
console.log(report);
if (options.write) {
  writeFileSync(FIGURE, growthChart(grown));
  writeMeasured(PAGE, `${report}\n`);
}

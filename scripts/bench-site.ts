// Measures `export site` beside Eleventy, which renders the same pages from JSON, in one run:
// npm run bench:site -- --data NEWS [--articles 10000] [--new 100] [--keep DIR]
//
// Articles are made of those in NEWS (`*.jsonl.gz` with `{text, language}` lines) by recombination. Of the
// finished site, each page of an article, annotated view and list is taken apart into its facts, as JSON, and
// Eleventy makes the page of them again; the words of both are compared. Then a batch is added and both run
// once more.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { run, type Taken } from './bench/commands.ts';
import {
  compare,
  ELEVENTY,
  installEleventy,
  makeProject,
  pagesOf,
  runEleventy,
} from './bench/eleventy.ts';
import { kindOf } from './bench/page-facts.ts';
import { recombined } from './bench/recombine.ts';
import { digits, machine, table } from './bench/report.ts';

const { values: options } = parseArgs({
  options: {
    data: { type: 'string', default: '../shared/data/news' },
    articles: { type: 'string', default: '10000' },
    new: { type: 'string', default: '100' },
    keep: { type: 'string' },
  },
});
const MAIN = 'dist/bin/main.js';
const NOW = '2026-01-31T12:00:00Z';
const TITLE = 'Measured';
const URL_ = 'https://site.example/';
const articles = Number(options.articles);
const added = Number(options.new);

const { lines } = recombined(options.data);

const say = (what: string): void => console.error(what);

mkdirSync('out', { recursive: true });
const folder = options.keep ?? mkdtempSync('out/site-');
const archive = join(folder, 'archive');

async function ingest(from: number, to: number): Promise<void> {
  say(`ingest ${from} to ${to}`);
  const args = ['ingest', '-', '--jsonl', '--now', NOW, '--archive', archive];
  await run([MAIN, ...args, '--batch-id', `articles-${from}`], lines(from, to));
}

async function site(name: string, ...jobs: string[]): Promise<Taken> {
  say(`export site ${name} ${jobs.join(' ')}`);
  const out = ['--out', join(folder, name), '--archive', archive];
  const about = ['--base-url', URL_, '--title', TITLE, '--rights', 'owned'];
  return run([MAIN, 'export', 'site', ...out, ...about, ...jobs]);
}

interface Row extends Taken {
  readonly name: string;
  /** How many HTML pages both make, where all of them were made. */
  readonly pages?: number;
}

const rows: Row[] = [];
function note(name: string, taken: Taken, pages?: readonly string[]): void {
  rows.push({ name, ...taken, ...(pages && { pages: pages.length }) });
}

installEleventy();
await ingest(0, articles);
// Default first: what it reads is then in memory for all others.
await site('warm');
rmSync(join(folder, 'warm'), { recursive: true });
const one = await site('one', '--jobs', '1');
const several = await site('site');
rmSync(join(folder, 'one'), { recursive: true });
const ours = join(folder, 'site');
const project = join(folder, 'eleventy');
say('facts for Eleventy');
const pages = await makeProject(ours, project, TITLE, URL_);
say('Eleventy');
const theirs = await runEleventy(project);
compare(ours, project, pages);
note('export site --jobs 1', one, pages);
note('export site', several, pages);
note(`Eleventy ${ELEVENTY}`, theirs, pages);
note('export site, nothing new', await site('site'));
await ingest(articles, articles + added);
const again = await site('site');
const more = await makeProject(ours, project, TITLE, URL_);
note(`export site, ${digits(added)} new`, again);
say('Eleventy again');
note(`Eleventy, ${digits(added)} new`, await runEleventy(project), more);
compare(ours, project, more);

const counts = ['articles', 'annotated', 'lists'].map(
  (kind) => `${digits(pagesOf(ours).filter((path) => kindOf(path) === kind).length)} ${kind}`,
);
console.log(`${machine()} ${digits(articles)} articles; in the end ${counts.join(', ')}.\n`);
console.log(
  table(
    ['', 'seconds', 'of processor', 'pages a second', 'a second of processor', 'MB of memory'],
    rows.map(({ name, wall, processor, memory, pages: made }) => [
      name,
      wall.toFixed(1),
      processor.toFixed(1),
      made === undefined ? '' : digits(made / wall),
      made === undefined ? '' : digits(made / processor),
      digits(memory),
    ]),
  ),
);
if (options.keep === undefined) rmSync(folder, { recursive: true, force: true });

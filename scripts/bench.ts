// Measures speed beside a floor and other programs: npm run bench -- --data DIR [--write]
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measureAlone } from './bench/alone.ts';
import { PAGE_CANDIDATES, textCandidates } from './bench/candidates.ts';
import { barChart } from './bench/chart.ts';
import { measureCommands } from './bench/commands.ts';
import { bytesOf, readCorpus } from './bench/corpus.ts';
import { measure } from './bench/measure.ts';
import { measurePython } from './bench/python.ts';
import {
  commandTable,
  machine,
  measuredTable,
  pythonRows,
  stageTable,
  writeMeasured,
} from './bench/report.ts';
import { timeStages } from './bench/stages.ts';

const { values: options } = parseArgs({
  options: {
    data: { type: 'string', default: '../shared/data/news' },
    dev: { type: 'string', default: '../shared/data/dev' },
    python: { type: 'string', default: 'out/bench-venv/bin/python' },
    every: { type: 'string', default: '16' },
    seeds: { type: 'string', default: '60' },
    rounds: { type: 'string', default: '5' },
    write: { type: 'boolean', default: false },
  },
});
const rounds = Number(options.rounds);
const KLIPING = 'kliping: record as JSON';
const PAGE = 'docs/performance.md';
const FIGURE = 'docs/figures/speed.svg';

const corpus = readCorpus(options.data, options.dev, Number(options.every));
const { articles, pages, seed } = corpus;
const kilobytes = (inputs: typeof pages): string =>
  `${inputs.length}, ${(bytesOf(inputs) / inputs.length / 1000).toFixed(1)} kB on average`;

const seeds = Array.from({ length: Number(options.seeds) }, () => seed);
// A whole run takes minutes.
const tell = (what: string): void => console.error(`measuring ${what}`);
tell('plain text');
const ofSeed = await measure(await textCandidates(seeds), rounds);
const ofArticles = await measure(await textCandidates(articles), rounds);
tell('pages');
const ofPages = PAGE_CANDIDATES.map((name) =>
  measureAlone(name, options.data, options.dev, rounds),
);
const python = await measurePython(options.python, pages, rounds);
const withPython = python
  ? [...ofPages, ...pythonRows(python, bytesOf(pages) / pages.length / 1e6)]
  : ofPages;
tell('steps');
const stages = [await timeStages(seeds, rounds), await timeStages(articles, rounds)] as const;
tell('commands');
mkdirSync('out', { recursive: true });
const folder = mkdtempSync('out/bench-');
const seedFile = join(options.dev, 'gold/raw', seed.name);
const commands = await measureCommands(corpus.many, seedFile, folder, Math.min(rounds, 3)).finally(
  () => rmSync(folder, { recursive: true, force: true }),
);

const report = `${machine()} Speeds are medians of ${rounds} rounds, taken round about in one run, per second of
processor time in all threads; compare rows, not machines.

### Plain text: the seed article (${(seed.raw.length / 1000).toFixed(1)} kB)

${measuredTable(ofSeed, KLIPING)}

### Plain text: articles (${kilobytes(articles)})

${measuredTable(ofArticles, KLIPING)}

### HTML: ${corpus.pagesFrom} (${kilobytes(pages)})

${measuredTable(withPython, 'parse5: the tree alone')}
${python ? `\n${python.versions}.\n` : ''}
### Where the time goes

${stageTable(...stages)}

### Commands: articles (${kilobytes(corpus.many)})

${commandTable(commands)}
`;
console.log(report);
if (options.write) {
  writeMeasured(PAGE, report);
  mkdirSync('docs/figures', { recursive: true });
  const bars = [
    ...ofSeed.map(({ name, perSecond }) => ({ name, value: perSecond, group: 'plain text' })),
    ...withPython.map(({ name, perSecond }) => ({ name, value: perSecond, group: 'HTML' })),
  ];
  writeFileSync(FIGURE, barChart(bars, 'a second of processor time (log) →'));
}

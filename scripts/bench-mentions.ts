// Measures the tagger on news: npm run bench:mentions -- --news FILE.jsonl.gz [--language en]
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { languageOf, mentionModel, segmentText, Tagger } from './built.ts';
import { linesOf } from './lines.ts';

const { values: options } = parseArgs({
  options: { news: { type: 'string' }, language: { type: 'string', default: 'en' } },
});
if (options.news === undefined) {
  console.error('Give the articles: --news FILE.jsonl.gz, JSON Lines with `text`.');
  process.exit(2);
}

const language = languageOf(options.language)!;
const articles = gunzipSync(readFileSync(options.news))
  .toString('utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => {
    const { text } = JSON.parse(line) as { text: string };
    return { text, paragraphs: linesOf(text) };
  });

const began = process.cpuUsage();
const model = mentionModel();
const loaded = process.cpuUsage(began);
console.log(`load ${((loaded.user + loaded.system) / 1000).toFixed(0)} ms`);
const tagger = new Tagger(model, language);
for (let round = 1; round <= 4; round++) {
  const start = process.cpuUsage();
  let words = 0;
  let names = 0;
  for (const { text, paragraphs } of articles) {
    const segments = segmentText(text, paragraphs, language);
    words += segments.words.length;
    names += tagger.tag(text, segments.words, segments.sentences).length;
  }
  const { user, system } = process.cpuUsage(start);
  const seconds = (user + system) / 1e6;
  console.log(
    `round ${round}: ${words} words, ${names} names, ${seconds.toFixed(2)} s of processor, ` +
      `${Math.round(words / seconds / 1000)} thousand words a second`,
  );
}

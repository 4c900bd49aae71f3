// Measures the quote step alone on one article, with built code, in processor time:
//
//   npm run build && node scripts/bench-quotes.mjs ARTICLE.txt
//
// The steps before it run once; what they hand on is read anew in every run.
import { readFileSync } from 'node:fs';
import { unified } from 'unified';
import { VFile } from 'vfile';

import { languageOf } from '../dist/languages/index.js';
import { preset } from '../dist/pipeline.js';
import { parseFile } from '../dist/steps/parse/index.js';
import { findQuotations, quote } from '../dist/steps/quote/index.js';

const [path] = process.argv.slice(2);
if (path === undefined) {
  console.error('Give an article: node scripts/bench-quotes.mjs ARTICLE.txt');
  process.exit(2);
}
const file = new VFile({
  value: readFileSync(path),
  data: { given: { name: path, metadata: {} } },
});
const before = preset.plugins.slice(0, preset.plugins.indexOf(quote));
unified().use(before).freeze().runSync(parseFile(file), file);
const { body, words, sentences, mentions, language } = file.data;
const input = { ...body, words, sentences, mentions, rules: languageOf(language.tag)?.quote };

const RUNS = 2000;
const rates = [];
for (let round = 0; round < 9; round++) {
  const start = process.cpuUsage();
  for (let run = 0; run < RUNS; run++) findQuotations(input);
  const { user, system } = process.cpuUsage(start);
  rates.push(RUNS / ((user + system) / 1e6));
}
rates.sort((a, b) => a - b);
console.log(
  `${language.tag}, ${words.length} words, ${findQuotations(input).length} quotations: ` +
    `${Math.round(rates[4])} articles a second of processor (median of 9 rounds; ` +
    `${Math.round(rates[0])} to ${Math.round(rates[8])})`,
);

// Measures the search of a site in Chromium (from Debian): what it loads and how long it takes.
// npx tsx scripts/bench-search.ts --site DIR --words WORDS [--words WORDS ...] [--rounds 5]
//
// Each of the words is searched for on a page that was just opened, with nothing in the browser's cache, and
// then once more on the same page. The server is that of `kliping preview`, on the same machine.
import { execFileSync } from 'node:child_process';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { startPreview } from '../src/export/site/preview.ts';
import { median } from './bench/measure.ts';
import { digits, machine, table } from './bench/report.ts';

const { values: options } = parseArgs({
  options: {
    site: { type: 'string' },
    words: { type: 'string', multiple: true },
    rounds: { type: 'string', default: '5' },
  },
});
if (options.site === undefined || options.words === undefined) {
  console.error('Give the site and what to search for: --site DIR --words WORDS.');
  process.exit(2);
}

interface Asked {
  readonly ms: number;
  readonly requests: number;
  readonly bytes: number;
  readonly status: string;
}

const preview = await startPreview(options.site, 0);
const executablePath = execFileSync('which', ['chromium'], { encoding: 'utf8' }).trim();
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });

/** Searches on a page of its own, twice. */
async function ask(words: string): Promise<{ first: Asked; second: Asked }> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const sizes: Promise<number>[] = [];
  page.on('requestfinished', (request) => {
    sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
  });
  await page.goto(`${preview.url}search/`, { waitUntil: 'networkidle' });
  const status = page.locator('#status');
  const searching = await status.getAttribute('data-searching');
  const search = async (): Promise<Asked> => {
    sizes.length = 0;
    await status.evaluate((element) => element.replaceChildren());
    await page.locator('input[name=q]').fill(words);
    const start = performance.now();
    await page.locator('input[name=q]').press('Enter');
    // The policy of the page forbids to wait by a script in it.
    while (['', searching].includes(await status.textContent())) await setTimeout(5);
    const ms = performance.now() - start;
    await page.waitForLoadState('networkidle');
    const bytes = (await Promise.all(sizes)).reduce((sum, each) => sum + each, 0);
    return { ms, requests: sizes.length, bytes, status: (await status.textContent()) ?? '' };
  };
  const result = { first: await search(), second: await search() };
  await context.close();
  return result;
}

const rows: string[][] = [];
for (const words of options.words) {
  const all: Awaited<ReturnType<typeof ask>>[] = [];
  for (let round = 0; round < Number(options.rounds); round++) all.push(await ask(words));
  for (const which of ['first', 'second'] as const) {
    const ms = median(all.map((each) => each[which].ms));
    const { requests, bytes, status } = all[0]![which];
    rows.push([words, which, digits(ms), digits(requests), (bytes / 1e6).toFixed(2), status]);
  }
}
console.log(`${machine()}\n`);
console.log(table(['words', 'search', 'ms', 'requests', 'MB', 'answer'], rows));
await browser.close();
await preview.close();

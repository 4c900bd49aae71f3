// Tells how much memory ingest has after 10,000 and after 100,000 articles, each other than all before:
// node scripts/bench/memory.mjs [--articles 100000] [--jobs 1] (after `npm run build`)
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';

const { values: options } = parseArgs({
  options: {
    articles: { type: 'string', default: '100000' },
    jobs: { type: 'string', default: '1' },
  },
});
const all = Number(options.articles);
mkdirSync('out', { recursive: true });
const folder = mkdtempSync('out/memory-');
const args = ['ingest', '-', '--jsonl', '--json', '--jobs', options.jobs];
const child = spawn(process.execPath, [
  'dist/bin/main.js',
  ...args,
  '--archive',
  join(folder, 'archive'),
]);
child.stderr.pipe(process.stderr);

function article(number) {
  const text =
    `Harga beras ${number} naik di Pasar Contoh\n\nJAKARTA - Pedagang nomor ${number}, Siti Aminah, ` +
    `mengatakan pada Senin bahwa harga beras naik ${number % 97} persen. "Pembeli kami berkurang," kata Siti.`;
  return `${JSON.stringify({ text, name: `n${number}`, uri: `https://news.example/${number}` })}\n`;
}

function memory() {
  const line = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'));
  return Number(line[1]) / 1024;
}

async function write() {
  for (let number = 0; number < all; number++) {
    if (!child.stdin.write(article(number))) await once(child.stdin, 'drain');
  }
  child.stdin.end();
}

/** Memory comes and goes with what was not yet swept: the middle of what was seen of late. */
const late = [];
let count = 0;
const writing = write();
for await (const _line of createInterface({ input: child.stdout })) {
  count++;
  if (count % 20 === 0 && count <= all) {
    late.push(memory());
    if (late.length > 100) late.shift();
  }
  if (count === 10_000 || count === all || count % 20_000 === 0) {
    const middle = [...late].sort((a, b) => a - b)[late.length >> 1];
    console.log(`${count} articles: ${middle.toFixed(0)} MB`);
  }
}
await writing;
rmSync(folder, { recursive: true, force: true });

// Runs one reader in a process of its own: tsx run-reader.ts NAME MODEL INPUT OUTPUT
//
// INPUT: JSON, `{"test": [text], "news": [text]}`. OUTPUT: `{"names": [[name]], "first", "end", "seconds"}`:
// the names in `test`, and the processor time that `news[first, end)` took, behind a warm-up.
import { readFileSync, writeFileSync } from 'node:fs';
import { readerOf } from './readers.ts';

const [name = '', model = '', input = '', output = ''] = process.argv.slice(2);
const { test, news } = JSON.parse(readFileSync(input, 'utf8')) as Record<string, string[]>;
const read = readerOf(name, model);
const names = test!.map(read);

/** Seconds of processor time for warming up, and for the measurement. */
const SECONDS = 2;

function seconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** Reads articles from `first` on for so long; gives the index behind the last. */
function readFor(first: number): number {
  const stop = seconds() + SECONDS;
  let at = first;
  while (at < news!.length && seconds() < stop) read(news![at++]!);
  return at;
}

const first = readFor(0);
const start = seconds();
const end = readFor(first);
writeFileSync(output, JSON.stringify({ names, first, end, seconds: seconds() - start }));

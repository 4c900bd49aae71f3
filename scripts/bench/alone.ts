/**
 * Measures a candidate over HTML pages in a process of its own: two that build different trees by the same parser slow
 * each other, since its code is compiled for both.
 */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { PAGE_CANDIDATES, pageCandidate } from './candidates.ts';
import { readCorpus } from './corpus.ts';
import { type Measured, measure } from './measure.ts';

const FILE = fileURLToPath(import.meta.url);

/** Starts the process and waits for what it measures. */
export function measureAlone(
  name: (typeof PAGE_CANDIDATES)[number],
  data: string,
  dev: string,
  rounds: number,
): Measured {
  const args = ['--import', 'tsx', FILE, name, data, dev, `${rounds}`];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as Measured;
}

if (process.argv[1] === FILE) {
  const [name, data, dev, rounds] = process.argv.slice(2) as [string, string, string, string];
  const known = PAGE_CANDIDATES.find((each) => each === name)!;
  const { pages } = readCorpus(data, dev, 16);
  const [measured] = await measure([await pageCandidate(known, pages)], Number(rounds));
  console.log(JSON.stringify(measured));
}

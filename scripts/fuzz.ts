/**
 * Reads mutated inputs for minutes on end: `npm run fuzz -- --seed N --minutes M [--corpus DIR]`. What
 * goes wrong is kept in `out/fuzz/`; the slowest inputs are told at the end.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { mutate, randomOf } from '../test/support/mutate.ts';
import { problemsOf, seedsIn } from '../test/support/mutated-input.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    minutes: { type: 'string', default: '1' },
    corpus: { type: 'string', default: 'test/corpus' },
  },
});
const SLOWEST_TOLD = 8;
/** Shorter inputs are counted as this long, for what they cost is the pipeline's start. */
const LEAST_BYTES = 4096;
const LARGEST_SEED = 256 * 1024;

const seeds = seedsIn(values.corpus, LARGEST_SEED);
const others = seeds.map(({ bytes }) => bytes);
const end = Date.now() + Number(values.minutes) * 60_000;
const folder = await mkdtemp(join(tmpdir(), 'kliping-fuzz-'));
await mkdir('out/fuzz', { recursive: true });

const slowest: { seconds: number; number: number; name: string; bytes: Buffer }[] = [];
let failures = 0;
let number = Number(values.seed) * 1_000_000;
const first = number;
for (; Date.now() < end; number++) {
  const random = randomOf(number);
  const { name, bytes: original } = seeds[random(seeds.length)]!;
  const bytes = mutate(original, random, others);
  const start = process.cpuUsage();
  const problems = await problemsOf({ name, bytes }, folder).catch((error: unknown) => [
    error instanceof Error ? (error.stack ?? error.message) : String(error),
  ]);
  const seconds = process.cpuUsage(start).user / 1e6;
  const per100kB = (seconds * 100_000) / Math.max(bytes.length, LEAST_BYTES);
  slowest.push({ seconds: per100kB, number, name, bytes });
  slowest.sort((a, b) => b.seconds - a.seconds);
  slowest.length = Math.min(slowest.length, SLOWEST_TOLD);
  if (problems.length > 0) {
    failures++;
    await writeFile(`out/fuzz/${number}-${name}`, bytes);
    console.log(`${number} ${name}: ${problems[0]}`);
  }
}
await rm(folder, { recursive: true });
for (const { seconds, number: which, name, bytes } of slowest) {
  await writeFile(`out/fuzz/slow-${which}-${name}`, bytes);
  console.log(`${seconds.toFixed(2)} s/100 kB  ${which} ${name} (${bytes.length} bytes)`);
}
console.log(`${number - first} inputs, ${failures} with problems`);
process.exitCode = failures > 0 ? 1 : 0;

// Scores near-duplicates on labelled pairs: labels, and whether the pair would be compared at all.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compareStories, labelOf, type PairLabel } from '../../src/archive/duplicates/compare.ts';
import { shinglesOf, storyOf } from '../../src/archive/duplicates/shingles.ts';
import { bandsOf, signatureOf } from '../../src/archive/duplicates/signature.ts';
import { makeRecord } from '../../src/pipeline.ts';

interface Pair {
  a: string;
  b: string;
  label: PairLabel;
}

/** Scores the pairs in `DIR/neardup`. */
export function scorePairs(data: string, wrong: boolean): void {
  const folder = join(data, 'neardup');
  if (!existsSync(folder)) return;
  const shingles = (id: string): Uint32Array => {
    const raw = readFileSync(join(folder, 'raw', `${id}.txt`));
    return shinglesOf(storyOf(makeRecord(raw, { name: id, metadata: {} })));
  };
  const counts = new Map<string, { right: number; all: number; met: number }>();
  const misses: string[] = [];
  for (const line of readFileSync(join(folder, 'gold.jsonl'), 'utf8').split('\n')) {
    if (line === '') continue;
    const { a, b, label } = JSON.parse(line) as Pair;
    const [one, other] = [shingles(a), shingles(b)];
    const bands = new Set(bandsOf(signatureOf(one)));
    const met = bandsOf(signatureOf(other)).some((band) => bands.has(band));
    const shared = compareStories(one, other);
    const found = met ? labelOf(shared) : 'distinct';
    const count = counts.get(label) ?? { right: 0, all: 0, met: 0 };
    count.all++;
    if (met) count.met++;
    if (found === label) count.right++;
    else misses.push(`  ${a} ${b} is ${label}, called ${found} ${JSON.stringify(shared)}`);
    counts.set(label, count);
  }
  console.log('\nnear-duplicates');
  for (const [label, { right, all, met }] of counts) {
    console.log(`${label} ${right}/${all}, compared ${met}/${all}`);
  }
  if (wrong) for (const miss of misses) console.log(miss);
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { mutate, randomOf } from '../support/mutate.ts';
import { problemsOf, seedsIn } from '../support/mutated-input.ts';

const seeds = seedsIn('test/corpus', 64 * 1024);
const others = seeds.map(({ bytes }) => bytes);
const folder = mkdtempSync(join(tmpdir(), 'kliping-mutated-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('reading', () => {
  it.each(seeds)('refuses or records $name and what becomes of it, byte for byte', async (seed) => {
    expect(await problemsOf(seed, folder)).toEqual([]);
    const random = randomOf(seed.bytes.length);
    for (let left = 8; left > 0; left--) {
      const bytes = mutate(seed.bytes, random, others);
      const problems = await problemsOf({ name: seed.name, bytes }, folder);
      expect(problems, bytes.toString('base64')).toEqual([]);
    }
  });
});

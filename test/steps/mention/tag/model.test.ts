import { expect, it } from 'vitest';
import { mentionModel } from '../../../../src/steps/mention/tag/model.ts';
import { LABELS } from '../../../../src/steps/mention/tag/tables.ts';

it('adds the weights of many features as of each', () => {
  const model = mentionModel();
  const count = 200_000;
  // Steps of an odd number come by every hash once.
  const hashes = Int32Array.from({ length: count }, (_none, at) => Math.imul(at, 0x9e3779b1));
  const places = Int32Array.from({ length: count }, (_none, at) => (at % 5) * LABELS);
  const one = new Int32Array(5 * LABELS);
  const all = new Int32Array(5 * LABELS);
  let known = 0;
  hashes.forEach((hash, at) => {
    if (model.add(hash, one, places[at]!)) known++;
  });
  model.addAll(hashes, places, count, all);
  expect(known).toBeGreaterThan(10);
  expect(known).toBeLessThan(count / 10);
  expect(all).toEqual(one);
});

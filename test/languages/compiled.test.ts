import { expect, it, vi } from 'vitest';
import { compiled, wordSet } from '../../src/languages/compiled.ts';

it('compiles data once, also when the result is nothing', () => {
  const compile = vi.fn((data: { word?: string }) => data.word);
  const once = compiled(compile);
  const [full, empty] = [{ word: 'a' }, {}];
  expect([once(full), once(full), once(empty), once(empty)]).toEqual([
    'a',
    'a',
    undefined,
    undefined,
  ]);
  expect(compile).toHaveBeenCalledTimes(2);
});

it('gives the words of a list as a set', () => {
  expect([...wordSet(['a', 'b', 'a'])]).toEqual(['a', 'b']);
});

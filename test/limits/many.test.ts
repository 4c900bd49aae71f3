import { expect, it } from 'vitest';
import { MANY } from './many.ts';

it('a call takes fewer arguments than these tests have', () => {
  const list: unknown[] = [];
  expect(() => list.push(...Array(MANY))).toThrow(RangeError);
  expect(list.push(...Array(MANY / 5))).toBe(MANY / 5);
});

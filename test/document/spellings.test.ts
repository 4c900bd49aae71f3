import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Spellings } from '../../src/document/spellings.ts';

test('gives every stretch the value of its spelling and sort, made once', () => {
  const made: string[] = [];
  const table = new Spellings((spelling, sort) => {
    made.push(`${sort} ${spelling}`);
    return { spelling, sort };
  });
  const word = fc.oneof(fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }), fc.string());
  fc.assert(
    fc.property(fc.array(fc.tuple(word, fc.nat(3)), { maxLength: 60 }), (words) => {
      const text = words.map(([each]) => each).join(' ');
      let start = 0;
      for (const [each, sort] of words) {
        const value = table.get(text, start, start + each.length, sort);
        expect(value).toEqual({ spelling: each, sort });
        start += each.length + 1;
      }
    }),
  );
  expect(new Set(made).size).toBe(made.length);
  expect(table.size).toBe(made.length);
});

test('begins anew when it is cleared', () => {
  const table = new Spellings((spelling) => [spelling]);
  const before = table.get('satu dua', 0, 4);
  expect(table.get('dua satu', 4, 8)).toBe(before);
  table.clear();
  expect(table.size).toBe(0);
  expect(table.get('satu', 0, 4)).not.toBe(before);
});

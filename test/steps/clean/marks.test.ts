import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Has, marksOf } from '../../../src/steps/clean/marks.ts';

/** What each bit promises: where it is not set, the pattern does not match. */
const PROMISED: readonly (readonly [number, RegExp])[] = [
  [Has.Odd, /[^ -~\u00a1-\u017e\u2010-\u2023\u20ac]/],
  [Has.Case, /[A-Z\u0080-\uffff]/],
  [Has.WideSpace, /\s{2}|[^\S ]/],
  [Has.Spaced, / \S \S /],
  [Has.Figure, /[0-9]/],
  [Has.Leet, /[a-z]\S*[013457@$]|[013457@$]\S*[a-z]/],
  [Has.Quote, /["“”„«»「」『』]/],
  [Has.Trail, /[>›»→/|]/],
  [Has.Bar, /[|·•]/],
  [Has.Apostrophe, /[’ʼ]/],
  [Has.Glued, /[.@][a-z]|[a-z][013457@$*][a-z]/i],
];

test('sets the bit of every pattern that matches', () => {
  const unit = fc.oneof(
    fc.constantFrom(...' \t\u00a0\u3000aZ5$@.*|>/·’“「é”ー…'),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  );
  fc.assert(
    fc.property(fc.array(unit, { maxLength: 30 }), (units) => {
      const line = units.join('');
      for (const [bit, pattern] of PROMISED) {
        if (pattern.test(line)) expect(marksOf(line) & bit).toBe(bit);
      }
    }),
    { numRuns: 500 },
  );
});

test('finds nothing odd, spaced or glued in a plain line', () => {
  const line = 'Warga desa itu memperbaiki jembatan, kata Siti.';
  expect(marksOf(line)).toBe(Has.Case);
});

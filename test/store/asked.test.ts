import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Asked, wantedHex } from '../../src/store/asked.ts';
import { niFromHex } from '../../src/store/digests.ts';
import { StoreUsageError } from '../../src/store/errors.ts';

/** Few different digits, so that many ids begin alike. */
const hex = fc.string({ unit: fc.constantFrom('a', '0'), minLength: 64, maxLength: 64 });

describe('Asked', () => {
  it('finds of each id what begins with its digits, in order', () => {
    const asking = fc.tuple(hex, fc.integer({ min: 4, max: 64 }), fc.boolean());
    fc.assert(
      fc.property(fc.array(asking), fc.array(hex), (asked, captures) => {
        const ids = asked.map(([digits, length, whole]) =>
          whole ? niFromHex(digits) : digits.slice(0, length).toUpperCase(),
        );
        const found = new Asked<number>(ids);
        captures.forEach((capture, at) => void found.add(niFromHex(capture), at));
        for (const id of ids) {
          const fitting = captures.flatMap((each, at) =>
            each.startsWith(wantedHex(id)) ? at : [],
          );
          expect(found.of(id)).toEqual(fitting);
        }
        for (const capture of captures) {
          const wanted = ids.some((id) => capture.startsWith(wantedHex(id)));
          expect(found.has(niFromHex(capture))).toBe(wanted);
        }
      }),
    );
  });

  it.each(['', 'abc', 'wxyz', 'a'.repeat(65), 'ni:///sha-256;abc'])('refuses %j', (id) => {
    expect(() => new Asked(['abcd', id])).toThrow(StoreUsageError);
  });
});

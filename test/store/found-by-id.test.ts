import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { niFromHex } from '../../src/store/digests.ts';
import { StoreUsageError } from '../../src/store/errors.ts';
import { FoundById, wantedHex } from '../../src/store/found-by-id.ts';

/** Few different ones, so that many are the same or begin alike. */
const hex = fc
  .tuple(fc.constantFrom('ab', 'ac'), fc.constantFrom('0', '1'))
  .map(([start, rest]) => start.repeat(8) + rest.repeat(48));

describe('FoundById', () => {
  it('finds of each id what begins with its digits, in order', () => {
    const asking = fc.tuple(
      hex,
      fc.integer({ min: 4, max: 64 }),
      fc.constantFrom('ni', 'AB', 'ab'),
    );
    fc.assert(
      fc.property(fc.array(asking), fc.array(hex), (asked, captures) => {
        const ids = asked.map(([digits, length, spelling]) => {
          if (spelling === 'ni') return niFromHex(digits);
          const start = digits.slice(0, length);
          return spelling === 'AB' ? start.toUpperCase() : start;
        });
        const found = new FoundById<number>(ids);
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

  it('has nothing by what is no id, and is asked for nothing else than before', () => {
    const found = new FoundById<string>(['0000']);
    // No digest ends so.
    expect(found.has(`ni:///sha-256;${'A'.repeat(42)}B`)).toBe(false);
    expect(found.has(`ni:///sha-256;${'A'.repeat(43)}`)).toBe(true);
    expect(() => found.of('0001')).toThrow(StoreUsageError);
  });

  it.each(['', 'abc', 'wxyz', 'a'.repeat(65), 'ni:///sha-256;abc'])('refuses %j', (id) => {
    expect(() => new FoundById(['abcd', id])).toThrow(StoreUsageError);
  });
});

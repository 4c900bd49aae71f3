import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinWordings } from '../../src/review/join.ts';
import { fingerprintOf, isSame, readWording } from '../../src/review/wording.ts';

const same = (a: string, b: string, language = 'en'): boolean =>
  isSame(readWording(a, language), readWording(b, language));

const BRIDGE = 'The bridge of Lindor carried 4,000 cars a day before it fell';

describe('the same statement', () => {
  it.each([
    [
      'in other marks and cases',
      BRIDGE,
      '“the bridge of Lindor carried 4,000 cars a day” before it fell.',
    ],
    ['with thousands parted otherwise', BRIDGE, BRIDGE.replace('4,000', '4.000')],
    [
      'with other articles',
      BRIDGE,
      'A bridge of Lindor carried 4,000 cars a day before that it fell',
    ],
    ['that was cut in front', BRIDGE, `Meanwhile, ${BRIDGE}`],
    ['that was cut behind', BRIDGE, `${BRIDGE} into water`],
  ])('is one %s', (_how, a, b) => {
    expect(same(a, b)).toBe(true);
    expect(same(b, a)).toBe(true);
  });

  it.each([
    ['another figure', BRIDGE, BRIDGE.replace('4,000', '5,000')],
    ['another name', BRIDGE, BRIDGE.replace('Lindor', 'Sagara')],
    ['a negation', BRIDGE, BRIDGE.replace('carried', 'never carried')],
    ['a negation at its end', BRIDGE, `${BRIDGE} not`],
    ['a name at its end', BRIDGE, `${BRIDGE} near Sagara`],
    ['a figure at its end', BRIDGE, `${BRIDGE} at 5`],
    ['a condition', BRIDGE, `If ${BRIDGE}`],
    ['an allegation', BRIDGE, `Allegedly ${BRIDGE}`],
    ['another verb', BRIDGE, BRIDGE.replace('carried', 'lost')],
    [
      'the words turned round',
      'Police of the town shot two armed men',
      'Two armed men of the town shot police',
    ],
  ])('is another with %s', (_what, a, b) => {
    expect(same(a, b)).toBe(false);
    expect(same(b, a)).toBe(false);
  });

  it('is joined with nothing when it is short', () => {
    expect(same('taxes rose', 'taxes rose fast')).toBe(false);
  });

  it('has a name that no spreadsheet takes for a number', () => {
    expect(fingerprintOf('x')).toMatch(/^k[0-9a-f]{12}$/);
  });
});

describe('joinWordings', () => {
  const join = (...texts: string[]): string[] => {
    const wordings = texts.map((text) => readWording(text, 'en'));
    const joined = joinWordings(wordings);
    return wordings.map(({ key }) => joined.get(key)!);
  };

  it('lets the longest stand for those that were cut from it', () => {
    const [a, b, c] = join(
      BRIDGE,
      `${BRIDGE} into water`,
      'Another thing altogether was said that day',
    );
    expect(a).toBe(b);
    expect(c).not.toBe(a);
  });

  it('joins what is part of two with neither', () => {
    const [a, b, c] = join(BRIDGE, `${BRIDGE} into water`, `${BRIDGE} onto rocks`);
    expect(new Set([a, b, c]).size).toBe(3);
  });

  it('does not depend on the order', () => {
    const words = fc.array(
      fc.constantFrom('port', 'ship', 'crane', 'cargo', 'dock', 'quay', 'tide'),
      {
        minLength: 1,
        maxLength: 9,
      },
    );
    fc.assert(
      fc.property(
        fc.array(words, { maxLength: 12 }),
        fc.infiniteStream(fc.nat()),
        (lists, order) => {
          const wordings = [
            ...new Map(
              lists
                .map((list) => readWording(list.join(' '), 'en'))
                .map((each) => [each.key, each]),
            ).values(),
          ];
          const shuffled = wordings
            .map((each) => ({ each, at: order.next().value as number }))
            .sort((a, b) => a.at - b.at)
            .map(({ each }) => each);
          expect(joinWordings(shuffled)).toEqual(
            new Map(shuffled.map(({ key }) => [key, joinWordings(wordings).get(key)!])),
          );
          // What stands for others stands for itself.
          for (const standing of joinWordings(wordings).values()) {
            expect(joinWordings(wordings).get(standing)).toBe(standing);
          }
        },
      ),
      { numRuns: 100 },
    );
  });
});

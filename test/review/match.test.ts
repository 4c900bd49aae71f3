import { describe, expect, it } from 'vitest';
import { LIKELY, matcherOf } from '../../src/review/match.ts';
import { readWording } from '../../src/review/wording.ts';
import { CASES } from './match-cases.ts';

/** All fact checks of the cases in one feed: those that answer a claim, and those of the same matter. */
const FEED = CASES.flatMap(({ answers, other, language }, number) => [
  { found: { number, isAnswer: true }, wording: readWording(answers, language) },
  { found: { number, isAnswer: false }, wording: readWording(other, language) },
]);
const look = matcherOf(FEED);

/** Of all claims: how often the answer is found from a score on, and what else is. */
function countAt(least: number): { right: number; wrong: number } {
  let right = 0;
  let wrong = 0;
  CASES.forEach(({ claim, language }, number) => {
    for (const { found } of look(readWording(claim, language), { least, most: 100 })) {
      if (found.isAnswer && found.number === number) right++;
      else wrong++;
    }
  });
  return { right, wrong };
}

describe('matcherOf', () => {
  it('puts the fact check that answers a claim first', () => {
    const missed = CASES.filter(({ claim, language }, number) => {
      const [best] = look(readWording(claim, language), { least: 0.1, most: 3 });
      return best?.found.number !== number || !best.found.isAnswer;
    });
    expect(missed.map(({ claim }) => claim)).toEqual([]);
  });

  it('finds every answer among what it gives by default', () => {
    const { right, wrong } = countAt(0.3);
    expect(right).toBe(CASES.length);
    expect(wrong).toBeLessThanOrEqual(10);
  });

  it('takes a fact check of another figure for one of another claim', () => {
    const claim = readWording('Banjir di Lindor menewaskan 15 warga desa tepi sungai', 'id');
    const [best] = look(claim, { least: 0, most: 1 });
    expect(best?.score).toBeLessThan(LIKELY);
  });

  it('calls likely what answers a claim, and little else', () => {
    const { right, wrong } = countAt(LIKELY);
    expect(right).toBeGreaterThanOrEqual(18);
    expect(wrong).toBeLessThanOrEqual(3);
  });
});

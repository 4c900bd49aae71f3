import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReviewState, ReviewStep } from '../../src/record/types.generated.ts';
import { isPublic, isSoundHistory, nextStates, stepsTo } from '../../src/review/states.ts';

const STATES: ReviewState[] = ['draft', 'in review', 'published', 'corrected', 'withdrawn'];
const TIME = '2026-01-31T12:00:00Z';
const history = (...states: ReviewState[]): ReviewStep[] =>
  states.map((state) => ({ state, time: TIME }));

describe('the states of a review', () => {
  it.each<[ReviewState, ReviewState[]]>([
    ['draft', ['in review', 'published']],
    ['in review', ['draft', 'published']],
    ['published', ['corrected', 'withdrawn']],
    ['corrected', ['corrected', 'withdrawn']],
    ['withdrawn', ['in review', 'published']],
  ])('lead from %s to %j', (from, to) => {
    expect(nextStates(from).sort()).toEqual([...to].sort());
  });

  it('go through a review even when a draft is published in one go', () => {
    expect(stepsTo('draft', 'published')).toEqual(['in review', 'published']);
    expect(stepsTo('draft', 'corrected')).toBeNull();
  });

  it('are public only when published, and with a verdict', () => {
    for (const state of STATES) {
      expect(isPublic({ state, history: history(state) })).toBe(false);
    }
    expect(isPublic(undefined)).toBe(false);
  });

  it('make a sound history by any steps there are, and no other', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...STATES), { maxLength: 8 }), (wishes) => {
        let at: ReviewState = 'draft';
        const taken: ReviewState[] = [];
        for (const wish of wishes) {
          const steps = stepsTo(at, wish);
          if (!steps) continue;
          taken.push(...steps);
          at = wish;
        }
        expect(isSoundHistory(history(...taken), at)).toBe(true);
        if (taken.includes('published')) {
          const without = taken.filter((state) => state !== 'in review');
          expect(isSoundHistory(history(...without), at)).toBe(false);
        }
      }),
    );
  });
});

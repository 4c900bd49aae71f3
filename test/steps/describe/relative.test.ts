import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  publicationDay,
  resolve,
  resolveFiled,
  weekdayOf,
} from '../../../src/steps/describe/relative.ts';

const day = fc
  .date({
    min: new Date('1900-01-01T00:00:00Z'),
    max: new Date('2099-12-31T00:00:00Z'),
    noInvalidDate: true,
  })
  .map((date) => new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate())));
const parts = (date: Date) => ({
  year: date.getUTCFullYear(),
  month: date.getUTCMonth() + 1,
  day: date.getUTCDate(),
});

describe('resolve', () => {
  it('counts days as the Gregorian calendar does', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -800, max: 800 }), (date, days) => {
        const there = new Date(date.getTime() + days * 86_400_000);
        expect(resolve({ sort: 'days', days }, parts(date))?.value).toBe(
          there.toISOString().slice(0, 10),
        );
        expect(weekdayOf(parts(date))).toBe((date.getUTCDay() + 6) % 7);
      }),
    );
  });

  it('leaves a weekday ahead or behind without value', () => {
    const published = { year: 2021, month: 4, day: 28 };
    for (let weekday = 0; weekday < 7; weekday++) {
      const found = resolve({ sort: 'weekday', weekday, direction: 'none' }, published);
      expect(found?.value).toBe(weekday === 2 ? '2021-04-28' : undefined);
    }
  });

  it('takes the day of a dateline for that of publication, and no other day', () => {
    const published = { year: 2021, month: 4, day: 28 };
    const filed = (month: number, date: number) => ({
      sort: 'day of month' as const,
      readings: [{ month, day: date }],
      direction: 'none' as const,
    });
    expect(resolveFiled(filed(4, 28), published)?.value).toBe('2021-04-28');
    expect(resolveFiled(filed(4, 27), published)).toBeUndefined();
    expect(resolve(filed(4, 28), published)).toBeUndefined();
  });
});

describe('publicationDay', () => {
  it('is unknown without a day', () => {
    expect(publicationDay({ value: '2021-04', precision: 'month', basis: 'uri' })).toBeUndefined();
    expect(publicationDay(undefined)).toBeUndefined();
  });
});

import { describe, expect, it } from 'vitest';
import { time } from '../../src/cli/options.ts';

describe('time', () => {
  it.each([
    ['2026-01-31T12:00:00Z', '2026-01-31T12:00:00Z'],
    ['2024-02-29T23:59:59.123Z', '2024-02-29T23:59:59.123Z'],
    ['2026-01-31', '2026-01-31T00:00:00Z'],
  ])('takes %s', (value, expected) => {
    expect(time(value)).toBe(expected);
  });

  it.each([
    '2026-02-30T00:00:00Z',
    '2026-02-30',
    '2025-02-29T12:00:00Z',
    '2026-04-31T12:00:00Z',
    '2026-01-31T24:00:00Z',
    '2026-01-31T23:60:00Z',
    '2026-01-31T23:59:60Z',
    '2026-01-31T12:00:00',
    'now',
  ])('refuses %s', (value) => {
    expect(() => time(value)).toThrow('Give a time in UTC such as 2026-01-31T12:00:00Z.');
  });
});

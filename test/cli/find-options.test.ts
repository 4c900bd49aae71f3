import { describe, expect, it } from 'vitest';
import { dateArgument } from '../../src/cli/find.ts';

describe('dateArgument', () => {
  it.each(['2024', '2024-05', '2024-02-29'])('takes %s', (value) => {
    expect(dateArgument(value)).toBe(value);
  });

  it.each(['', '24', '2024-13', '2024-02-30', '2023-02-29', '2024-5-1', '2024-05-01T10:00:00Z'])(
    'refuses %j',
    (value) => {
      expect(() => dateArgument(value)).toThrow('Give a date such as 2024, 2024-05 or 2024-05-01.');
    },
  );
});

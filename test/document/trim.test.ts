import { describe, expect, it } from 'vitest';
import { trimMarks } from '../../src/document/trim.ts';

describe('trimMarks', () => {
  const marks = new Set('|:');

  it('takes marks and white space off both ends, and leaves those between words', () => {
    expect(trimMarks(' |: a | b:\u00a0|', marks)).toBe('a | b');
  });

  it('takes each end its own marks when two sets are given', () => {
    expect(trimMarks('|a:|', new Set(), marks)).toBe('|a');
  });

  it('leaves nothing of marks alone', () => {
    expect(trimMarks('| :', marks)).toBe('');
  });

  it('reads a long run that does not end the text once', () => {
    const text = `${':'.repeat(400_000)}x${':'.repeat(400_000)}x`;
    expect(trimMarks(text, new Set(), marks)).toBe(text);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closeTurns } from '../../src/unicode/turns.ts';

const MARK = fc.constantFrom(...'\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069a ');

describe('closing what turns the direction of text', () => {
  it.each([
    ['plain', 'plain'],
    ['\u202ea', '\u202ea\u202c'],
    ['\u2067a\u2069 b', '\u2067a\u2069 b'],
    ['\u202ea\u2066b', '\u202ea\u2066b\u2069\u202c'],
    ['a\u2069b\u202c', 'ab'],
    // The end of an isolate ends what was opened in it, but no other way round.
    ['\u2066\u202ea\u2069b', '\u2066\u202ea\u2069b'],
    ['\u202e\u2066a\u202cb', '\u202e\u2066ab\u2069\u202c'],
    ['א\u200fa\u200e', 'א\u200fa\u200e'],
  ])('makes %j %j', (text, closed) => {
    expect(closeTurns(text)).toBe(closed);
  });

  it('changes nothing but these marks, leaves none open, and nothing to do again', () => {
    const text = fc.array(MARK).map((marks) => marks.join(''));
    const bare = (value: string): string => value.replace(/[\u202a-\u202e\u2066-\u2069]/g, '');
    fc.assert(
      fc.property(text, (value) => {
        const closed = closeTurns(value);
        expect(bare(closed)).toBe(bare(value));
        expect(closeTurns(closed)).toBe(closed);
        const count = (marks: RegExp): number => closed.match(marks)?.length ?? 0;
        expect(count(/[\u2066-\u2068]/g)).toBe(count(/\u2069/g));
        expect(count(/\u202c/g)).toBeLessThanOrEqual(count(/[\u202a\u202b\u202d\u202e]/g));
      }),
    );
  });
});

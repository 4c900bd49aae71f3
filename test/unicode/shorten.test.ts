import { describe, expect, it } from 'vitest';
import { shorten } from '../../src/unicode/shorten.ts';

describe('shorten', () => {
  it('leaves short text alone', () => {
    expect(shorten('a b', 3)).toBe('a b');
  });

  it('cuts at a word', () => {
    expect(shorten('one two three four', 12)).toBe('one two…');
  });

  it('takes punctuation off before the ellipsis', () => {
    expect(shorten('one two, three four', 13)).toBe('one two…');
  });

  it('keeps a word that ends right where the ellipsis goes', () => {
    expect(shorten('one two three', 8)).toBe('one two…');
  });

  it('cuts a word that has no space in reach', () => {
    expect(shorten('abcdefghij', 5)).toBe('abcd…');
  });

  it('counts code points', () => {
    expect(shorten('𝕏𝕏𝕏', 3)).toBe('𝕏𝕏𝕏');
    expect(shorten('𝕏𝕏𝕏𝕏', 3)).toBe('𝕏𝕏…');
  });
});

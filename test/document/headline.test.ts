import { describe, expect, it } from 'vitest';
import { headlineKey, withoutSiteName } from '../../src/document/headline.ts';

describe('headlineKey', () => {
  it.each([
    'Bridge opens again, “at last”',
    'BRIDGE OPENS AGAIN – AT LAST!',
    'Bridge opens again, "at last".',
  ])('gives every spelling of a headline one key: %j', (text) => {
    expect(headlineKey(text)).toBe('bridgeopensagainatlast');
  });

  it('tells headlines with other numbers apart', () => {
    expect(headlineKey('Bridge 2 opens')).not.toBe(headlineKey('Bridge 3 opens'));
  });
});

describe('withoutSiteName', () => {
  it.each([
    ['Bridge opens again | The Daily Example', 'Bridge opens again'],
    ['Bridge opens again', 'Bridge opens again'],
    ['Bridge re-opens', 'Bridge re-opens'],
  ])('reads %j as %j', (text, bare) => {
    expect(withoutSiteName(text)).toBe(bare);
  });
});

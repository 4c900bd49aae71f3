import { describe, expect, it } from 'vitest';
import { id } from '../../src/export/site/interface/id.ts';
import { dateText, languageName, sizeText } from '../../src/page/plain.ts';
import { ENGLISH } from '../../src/page/words.ts';

describe('dates for people', () => {
  it.each([
    ['2025', '2025', '2025'],
    ['2025-03', 'March 2025', 'Maret 2025'],
    ['2025-03-03', '3 March 2025', '3 Maret 2025'],
    ['2025-03-03T16:15:00Z', '3 March 2025, 16:15 UTC', '3 Maret 2025, 16.15 UTC'],
    ['2025-12-31T00:05:09.5Z', '31 December 2025, 00:05 UTC', '31 Desember 2025, 00.05 UTC'],
    ['2025-03-03T16:15:00+00:00', '3 March 2025, 16:15 UTC', '3 Maret 2025, 16.15 UTC'],
    ['2025-03-03T16:15:00+07:00', '3 March 2025, 16:15 UTC+7', '3 Maret 2025, 16.15 UTC+7'],
    ['2025-03-03T16:15:00-03:30', '3 March 2025, 16:15 UTC−3:30', '3 Maret 2025, 16.15 UTC−3:30'],
    ['2025-13-03', '2025-13-03', '2025-13-03'],
    ['last week', 'last week', 'last week'],
  ])('write %s in English and Indonesian', (value, english, indonesian) => {
    expect(dateText(value, ENGLISH)).toBe(english);
    expect(dateText(value, id.page)).toBe(indonesian);
  });

  it('name no zone of what has none', () => {
    expect(dateText('2025-03-03T16:15:00', ENGLISH)).toBe('3 March 2025, 16:15');
  });
});

describe('sizes and languages for people', () => {
  it.each([
    [0, '0 bytes', '0 bita'],
    [1, '1 byte', '1 bita'],
    [999, '999 bytes', '999 bita'],
    [1000, '1.0 kB', '1,0 kB'],
    [2131, '2.1 kB', '2,1 kB'],
    [999_949, '999.9 kB', '999,9 kB'],
    [999_950, '1.0 MB', '1,0 MB'],
    [5e15, '5000.0 TB', '5000,0 TB'],
  ])('write %d bytes', (bytes, english, indonesian) => {
    expect(sizeText(bytes, ENGLISH)).toBe(english);
    expect(sizeText(bytes, id.page)).toBe(indonesian);
  });

  it('name languages that are known, and show the tags of others', () => {
    expect(['en', 'id', 'gsw', 'constructor'].map((tag) => languageName(tag, id.page))).toEqual([
      'Inggris',
      'Indonesia',
      'gsw',
      'constructor',
    ]);
  });
});

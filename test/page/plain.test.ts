import { describe, expect, it } from 'vitest';
import { en } from '../../src/export/site/interface/en.ts';
import { id } from '../../src/export/site/interface/id.ts';
import { dateText, languageName, sizeText } from '../../src/page/plain.ts';
import { ENGLISH } from '../../src/page/words.ts';
import { TAGS } from '../../src/steps/language/model.generated.ts';
import { PAIRS } from '../../src/steps/language/relatives.generated.ts';
import { ONE_LANGUAGE } from '../../src/steps/language/script.ts';

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

  it.each([
    ['en', 'Inggris'],
    ['id', 'Indonesia'],
    ['EN', 'Inggris'],
    ['pt-BR', 'Portugis (BR)'],
    ['zh-Hant-TW', 'Tionghoa (Hant-TW)'],
    ['gsw', 'gsw'],
    ['gsw-CH', 'gsw-CH'],
    ['constructor', 'constructor'],
    ['', ''],
  ])('name the language %s, or show its tag', (tag, name) => {
    expect(languageName(tag, id.page)).toBe(name);
  });

  it('name each language that can be told from a text', () => {
    const pairs = PAIRS.flatMap(({ one, other }) => [one, other]);
    const tags = [...new Set([...TAGS, ...Object.values(ONE_LANGUAGE), ...pairs, 'ja'])];
    for (const { page } of [en, id]) {
      expect(tags.filter((tag) => languageName(tag, page) === tag)).toEqual([]);
      const names = tags.map((tag) => languageName(tag, page));
      expect(new Set(names).size).toBe(names.length);
    }
  });
});

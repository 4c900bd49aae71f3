import { describe, expect, it } from 'vitest';
import * as common from '../../src/languages/common/clean.ts';
import * as spam from '../../src/languages/common/spam.ts';
import { languageOf, languages } from '../../src/languages/index.ts';
import { withUsualCase } from '../../src/languages/tag.ts';
import { toLower } from '../../src/unicode/case.ts';

describe('language data', () => {
  it('has one entry a language', () => {
    const tags = languages.map(({ tag }) => tag);
    expect(new Set(tags).size).toBe(tags.length);
  });

  it('is found by tags with regions', () => {
    expect(languageOf('en-GB')?.tag).toBe('en');
    expect(languageOf('ID')?.tag).toBe('id');
    expect(languageOf('xx')).toBeUndefined();
  });

  it.each([
    ['ID', 'id'],
    ['EN-us', 'en-US'],
    ['zh-HANT', 'zh-Hant'],
    ['zh-hans-sg', 'zh-Hans-SG'],
    ['ES-419', 'es-419'],
    ['SGN-be-fr', 'sgn-BE-FR'],
    ['en-ca-X-CA', 'en-CA-x-ca'],
    ['AZ-LATN-x-LATN', 'az-Latn-x-latn'],
    ['de-CH-1901', 'de-CH-1901'],
  ])('is written for %s as %s', (given, written) => {
    expect(withUsualCase(given)).toBe(written);
  });

  it.each(languages.map((language) => [language.tag, language] as const))(
    'of %s is in lower case',
    (_tag, language) => {
      const words = [
        ...language.functionWords,
        ...language.abbreviations,
        ...(language.clean?.bylineCues ?? []),
        ...(language.sayingVerbs ?? []),
        ...(language.describe?.months.flat() ?? []),
        ...(language.describe?.weekdays.flat() ?? []),
      ];
      expect(
        words.filter((word) => word !== toLower(word) || word.trim() !== word || word === ''),
      ).toEqual([]);
    },
  );

  it('has words of one gender in lower case, and none of both', () => {
    for (const { quote } of languages) {
      if (!quote?.genders) continue;
      const { female, male } = quote.genders;
      for (const list of ['pronouns', 'referring', 'nouns', 'names', 'verbEndings'] as const) {
        const all = [...new Set(female[list]), ...new Set(male[list])];
        expect(all.filter((word) => word !== toLower(word) || word.trim() === '')).toEqual([]);
        expect(new Set(all).size).toBe(all.length);
      }
    }
  });

  it('has twelve months and seven days', () => {
    for (const { describe: data } of languages) {
      if (!data) continue;
      expect(data.months).toHaveLength(12);
      expect(data.weekdays).toHaveLength(7);
    }
  });

  it('has spam phrases in lower case, once each, with weights between 0 and 1', () => {
    const all = [spam.promotion, ...Object.values(spam.subjects), ...Object.values(spam.unspaced)];
    const phrases = all.flat().flatMap(([, list]) => list);
    expect(phrases.filter((phrase) => phrase !== toLower(phrase))).toEqual([]);
    expect(phrases.filter((phrase, index) => phrases.indexOf(phrase) !== index)).toEqual([]);
    for (const [weight] of all.flat()) {
      expect(weight).toBeGreaterThan(0);
      expect(weight).toBeLessThan(1);
    }
  });

  it('has phrases of furniture in lower case', () => {
    for (const { clean } of languages) {
      const phrases = [
        ...Object.values(clean?.lines ?? {}).flat(),
        ...Object.values(clean?.openers ?? {}).flat(),
        ...(clean?.labels ?? []),
      ];
      expect(phrases.filter((phrase) => phrase !== toLower(phrase) || phrase === '')).toEqual([]);
    }
  });

  it('has patterns that do not depend on the engine’s Unicode', () => {
    const patterns = [
      ...common.forms.map(({ pattern }) => pattern),
      ...languages.flatMap(({ describe: data }) => [...(data?.notes ?? [])]),
    ];
    for (const { source, flags } of patterns) {
      expect(flags).toBe('');
      expect(source).not.toMatch(/\\p\{/);
    }
  });
});

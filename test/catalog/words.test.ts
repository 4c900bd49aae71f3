import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CatalogError } from '../../src/catalog/errors.ts';
import { compileWords, spaced } from '../../src/catalog/words.ts';

describe('compileWords', () => {
  it('asks for all words, phrases and beginnings, and against words with a minus', () => {
    expect(compileWords('jembatan rusak')).toBe('"jembatan" AND "rusak"');
    expect(compileWords('"ruang terbuka" kota*')).toBe('"ruang terbuka" AND "kota" *');
    expect(compileWords('banjir -"hujan es" -pilkada')).toBe(
      '("banjir") NOT ("hujan es" OR "pilkada")',
    );
  });

  it('takes what means something to the engine for plain words', () => {
    expect(compileWords('a AND b')).toBe('"a" AND "AND" AND "b"');
    expect(compileWords('headline:x NEAR(y')).toBe('"headline:x" AND "NEAR(y"');
    expect(compileWords('an "open phrase')).toBe('"an" AND "open phrase"');
    expect(compileWords('? kota !')).toBe('"kota"');
  });

  it('says what is missing when no word must be there', () => {
    for (const asked of ['', '""', '-kota', '!?', '*']) {
      expect(() => compileWords(asked)).toThrow(CatalogError);
    }
    expect(() => compileWords('-kota')).toThrow(/only says what must not be there/);
  });

  it('asks for scripts without spaces letter by letter', () => {
    expect(compileWords('東京都')).toBe('" 東 京 都"');
  });
});

describe('spaced', () => {
  it('leaves scripts with spaces alone', () => {
    expect(spaced('Pasar ikan, हिन्दी, 한국어')).toBe('Pasar ikan, हिन्दी, 한국어');
  });

  it('keeps marks on their letters', () => {
    expect(spaced('น้ำท่วม')).toBe(' น้ ำ ท่ ว ม');
    expect(spaced('日本go')).toBe(' 日 本 go');
  });

  it('adds spaces and nothing else', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(spaced(text).replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toLower } from '../../src/unicode/case.ts';
import { Category, categoryOf, isSpace, scriptOf } from '../../src/unicode/classes.ts';
import { normalize, stripMarks } from '../../src/unicode/normalize.ts';

describe('categoryOf', () => {
  it.each([
    ['A', Category.Upper],
    ['ǅ', Category.Title],
    ['ß', Category.Lower],
    ['ح', Category.OtherLetter],
    ['\u0301', Category.Mark],
    ['٣', Category.Digit],
    ['Ⅻ', Category.OtherNumber],
    ['“', Category.Punctuation],
    ['€', Category.Symbol],
    ['\u00a0', Category.Space],
    ['\u0007', Category.Control],
    ['\u200b', Category.Format],
    ['𝒜', Category.Upper],
    ['😀', Category.Symbol],
  ])('knows %j', (character, category) => {
    expect(categoryOf(character.codePointAt(0)!)).toBe(category);
  });

  it('knows nothing that Unicode 15.0 does not', () => {
    // U+A7CB was assigned in Unicode 16.
    expect(categoryOf(0xa7cb)).toBe(Category.Unassigned);
  });

  it('agrees with the engine on every letter that both know', () => {
    for (let codePoint = 0; codePoint < 0x11_0000; codePoint += 7) {
      const category = categoryOf(codePoint);
      if (category === Category.Unassigned) continue;
      const letter = category >= Category.Upper && category <= Category.OtherLetter;
      expect(letter).toBe(/^\p{L}$/u.test(String.fromCodePoint(codePoint)));
    }
  });
});

describe('scriptOf', () => {
  it.each([
    ['a', 'Latin'],
    ['ж', 'Cyrillic'],
    ['ไ', 'Thai'],
    ['漢', 'Han'],
    ['1', 'Other'],
  ])('knows the script of %s', (character, script) => {
    expect(scriptOf(character.codePointAt(0)!)).toBe(script);
  });
});

describe('isSpace', () => {
  it('is White_Space and nothing else', () => {
    for (let codePoint = 0; codePoint < 0x1_0000; codePoint++) {
      expect(isSpace(codePoint)).toBe(/^\p{White_Space}$/u.test(String.fromCharCode(codePoint)));
    }
  });
});

describe('toLower', () => {
  it('keeps the length, so that offsets hold', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(toLower(text)).toHaveLength(text.length);
      }),
    );
  });

  it('lower-cases every script', () => {
    expect(toLower('ÉCOLE İSTANBUL ЖУК ΣΟΦΙΑ 𐐀')).toBe('école istanbul жук σοφια 𐐨');
  });
});

describe('normalize', () => {
  it('composes what Unicode 15.0 knows as the engine does', () => {
    expect(normalize('Cafe\u0301 a\u0308 ᄀ\u1161', 'NFC')).toBe('Café ä 가');
  });

  it('leaves younger characters alone', () => {
    // U+105D2 U+0307 composes to U+105C9 in Unicode 16.
    expect(normalize('e\u0301 \u{105d2}\u0307', 'NFC')).toBe('é \u{105d2}\u0307');
  });

  it('strips marks for comparing', () => {
    expect(stripMarks('Łódź Á é')).toBe('Łodz A e');
  });
});

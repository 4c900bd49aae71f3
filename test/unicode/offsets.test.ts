import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codePointOffsets, utf8Offsets } from '../../src/unicode/offsets.ts';

const text = fc.string({ unit: 'grapheme', maxLength: 600 });

describe('codePointOffsets', () => {
  it('counts as Python does, at every code point boundary', () => {
    fc.assert(
      fc.property(text, (value) => {
        const convert = codePointOffsets(value);
        let offset = 0;
        [...value].forEach((character, index) => {
          expect(convert(offset)).toBe(index);
          offset += character.length;
        });
        expect(convert(value.length)).toBe([...value].length);
      }),
    );
  });

  it('takes an offset inside a surrogate pair as before the pair', () => {
    const value = `${'a'.repeat(127)}😀b`;
    expect(codePointOffsets(value)(128)).toBe(127);
    expect(codePointOffsets(value)(129)).toBe(128);
  });
});

describe('utf8Offsets', () => {
  it('agrees with the encoder at every code point boundary', () => {
    const encoder = new TextEncoder();
    fc.assert(
      fc.property(text, (value) => {
        const convert = utf8Offsets(value);
        let offset = 0;
        for (const character of value) {
          expect(convert(offset)).toBe(encoder.encode(value.slice(0, offset)).length);
          offset += character.length;
        }
        expect(convert(value.length)).toBe(encoder.encode(value).length);
      }),
    );
  });
});

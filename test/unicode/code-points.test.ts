import fc from 'fast-check';
import { expect, it } from 'vitest';
import { utf16Offsets } from '../../src/unicode/code-points.ts';
import { codePointOffsets } from '../../src/unicode/offsets.ts';

it('utf16Offsets undoes codePointOffsets at every code point boundary', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const toCodePoint = codePointOffsets(text);
      const toUtf16 = utf16Offsets(text);
      let offset = 0;
      for (const character of text) {
        expect(toUtf16(toCodePoint(offset))).toBe(offset);
        offset += character.length;
      }
      expect(toUtf16(toCodePoint(text.length))).toBe(text.length);
    }),
  );
});

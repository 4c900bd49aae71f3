import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SourceRemoval } from '../../../src/document/data.ts';
import type { Run } from '../../../src/document/mapped-text.ts';
import { decodeBytes } from '../../../src/steps/decode/index.ts';
import { conserve } from '../../../src/steps/record/conserve.ts';

const WHY = { kind: 'spam', rule: 'a/b', score: 1, reason: 'X.' };
const identity = (offset: number): number => offset;
const decode = (text: string) => decodeBytes(new TextEncoder().encode(text));
const run = (start: number, sourceStart: number, length: number): Run => ({
  start,
  length,
  sourceStart,
  sourceLength: length,
  verbatim: true,
});

describe('conserve', () => {
  it('counts what nobody took as what it is', () => {
    const { sourceMap, normalised } = conserve(
      decode('\ufeffab \n\u200b<b>\u0007'),
      [run(0, 0, 2)],
      [],
      identity,
    );
    expect(sourceMap).toEqual([[0, 2, 3, 2]]);
    expect(normalised).toEqual([
      { byteStart: 0, byteEnd: 3, kind: 'byte-order-mark' },
      { byteStart: 5, byteEnd: 14, kind: 'markup' },
    ]);
  });

  it.each([
    [' \n', 'whitespace'],
    [' \u0007', 'control'],
    [' \u200b', 'zero-width'],
    ['**', 'markup'],
  ])('calls %j %s', (rest, kind) => {
    expect(conserve(decode(`ab${rest}`), [run(0, 0, 2)], [], identity).normalised).toMatchObject([
      { kind },
    ]);
  });

  it('keeps the text of a run whose source another run holds, without a way back', () => {
    const { sourceMap } = conserve(decode('abcd'), [run(0, 0, 3), run(3, 1, 2)], [], identity);
    expect(sourceMap).toEqual([[0, 3, 0, 3]]);
  });

  it('cuts a removal around text that stays', () => {
    const removal: SourceRemoval = { start: 0, end: 6, ...WHY };
    const { removed } = conserve(decode('abcdef'), [run(0, 2, 2)], [removal], identity);
    expect(removed.map(({ text, byteStart, byteEnd }) => [text, byteStart, byteEnd])).toEqual([
      ['ab', 0, 2],
      ['ef', 4, 6],
    ]);
  });

  it('covers every byte exactly once, whatever runs and removals claim', () => {
    const span = fc
      .tuple(fc.nat(40), fc.nat(40))
      .map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }));
    fc.assert(
      fc.property(
        fc
          .string({ unit: 'grapheme', minLength: 41, maxLength: 41 })
          .filter((text) => text.trim() !== ''),
        fc.array(span, { maxLength: 6 }),
        fc.array(span, { maxLength: 6 }),
        (text, runs, removals) => {
          const decoded = decode(text);
          const boundary = (offset: number): number =>
            decoded.text.codePointAt(offset - 1)! > 0xffff ? offset - 1 : offset;
          let at = 0;
          const claimed = runs.map(({ start, end }): Run => {
            const from = boundary(start);
            const made = run(at, from, boundary(end) - from);
            at += made.length;
            return made;
          });
          const gone = removals.map(({ start, end }) => ({
            start: boundary(start),
            end: boundary(end),
            ...WHY,
          }));
          const { sourceMap, removed, normalised } = conserve(decoded, claimed, gone, identity);
          const covered = new Uint8Array(decoded.bytes.length);
          const cover = (from: number, to: number): void => {
            for (let byte = from; byte < to; byte++) covered[byte]!++;
          };
          for (const [, , start, length] of sourceMap) cover(start, start + length);
          for (const { byteStart, byteEnd } of [...removed, ...normalised])
            cover(byteStart, byteEnd);
          expect([...covered].every((count) => count === 1)).toBe(true);
        },
      ),
    );
  });
});

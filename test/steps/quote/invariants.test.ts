import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { article, quotationsOf } from './article.ts';

/** Pieces that the rules look at, to be thrown together at random. */
const PIECES = [
  '“',
  '”',
  '"',
  "'",
  '‘',
  '’',
  '«',
  '»',
  '„',
  '(',
  ')',
  ',',
  '.',
  ':',
  ';',
  '?',
  ' – ',
  '\n',
  ' ',
  'kata',
  'ujarnya',
  'mengatakan',
  'bahwa',
  'menurut',
  'kepada',
  'tidak',
  'membantah',
  'juru bicara',
  'itu',
  'seorang',
  'dia',
  'yang',
  'dan',
  'sumber',
  'Siti',
  'said',
  'told',
  'that',
  'according to',
  'the spokesman',
  'a',
  'he',
  'it',
  'they',
  'denied',
  'calling',
  'Ana Belo',
  'reporters',
  'on Friday',
  'the bridge was closed',
  'jembatan itu rusak',
  '5,3',
  '𝕏',
  'é',
  '東京',
];

const hostile = fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) =>
  pieces
    .join(' ')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== ''),
);
const anything = fc.array(
  fc.string({ unit: 'grapheme' }).map((text) => text.replace(/\s+/gu, ' ').trim()),
  { maxLength: 5 },
);
const tags = fc.constantFrom('id', 'en', 'und');

describe('findQuotations, whatever the text', () => {
  it('gives spans that lie inside the text, say what they span and are sorted', () => {
    fc.assert(
      fc.property(fc.oneof(hostile, anything), tags, (lines, tag) => {
        const given = article(
          tag,
          lines.filter((line) => line !== ''),
        );
        for (const { content, cue, addressee, speaker, confidence } of quotationsOf(given)) {
          for (const span of [...content, cue, addressee, speaker]) {
            if (!span) continue;
            expect(span.start).toBeGreaterThanOrEqual(0);
            expect(span.end).toBeGreaterThan(span.start);
            expect(given.text.slice(span.start, span.end)).toBe(span.text);
          }
          content.forEach(({ start }, index) => {
            if (index > 0) expect(start).toBeGreaterThanOrEqual(content[index - 1]!.end);
          });
          expect(confidence).toBeGreaterThan(0);
          expect(confidence).toBeLessThanOrEqual(1);
          expect(Math.round(confidence * 100) / 100).toBe(confidence);
        }
      }),
      { numRuns: 1500 },
    );
  });

  it('numbers the quotations in text order', () => {
    fc.assert(
      fc.property(hostile, tags, (lines, tag) => {
        const found = quotationsOf(article(tag, lines));
        expect(found.map(({ id }) => id)).toEqual(found.map((_, index) => `q${index + 1}`));
        const starts = found.map(({ content }) => content[0]?.start ?? -1);
        expect(starts).toEqual([...starts].sort((a, b) => a - b));
      }),
    );
  });

  it('gives the same twice', () => {
    fc.assert(
      fc.property(hostile, tags, (lines, tag) => {
        const given = article(tag, lines);
        expect(quotationsOf(given)).toEqual(quotationsOf(given));
      }),
    );
  });

  it.each(['"', '“', '”', "'", '«', '“"’»', 'kata, ', 'He said ', 'said (', 'menurut Budi, '])(
    'takes no more than time in proportion to a text of nothing but `%s`',
    (piece) => {
      const given = article('id', [piece.repeat(300_000 / piece.length).trim()]);
      const began = performance.now();
      quotationsOf(given);
      expect(performance.now() - began).toBeLessThan(3000);
    },
  );
});

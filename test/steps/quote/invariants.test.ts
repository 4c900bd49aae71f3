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
  'she',
  'her',
  'Mrs',
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
  '—',
  '「',
  '」',
  '：',
  '，',
  '。',
  'sagte',
  'teilte',
  'mit',
  'laut',
  'zufolge',
  'nach Angaben',
  'wie',
  'dass',
  'es sei so',
  'hat',
  'gesagt',
  'der Minister',
  'souligne-t-elle',
  'sie',
  'zij',
  'a déclaré',
  'selon',
  'dijo',
  'dat',
  'сказал',
  'по словам',
  'قال',
  'إن',
  '说',
  '表示',
  'と述べた',
  'は',
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
const tags = fc.constantFrom(
  ...['id', 'en', 'de', 'fr', 'es', 'pt', 'ms', 'nl', 'ar', 'ru', 'zh', 'ja', 'und'],
);

/** Processor time in milliseconds, which other work on the machine does not lengthen. */
function processorTime(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

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

  it.each([
    ['de', 'sagte, '],
    ['de', 'teilte die Polizei '],
    ['de', 'nach Angaben von '],
    ['de', 'er habe gesagt, es sei '],
    ['de', 'wie er, '],
    ['de', '„A“ '],
    ['fr', '« dit-il, '],
    ['fr', 'selon '],
    ['es', '—dijo '],
    ['ru', '— сказал '],
    ['ar', 'قال إن '],
    ['zh', '“说，'],
    ['zh', '“A”'],
    ['ja', '「は」と'],
    ['ja', 'は述べた'],
    ['und', '"a" '],
    ['en', 'she said her '],
    ['de', 'sagte sie, '],
    ['fr', '« dit-elle, '],
  ])('takes no more than time in proportion to a text in %s of nothing but `%s`', (tag, piece) => {
    const given = article(tag, [piece.repeat(300_000 / piece.length).trim()]);
    expect(processorTime(() => quotationsOf(given))).toBeLessThan(4000);
  });

  it.each(['"', '“', '”', "'", '«', '“"’»', 'kata, ', 'He said ', 'said (', 'menurut Budi, '])(
    'takes no more than time in proportion to a text of nothing but `%s`',
    (piece) => {
      const given = article('id', [piece.repeat(300_000 / piece.length).trim()]);
      expect(processorTime(() => quotationsOf(given))).toBeLessThan(4000);
    },
  );
});

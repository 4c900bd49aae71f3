import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { languageOf } from '../../../src/languages/index.ts';
import { segmentText } from '../../../src/steps/segment/index.ts';
import type { SentenceSource } from '../../../src/steps/segment/sentence-words.ts';
import { hostileText } from '../../support/hostile.ts';
import { boundaries, unmark } from './boundaries.ts';

function split(
  text: string,
  language: SentenceSource = {},
): { words: string[]; sentences: string[] } {
  const { words, sentences } = segmentText(text, [{ start: 0, end: text.length }], language);
  return {
    words: Array.from(words.starts, (start, index) => text.slice(start, words.ends[index])),
    sentences: sentences.map(({ start, end }) => text.slice(start, end)),
  };
}

describe('words', () => {
  it.each([
    ["al-Qaeda don't R&D", ['al-Qaeda', "don't", 'R&D']],
    ['5,376 dan 3.5%', ['5,376', 'dan', '3.5']],
    ['kupu-kupu (CAR), “baik”', ['kupu-kupu', 'CAR', 'baik']],
    ["rtp_live_88 'x'", ['rtp_live_88', 'x']],
    ['東京は雨', ['東', '京', 'は', '雨']],
    ['한국 뉴스', ['한국', '뉴스']],
    ['😀 --- …', []],
  ])('splits %j', (text, expected) => {
    expect(split(text).words).toEqual(expected);
  });
});

describe('sentences', () => {
  it('ends one after a stop that white space and no lower-case letter follow', () => {
    expect(split('Satu. Dua? Tiga! Empat… Lima.').sentences).toEqual([
      'Satu.',
      'Dua?',
      'Tiga!',
      'Empat…',
      'Lima.',
    ]);
  });

  it('keeps closing marks with their sentence', () => {
    expect(split('“Baik.” “Ya!” Lalu pergi.').sentences).toEqual([
      '“Baik.”',
      '“Ya!”',
      'Lalu pergi.',
    ]);
  });

  it('is not misled by abbreviations, initials, figures and lower case', () => {
    const text = 'Dr. A. Budi di Jl. Merdeka membayar Rp. 3.500 per kg. itu.';
    expect(split(text, { abbreviations: ['dr', 'jl', 'rp', 'kg'] }).sentences).toEqual([text]);
  });

  it('needs no space after a CJK stop', () => {
    expect(split('今天下雨。明天晴。').sentences).toEqual(['今天下雨。', '明天晴。']);
  });

  it.each(boundaries)('%s: splits %s', (tag, marked) => {
    const { text, sentences } = unmark(marked);
    expect(split(text, languageOf(tag)).sentences).toEqual(sentences);
  });

  it('stays inside paragraphs and loses nothing but white space', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const { words, sentences } = segmentText(text, [{ start: 0, end: text.length }]);
        let at = 0;
        for (const { start, end } of sentences) {
          expect(text.slice(at, start).trim()).toBe('');
          expect(end).toBeGreaterThan(start);
          at = end;
        }
        expect(text.slice(at).trim()).toBe('');
        for (let index = 1; index < words.length; index++) {
          expect(words.starts[index]).toBeGreaterThanOrEqual(words.ends[index - 1]!);
        }
      }),
    );
  });
});

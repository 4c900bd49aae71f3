import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { languageOf } from '../../../../src/languages/index.ts';
import {
  MENTION_MODEL,
  MODEL_FILE,
  mentionModel,
} from '../../../../src/steps/mention/tag/model.ts';
import { Tagger } from '../../../../src/steps/mention/tag/tagger.ts';
import { segmentText } from '../../../../src/steps/segment/index.ts';
import { hostileText } from '../../../support/hostile.ts';

function tag(language: string, text: string): string[] {
  const { words, sentences } = segmentText(text, [{ start: 0, end: text.length }]);
  return new Tagger(mentionModel(), languageOf(language)!)
    .tag(text, words, sentences)
    .map(
      ({ type, first, end }) => `${type} ${text.slice(words.starts[first], words.ends[end - 1])}`,
    );
}

describe('the model file', () => {
  it('is the one that records name, and no larger than it may be', () => {
    const digest = createHash('sha256').update(readFileSync(MODEL_FILE)).digest('hex');
    expect(MENTION_MODEL.sha256).toBe(digest);
    expect(statSync(MODEL_FILE).size).toBeLessThanOrEqual(8_000_000);
  });
});

describe('the tagger', () => {
  it.each([
    ['id', 'Kepala dinas Ratna Wulandari bertemu warga di Semarang .'],
    ['id', 'Kepala dinas Ratna Wulandari bertemu warga di Semarang.'],
  ])('reads text in print and text in tokens alike (%s)', (language, text) => {
    expect(tag(language, text)).toEqual(['Person Ratna Wulandari', 'Place Semarang']);
  });

  it('reads small letters', () => {
    expect(tag('id', 'bupati budi santoso menemui warga di kabupaten sleman')).toContain(
      'Person budi santoso',
    );
  });

  it('says the same of a text whatever it read before', () => {
    const tagger = new Tagger(mentionModel(), languageOf('en')!);
    const read = (text: string, by = tagger, language?: string): unknown => {
      const spans = [{ start: 0, end: text.length }];
      const { words, sentences } = segmentText(text, spans, language ? languageOf(language) : {});
      return by.tag(text, words, sentences);
    };
    const text = 'Reading is a town. Later they met Anna Bell of Reading and left.';
    const other = 'Other people like reading at home. Anna is away.';
    const alone = read(text);
    read(other);
    expect(read(text)).toEqual(alone);
    // The same words have other numbers with the spellings of other languages.
    for (const [each, language] of [
      [other, 'id'],
      [text, 'en'],
      [text, 'id'],
      [other, 'en'],
    ] as const) {
      const fresh = new Tagger(mentionModel(), languageOf('en')!);
      expect(read(each, tagger, language)).toEqual(read(each, fresh));
    }
  });

  it('gives names in order, without overlap, inside sentences, for hostile text', () => {
    fc.assert(
      fc.property(hostileText, fc.constantFrom('id', 'en', 'zh', 'fr'), (text, language) => {
        const { words, sentences } = segmentText(text, [{ start: 0, end: text.length }]);
        const tagger = new Tagger(mentionModel(), languageOf(language)!);
        let last = 0;
        for (const { first, end, margin } of tagger.tag(text, words, sentences)) {
          expect(first).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(first);
          expect(margin).toBeGreaterThanOrEqual(0);
          expect(
            sentences.some(({ firstWord, endWord }) => firstWord <= first && end <= endWord),
          ).toBe(true);
          last = end;
        }
      }),
      { numRuns: 30 },
    );
  });
});

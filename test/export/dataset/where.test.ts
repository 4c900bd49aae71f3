import { describe, expect, it } from 'vitest';
import { parseCondition } from '../../../src/export/dataset/where.ts';
import type { ArticleRow } from '../../../src/record/types.generated.ts';

const ROW = {
  language: 'id',
  publisher: 'Kabar Tepi',
  section: null,
  authors: ['Siti', 'Budi'],
  date_published: '2024-05',
  date_published_precision: 'month',
  published_day: null,
  word_count: 120,
  coverage_mentions: 'model',
} as unknown as ArticleRow;

describe('parseCondition', () => {
  it.each([
    ['language=id', true],
    ['language = en|id', true],
    ['language!=en|id', false],
    ['publisher=Kabar Tepi', true],
    ['publisher=kabar tepi', false],
    ['section=', true],
    ['section!=', false],
    ['section=|Daerah', true],
    ['authors=Budi', true],
    ['authors!=Budi', false],
    ['date_published>=2024', true],
    ['date_published>2024', false],
    ['date_published<=2024-05-31', true],
    ['date_published<2024-05', false],
    ['date_published>2023', true],
    ['published_day>=2024-01-01', false],
    ['date_published=2024|2024-05', true],
    ['date_published=2024', true],
    ['date_published!=2024', false],
    ['date_published=2023', false],
    ['date_published!=2023|2025', true],
    ['date_published=2024-05-31', false],
    ['date_published!=2024-05-31', true],
    ['date_published=', false],
    ['published_day=2024', false],
    ['published_day=|2024', true],
    ['date_published<2024-06-01T08:00:00+07:00', true],
    ['date_published_precision>day', true],
    ['word_count>=120', true],
    ['word_count<120', false],
    ['word_count=120|130', true],
    ['coverage_mentions=model', true],
  ])('%s is %s', (text, expected) => {
    expect(parseCondition(text)(ROW)).toBe(expected);
  });

  it.each([
    ['language', 'there must be a column'],
    ['=id', 'there must be a column'],
    ['lang=id', '"lang" is none of capture, '],
    ['text=x', '"text" is none of'],
    ['word_count>=many', 'word_count is a number'],
    ['coverage_mentions=maybe', 'coverage_mentions is one of model, rules, gazetteer, none'],
    ['authors<x', 'authors is a list'],
    ['date_published<', 'there must be a value'],
    ['word_count<', 'there must be a value'],
    ['date_published<=2024-99', 'date_published is a date, such as 2024, '],
    ['date_published>=2024-02-30', 'date_published is a date'],
    ['date_modified!=yesterday', 'date_modified is a date'],
    ['published_day>2023-02-29', 'published_day is a date'],
    ['published_day=2024-5', 'published_day is a date'],
  ])('refuses %s', (text, message) => {
    expect(() => parseCondition(text)).toThrow(message);
  });

  it('points at the place', () => {
    expect(() => parseCondition('word_count>= many')).toThrow(/\n {2}word_count>= many\n {15}\^$/);
    expect(() => parseCondition('date_published=2024| 2024-99')).toThrow(/\n {23}\^$/);
  });
});

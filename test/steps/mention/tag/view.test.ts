import { describe, expect, it } from 'vitest';
import { languageOf } from '../../../../src/languages/index.ts';
import { HashTable, hashSlots } from '../../../../src/steps/mention/tag/lexicon.ts';
import { Mode } from '../../../../src/steps/mention/tag/mode.ts';
import { Casing, casingOf, shapeOf } from '../../../../src/steps/mention/tag/shape.ts';
import { groupOf, Types } from '../../../../src/steps/mention/tag/types.ts';
import { type View, viewOf } from '../../../../src/steps/mention/tag/view.ts';
import { segmentText } from '../../../../src/steps/segment/index.ts';

const nothing = new HashTable(hashSlots([], []));

function view(text: string, tag = 'en'): View {
  const language = languageOf(tag)!;
  const lexicon = { names: nothing, words: nothing, places: nothing };
  const { words, sentences } = segmentText(text, [{ start: 0, end: text.length }]);
  return viewOf(text, words, sentences, new Types({ language, group: groupOf(tag), lexicon }));
}
const active = ({ types, active: column }: View): string[] =>
  types.filter((_type, index) => column[index] === 1).map(({ word }) => word);

describe('the shape of a word', () => {
  it.each([
    ['Jakarta', Casing.Title, 'Xx'],
    ['BBC', Casing.Upper, 'X'],
    ['R', Casing.Single, 'X'],
    ['flyDubai', Casing.Mixed, 'xXx'],
    ['al-Qaeda', Casing.Mixed, 'x-Xx'],
    ['1945', Casing.None, 'd'],
    ['北', Casing.None, 'c'],
    ['élan', Casing.Lower, 'x'],
  ] as const)('of %s is told', (word, casing, shape) => {
    expect(casingOf(word)).toBe(casing);
    expect(shapeOf(word, 1)).toBe(shape);
  });
});

describe('the words that a name may hold', () => {
  it('are capitalised ones and the small ones between them', () => {
    expect(
      active(view('They walked along and saw the Bank of the West and walked on for a while.')),
    ).toEqual(['Bank', 'of', 'the', 'West']);
  });

  it('are none where a grammatical word only begins the sentence', () => {
    expect(active(view('The talks went on.'))).toEqual([]);
    expect(active(view('The Hague was quiet.'))).toEqual(['The', 'Hague']);
  });

  it('are all words where nothing has a capital, and in scripts without case', () => {
    expect(active(view('they met anna in rome'))).toHaveLength(5);
    expect(active(view('他在北京', 'zh'))).toHaveLength(4);
  });
});

describe('the way a sentence uses capitals', () => {
  it.each([
    ['He met Anna Bell in the old town of Rome.', Mode.Normal],
    ['MINISTER RESIGNS AFTER LONG NIGHT OF TALKS', Mode.Capitals],
    ['Minister Resigns After Long Night of Talks', Mode.Titled],
    ['minister resigns after long night of talks', Mode.Small],
  ])('is told: %s', (text, mode) => {
    expect(view(text).modes[0]).toBe(mode);
  });
});

it('a possessive ending is no part of the word', () => {
  expect(view("Hale's plan").types[0]).toMatchObject({ word: 'Hale', possessive: 2 });
});

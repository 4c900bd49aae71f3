import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Spellings } from '../../src/document/spellings.ts';
import { WordColumns } from '../../src/document/words.ts';
import {
  longestOf,
  lowerWords,
  matchPhrase,
  phraseTable,
  startsOf,
} from '../../src/languages/phrases.ts';

const word = fc.constantFrom('Prime', 'prime', 'minister', 'MINISTER', 'of', 'Of', 'state');
const phrases = fc.uniqueArray(
  fc
    .array(fc.constantFrom('prime', 'minister', 'of', 'state'), { minLength: 1, maxLength: 3 })
    .map((parts) => parts.join(' ')),
  { minLength: 1, maxLength: 8 },
);

describe('phrases', () => {
  it('are the longest that begin at a word, and parted by nothing but spaces', () => {
    const table = phraseTable(
      new Map([
        ['prime minister', 0],
        ['prime', 1],
      ]),
    );
    const words = ['prime', 'minister', 'prime'];
    const at = (index: number, parted = false) =>
      matchPhrase(table, words, index, () => parted)?.value;
    expect([at(0), at(1), at(2), at(0, true)]).toEqual([0, undefined, 1, 1]);
  });

  it('are found by the numbers of spellings as by their letters', () => {
    fc.assert(
      fc.property(phrases, fc.array(word, { maxLength: 20 }), (known, texts) => {
        const table = phraseTable(new Map(known.map((phrase) => [phrase, phrase])));
        const text = texts.join(' ');
        const columns = new WordColumns(new Spellings());
        columns.add(text, 0, text.length);
        const words = columns.build();
        const lower = lowerWords(words);
        const starts = startsOf(table).use(words.spellings);
        const never = () => false;
        for (let index = 0; index < words.length; index++) {
          expect(longestOf(starts.get(words.numbers[index]!), lower, index, never)).toBe(
            matchPhrase(table, lower, index, never),
          );
        }
      }),
    );
  });
});

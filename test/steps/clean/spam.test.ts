import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Spellings } from '../../../src/document/spellings.ts';
import {
  fillers,
  type Lexicon,
  promotion,
  subjects,
  unspaced,
  unspacedPromotion,
} from '../../../src/languages/common/spam.ts';
import { marksOf } from '../../../src/steps/clean/marks.ts';
import { mayBeSpam, placedWordsOf, readSpam } from '../../../src/steps/clean/spam.ts';

function phrasesOf(lexicons: readonly Lexicon[]): string[] {
  return lexicons.flatMap((lexicon) => lexicon.flatMap(([, phrases]) => phrases));
}

const WEIGHTY = [
  ...phrasesOf([...Object.values(subjects), promotion]),
  // These are looked for in lines of their scripts alone.
  ...phrasesOf([...Object.values(unspaced), unspacedPromotion]).map((phrase) => `的${phrase}`),
];
const PLAIN = 'warga jembatan 2024 x7 covid-19 gacor88 @admin_88 www.contoh.xyz live'.split(' ');

const spellings = new Spellings();
function read(line: string) {
  const marks = marksOf(line);
  const placed = placedWordsOf(line, spellings);
  return {
    may: mayBeSpam(placed, marks),
    evidence: readSpam(line, placed.words, marks).evidence,
    words: placed.words.length,
  };
}

it('may be in every line that a phrase of the vocabulary is all of', () => {
  const found = WEIGHTY.map((phrase) => read(phrase));
  expect(WEIGHTY.filter((_phrase, at) => found[at]!.evidence.length === 0)).toEqual([]);
  expect(WEIGHTY.filter((_phrase, at) => !found[at]!.may)).toEqual([]);
});

it('is in no line that is passed over', () => {
  const part = fc.oneof(
    fc.constantFrom(...PLAIN, ...fillers),
    fc.constantFrom(...WEIGHTY.flatMap((phrase) => [phrase, phrase.split(' ')[0]!])),
  );
  let passed = 0;
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 6 }), (parts) => {
      const { may, evidence, words } = read(parts.join(' '));
      if (may) return;
      if (words > 0) passed++;
      expect(evidence).toEqual([]);
    }),
    { numRuns: 1000 },
  );
  expect(passed).toBeGreaterThan(0);
});

// Scores a model on examples it has not seen.
import { languageOf } from '../../src/languages/index.ts';
import { hashText } from '../../src/steps/mention/tag/hash.ts';
import { Attribute } from '../../src/steps/mention/tag/lexicon.ts';
import { type Model, TAG_TYPES } from '../../src/steps/mention/tag/model.ts';
import { Tagger } from '../../src/steps/mention/tag/tagger.ts';
import { toLower } from '../../src/unicode/case.ts';
import type { Example, GoldSpan } from './data.ts';
import { TYPE_NAMES } from './instances.ts';
import { addScore, f1, type Score } from './score.ts';

/** Gives a table in Markdown: precision, recall and F1 of each set. */
export function evaluate(model: Model, testing: readonly Example[]): string {
  const taggers = new Map<string, Tagger>();
  const scores = new Map<string, Score>();
  const scoreOf = (set: string): Score => {
    const score = scores.get(set) ?? { right: 0, found: 0, wanted: 0 };
    scores.set(set, score);
    return score;
  };
  for (const example of testing) {
    const { language, text, words, sentences, set } = example;
    const tagger = taggers.get(language) ?? new Tagger(model, languageOf(language)!);
    taggers.set(language, tagger);
    const found = tagger.tag(text, words, sentences).map(
      ({ first, end, type }): GoldSpan => ({
        start: words.starts[first]!,
        end: words.ends[end - 1]!,
        type: TYPE_NAMES[TAG_TYPES.indexOf(type)]!,
      }),
    );
    addScore(scoreOf(set), example, found);
    if (set !== 'id-idner2k') continue;
    addScore(scoreOf(`${set}, countries aside`), example, found, ({ start, end, type }) => {
      const name = toLower(text.slice(start, end));
      const known = model.lexicon.names.get(hashText(name, 0, name.length));
      return type === 'LOC' && (known & Attribute.Country) !== 0;
    });
  }
  return [...scores]
    .map(([set, score]) => {
      const precision = (score.right / score.found).toFixed(3);
      const recall = (score.right / score.wanted).toFixed(3);
      return `| ${set} | ${precision} | ${recall} | ${f1(score).toFixed(3)} |`;
    })
    .join('\n');
}

// The data sets that the tagger of mentions learns from, and what is held back of them.
import { join } from 'node:path';
import { toLower } from '../../src/unicode/case.ts';
import { type Example, exampleOf, readBio, type Token } from './data.ts';
import { harmonise } from './harmonise.ts';

const SETS: Record<string, string> = {
  'id-idner2k': 'id-idner2k.conll',
  'id-nergrit': 'id-nergrit.conll',
  'id-nerui': 'id-nerui-fold1.conll',
  'id-nerp': 'id-nerp-decontaminated.conll',
  'en-wikigold': 'en-wikigold.conll',
  'en-btc': 'en-btc-gnews.conll',
  'en-men': 'en-men.conll',
  'en-ewt': 'en-uner-ewt.conll',
  'de-germeval': 'de-germeval14-dev.conll',
  'pt-bosque': 'pt-uner-bosque.conll',
  'zh-gsd': 'zh-uner-gsd.conll',
};
/** Sentences of these come in the order of their articles: so many make a document. */
const GROUPED: Record<string, number> = { 'en-men': 10 };
const FOLDS = 5;
/** Articles with labels of a machine that are learned from. */
const SILVER = 1100;
/** Shares of sentences that are learned again in capitals, and in small letters. */
const CAPITALS = 0.06;
const SMALL = 0.04;

/** How often a round learns from an example of a set: small ones several times. */
export const REPEATS: Readonly<Record<string, number>> = {
  'de-germeval': 3,
  'en-men': 2,
  'en-wikigold': 2,
};

/** A small generator of numbers from 0 to 1, the same everywhere. */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function recased(document: readonly (readonly Token[])[], dice: number): Token[][] {
  const recase = dice < CAPITALS ? (text: string) => text.toUpperCase() : toLower;
  return document.map((sentence) =>
    sentence.map((token) => ({ ...token, text: recase(token.text) })),
  );
}

/**
 * Reads all sets.
 *
 * @param data Folder of the BIO2 files.
 * @param silver File of articles that a machine labelled; none when absent.
 * @param fold Which fifth of each set is held back; none when absent.
 * @param printed Whether what is held back is set as in print and by documents; else tokens are joined
 * by blanks, a sentence at a time.
 */
export function readSets(
  data: string,
  silver: string | undefined,
  fold: number | undefined,
  printed = false,
): { training: Example[]; testing: Example[] } {
  const training: Example[] = [];
  const testing: Example[] = [];
  const next = random(1);
  for (const [set, file] of Object.entries(SETS)) {
    const language = set.slice(0, 2);
    const sentences = readBio(join(data, file)).flat();
    const group = GROUPED[set] ?? 1;
    // Folds are blocks, so that neighbours of an article stay together.
    const held = Math.ceil(sentences.length / FOLDS);
    for (let at = 0; at < sentences.length; at += group) {
      const document = sentences.slice(at, at + group);
      if (Math.floor(at / held) === fold) {
        if (printed) testing.push(exampleOf(set, language, document, true));
        else
          for (const sentence of document)
            testing.push(exampleOf(set, language, [sentence], false));
        continue;
      }
      training.push(exampleOf(set, language, document, next() < 0.5));
      const dice = next();
      if (language !== 'zh' && dice < CAPITALS + SMALL)
        training.push(exampleOf(set, language, recased(document, dice), next() < 0.5));
    }
  }
  for (const document of silver === undefined ? [] : readBio(silver).slice(0, SILVER)) {
    harmonise(document);
    training.push(exampleOf('en-silver', 'en', document, true));
  }
  return { training, testing };
}

/** The segment step: the words and sentences of the body. */
import type { Plugin } from 'unified';
import type { Node } from 'unist';
import type { Sentence, Span, Words } from '../../document/data.ts';
import { need } from '../../document/need.ts';
import { forEachWord } from '../../document/words.ts';
import { wordSet } from '../../languages/compiled.ts';
import { languageOf } from '../../languages/index.ts';
import { toLower } from '../../unicode/case.ts';
import { forEachSentence } from './sentences.ts';

/** The words and sentences of a text. */
export interface Segments {
  words: Words;
  sentences: Sentence[];
}

/**
 * Splits a text into words and sentences; neither crosses a paragraph.
 *
 * @param text The text.
 * @param paragraphs Its paragraphs, in order, in UTF-16 units.
 * @param abbreviations Lower-cased words whose full stop ends no sentence, without that stop.
 */
export function segmentText(
  text: string,
  paragraphs: readonly Span[],
  abbreviations: readonly string[] = [],
): Segments {
  const starts: number[] = [];
  const ends: number[] = [];
  const sentences: Sentence[] = [];
  const known = wordSet(abbreviations);
  paragraphs.forEach(({ start, end }, paragraph) => {
    forEachSentence(text, start, end, known, toLower, (from, to) => {
      const firstWord = starts.length;
      forEachWord(text, from, to, (wordStart, wordEnd) => {
        starts.push(wordStart);
        ends.push(wordEnd);
      });
      sentences.push({ start: from, end: to, paragraph, firstWord, endWord: starts.length });
    });
  });
  return {
    words: {
      length: starts.length,
      starts: Uint32Array.from(starts),
      ends: Uint32Array.from(ends),
    },
    sentences,
  };
}

/** Sets `file.data.words` and `file.data.sentences` from the body and its language. */
export const segment: Plugin<[], Node> = () => (_tree, file) => {
  const body = need(file, 'body', 'segment');
  const { tag } = need(file, 'language', 'segment');
  const { words, sentences } = segmentText(
    body.text,
    body.paragraphs,
    languageOf(tag)?.abbreviations,
  );
  file.data.words = words;
  file.data.sentences = sentences;
};

export { toNlcst } from './nlcst.ts';

/** The segment step: the words and sentences of the body. */
import type { Plugin } from 'unified';
import type { Node } from 'unist';
import type { Sentence, Span, Words } from '../../document/data.ts';
import { need } from '../../document/need.ts';
import { spellingsOf } from '../../document/spellings.ts';
import { WordColumns } from '../../document/words.ts';
import { languageOf } from '../../languages/index.ts';
import { type SentenceSource, sentenceWords } from './sentence-words.ts';
import { forEachSentence } from './sentences.ts';

const UNKNOWN: SentenceSource = {};

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
 * @param language The language, for its abbreviations; without it only the stops tell.
 */
export function segmentText(
  text: string,
  paragraphs: readonly Span[],
  language: SentenceSource = UNKNOWN,
): Segments {
  const words = new WordColumns(spellingsOf(language.tag));
  const sentences: Sentence[] = [];
  const known = sentenceWords(language);
  paragraphs.forEach(({ start, end }, paragraph) => {
    forEachSentence(text, start, end, known, (from, to) => {
      const firstWord = words.length;
      words.add(text, from, to);
      sentences.push({ start: from, end: to, paragraph, firstWord, endWord: words.length });
    });
  });
  return { words: words.build(), sentences };
}

/** Sets `file.data.words` and `file.data.sentences` from the body and its language. */
export const segment: Plugin<[], Node> = () => (_tree, file) => {
  const body = need(file, 'body', 'segment');
  const { tag } = need(file, 'language', 'segment');
  const { words, sentences } = segmentText(body.text, body.paragraphs, languageOf(tag));
  file.data.words = words;
  file.data.sentences = sentences;
};

export { toNlcst } from './nlcst.ts';

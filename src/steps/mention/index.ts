/** The mention step: who and what the article names. */
import type { Plugin } from 'unified';
import type { Node } from 'unist';
import { need } from '../../document/need.ts';
import { DIGEST } from '../../languages/common/gazetteer.generated.ts';
import { languageOf } from '../../languages/index.ts';
import { findMentions } from './find.ts';

/** Sets `file.data.mentions`, says what was attempted, and names the gazetteer. */
export const mention: Plugin<[], Node> = () => (_tree, file) => {
  const { text, paragraphs } = need(file, 'body', 'mention');
  const { tag } = need(file, 'language', 'mention');
  const language = languageOf(tag);
  file.data.mentions = language
    ? findMentions({
        text,
        paragraphs,
        words: need(file, 'words', 'mention'),
        sentences: need(file, 'sentences', 'mention'),
        language,
      })
    : [];
  file.data.coverage = { ...file.data.coverage, mentions: language ? 'gazetteer' : 'none' };
  file.data.models = [...(file.data.models ?? []), { name: 'gazetteer', sha256: DIGEST }];
};

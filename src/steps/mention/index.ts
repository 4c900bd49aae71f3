/** The mention step: who and what the article names. */
import type { Plugin } from 'unified';
import type { Node } from 'unist';
import { need } from '../../document/need.ts';
import { DIGEST } from '../../languages/common/gazetteer.generated.ts';
import { languageOf } from '../../languages/index.ts';
import type { Language } from '../../languages/language.ts';
import { findMentions, isTagged } from './find.ts';
import type { AuthorityNames } from './given.ts';
import { MENTION_MODEL } from './tag/model.ts';

function attempted(language: Language | undefined): 'model' | 'gazetteer' | 'none' {
  if (!language) return 'none';
  return isTagged(language) ? 'model' : 'gazetteer';
}

/** What records call an authority file among the data files that shaped them. */
export const AUTHORITY_MODEL = 'authority';

/** What the step may be given. */
export interface MentionOptions {
  /** Names that the user vouches for. Default: none. */
  authority?: AuthorityNames;
}

/** Sets `file.data.mentions`, says what was attempted, and names the gazetteer and the model. */
export const mention: Plugin<[MentionOptions?], Node> = (options) => (_tree, file) => {
  const authority = options?.authority;
  const { text, paragraphs } = need(file, 'body', 'mention');
  const { tag } = need(file, 'language', 'mention');
  const language = languageOf(tag);
  file.data.mentions = language
    ? findMentions(
        {
          text,
          paragraphs,
          words: need(file, 'words', 'mention'),
          sentences: need(file, 'sentences', 'mention'),
          language,
        },
        authority,
      )
    : [];
  file.data.coverage = { ...file.data.coverage, mentions: attempted(language) };
  file.data.models = [
    ...(file.data.models ?? []),
    { name: 'gazetteer', sha256: DIGEST },
    ...(language && isTagged(language) ? [MENTION_MODEL] : []),
    ...(authority ? [{ name: AUTHORITY_MODEL, sha256: authority.sha256 }] : []),
  ];
};

/** The language step: which language the article is in. */
import type { Plugin } from 'unified';
import type { Node } from 'unist';
import { need } from '../../document/need.ts';
import { isLanguageTag, withUsualCase } from '../../languages/tag.ts';
import { detectLanguage } from './detect.ts';
import { markForeign } from './foreign.ts';
import { LANGUAGE_MODEL } from './model.ts';
import { RELATIVES_MODEL } from './relatives.ts';

/**
 * Sets `file.data.language`: the language given with the capture, else the one its letters tell; and
 * the language of paragraphs that are surely in another.
 */
export const language: Plugin<[], Node> = () => (_tree, file) => {
  const given = file.data.given?.metadata.language;
  const blocks = need(file, 'blocks', 'language');
  const text = blocks.map(({ content }) => content.text).join('\n');
  if (given !== undefined && isLanguageTag(given)) {
    file.data.language = { tag: withUsualCase(given), confidence: 1 };
  } else {
    if (given !== undefined) {
      const reason = `The given language ${JSON.stringify(given)} is no BCP 47 tag; it was told from the text.`;
      file.message(reason, { ruleId: 'tag', source: 'language' });
    }
    file.data.language = detectLanguage(text);
  }
  file.data.models = [...(file.data.models ?? []), LANGUAGE_MODEL, RELATIVES_MODEL];
  markForeign(blocks, file.data.language.tag, text);
};

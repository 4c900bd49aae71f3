/** The language step: which language the article is in. */
import type { Plugin } from 'unified';
import type { Node } from 'unist';
import { need } from '../../document/need.ts';
import { detectLanguage } from './detect.ts';
import { LANGUAGE_MODEL } from './model.ts';

/** A well-formed language tag, near enough (RFC 5646 has the grammar). */
const TAG = /^[a-zA-Z]{2,8}(?:-[a-zA-Z0-9]{1,8})*$/;

/** Sets `file.data.language`: the language given with the capture, else the one its words tell. */
export const language: Plugin<[], Node> = () => (_tree, file) => {
  const given = file.data.given?.metadata.language;
  if (given !== undefined && TAG.test(given)) {
    file.data.language = { tag: given, confidence: 1 };
    return;
  }
  if (given !== undefined) {
    const reason = `The given language ${JSON.stringify(given)} is no BCP 47 tag; it was told from the text.`;
    file.message(reason, { ruleId: 'tag', source: 'language' });
  }
  const text = need(file, 'blocks', 'language')
    .map(({ content }) => content.text)
    .join('\n');
  file.data.language = detectLanguage(text);
  file.data.models = [...(file.data.models ?? []), LANGUAGE_MODEL];
};

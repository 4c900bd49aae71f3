/** Finds the paragraphs that are in another language than the article. */
import type { Block } from '../../document/data.ts';
import { forEachWord } from '../../document/words.ts';
import { wordSet } from '../../languages/compiled.ts';
import { languageOf } from '../../languages/index.ts';
import { toLower } from '../../unicode/case.ts';
import { areRelatives, detectLanguage } from './detect.ts';

/** Shorter paragraphs may be names and titles; less sure ones may be anything. */
const LEAST = { words: 10, confidence: 0.95 };
/** With this share of the article's grammatical words a paragraph is in its language. */
const OWN_SHARE = 0.12;

/** Whether enough of a text's words are grammatical words of a language; no when it has no list. */
function hasOwnWords(text: string, functionWords: ReadonlySet<string>): boolean {
  const lower = toLower(text);
  let words = 0;
  let own = 0;
  forEachWord(lower, 0, lower.length, (start, end) => {
    words++;
    if (functionWords.has(lower.slice(start, end))) own++;
  });
  return words < LEAST.words || (own > 0 && own >= words * OWN_SHARE);
}

/**
 * Sets `language` of the blocks that are surely in another language than the article.
 *
 * @param blocks The blocks.
 * @param tag The article's language.
 */
export function markForeign(blocks: readonly Block[], tag: string): void {
  const primary = tag.split('-')[0]!.toLowerCase();
  const functionWords = wordSet(languageOf(tag)?.functionWords);
  for (const block of blocks) {
    const { text } = block.content;
    if (hasOwnWords(text, functionWords)) continue;
    const found = detectLanguage(text);
    if (found.tag === 'und' || found.tag === primary || areRelatives(found.tag, primary)) continue;
    if (found.confidence >= LEAST.confidence) block.language = found.tag;
  }
}

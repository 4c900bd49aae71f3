/** Finds the paragraphs that are in another language than the article. */
import type { Block } from '../../document/data.ts';
import { compiled } from '../../languages/compiled.ts';
import { languageOf } from '../../languages/index.ts';
import { unitAt } from '../../unicode/units.ts';
import { areRelatives, detectLanguage } from './detect.ts';
import { endHash, HASH_SEED, hashOf, letterOf, mixUnit } from './grams.ts';
import { sampleOf } from './sample.ts';
import { mainScript } from './script.ts';

/** Less sure paragraphs may be anything; in another script than the article's less is enough. */
const LEAST = { confidence: 0.95, inOtherScript: 0.8 };
/** Shorter lines may be names and titles, unless so many grammatical words of a language show it. */
const LEAST_WORDS = 10;
const LEAST_SIGNS = 2;
/** With this share of the article's grammatical words a paragraph is in its language. */
const OWN_SHARE = 0.12;
/** How many words of a paragraph are counted, at its beginning. */
const COUNTED = 32;
/** So many signs are enough whatever the rest of the counted words is. */
const ENOUGH = Math.ceil(COUNTED * OWN_SHARE);
/** Addresses are in Latin letters whatever the language. */
const ADDRESS = /https?:\S+|www\.\S+/g;
/** How much of a paragraph shows its script, in UTF-16 units. */
const SCRIPT_SAMPLE = 120;

const hashesOf = compiled<readonly string[], ReadonlySet<number>>(
  (words) => new Set(words.map(hashOf)),
);
const NO_WORDS: readonly string[] = [];

/** Counts words until they are enough, and those of them that are grammatical words of a language. */
function countWords(text: string, language: string): { words: number; signs: number } {
  const hashes = hashesOf(languageOf(language)?.functionWords ?? NO_WORDS);
  let words = 0;
  let signs = 0;
  let hash = HASH_SEED;
  const { length } = text;
  for (let at = 0; at <= length && words < COUNTED && signs < ENOUGH; at++) {
    const letter = at < length ? letterOf(unitAt(text, at)) : 0;
    if (letter !== 0) {
      hash = mixUnit(hash, letter);
    } else if (hash !== HASH_SEED) {
      words++;
      if (hashes.has(endHash(hash))) signs++;
      hash = HASH_SEED;
    }
  }
  return { words, signs };
}

/** The language of a paragraph that is surely in another than the article. */
function foreignLanguage(
  content: string,
  primary: string,
  script: string | undefined,
): string | undefined {
  const isPlain = !content.includes('http') && !content.includes('www.');
  const text = isPlain ? content : content.replaceAll(ADDRESS, '');
  const own = mainScript(text.slice(0, SCRIPT_SAMPLE))?.script;
  const inOtherScript = own !== undefined && script !== undefined && own !== script;
  const { words, signs } = countWords(text, primary);
  if (!inOtherScript && signs > 0 && signs >= words * OWN_SHARE) return undefined;
  const isShort = words < LEAST_WORDS && !inOtherScript;
  // Without grammatical words of any language a short line shows nothing, and is not looked at.
  if (isShort && (words <= LEAST_SIGNS || signs > 0)) return undefined;
  const { tag, confidence } = detectLanguage(text);
  if (tag === 'und' || tag === primary || areRelatives(tag, primary)) return undefined;
  if (confidence < (inOtherScript ? LEAST.inOtherScript : LEAST.confidence)) return undefined;
  if (isShort && countWords(text, tag).signs < LEAST_SIGNS) return undefined;
  return tag;
}

/**
 * Sets `language` of the blocks that are surely in another language than the article.
 *
 * @param blocks The blocks.
 * @param tag The article's language; nothing is foreign to `und`.
 * @param text The article's text, or a sample of it.
 */
export function markForeign(blocks: readonly Block[], tag: string, text: string): void {
  if (tag === 'und') return;
  const primary = tag.split('-')[0]!.toLowerCase();
  const script = mainScript(sampleOf(text))?.script;
  for (const block of blocks) {
    const found = foreignLanguage(block.content.text, primary, script);
    if (found !== undefined) block.language = found;
  }
}

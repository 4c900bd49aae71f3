/** Tells lines in another language than the article's. */

import { wordSet } from '../../languages/compiled.ts';
import { languages } from '../../languages/index.ts';
import { scriptOf } from '../../unicode/classes.ts';
import type { Line } from './lines.ts';

const LATIN_SHARE = 0.5;
/** A line shows its language by so many of its grammatical words. */
const LEAST_HITS = 3;

/** Scripts of languages that are not written in Latin letters. */
const SCRIPTS: Record<string, readonly string[]> = {
  zh: ['Han'],
  ja: ['Han', 'Hiragana', 'Katakana'],
  ko: ['Hangul', 'Han'],
  th: ['Thai'],
  ar: ['Arabic'],
  fa: ['Arabic'],
  ur: ['Arabic'],
  ru: ['Cyrillic'],
  uk: ['Cyrillic'],
  bg: ['Cyrillic'],
  sr: ['Cyrillic', 'Latin'],
  el: ['Greek'],
  he: ['Hebrew'],
  hi: ['Devanagari'],
  bn: ['Bengali'],
  ta: ['Tamil'],
};

function isOtherScript(text: string, language: string): boolean {
  const own = SCRIPTS[language] ?? ['Latin'];
  let letters = 0;
  let mine = 0;
  for (const character of text) {
    const script = scriptOf(character.codePointAt(0)!);
    if (script === 'Other') continue;
    letters++;
    if (own.includes(script)) mine++;
  }
  return letters > 0 && mine < letters * LATIN_SHARE;
}

/**
 * Whether a line is in another language than the article: in another script, or with far more of
 * another language's grammatical words. Indonesian and Malay count as one.
 *
 * @param line The line.
 * @param language The article's language.
 */
export function isForeign({ words, block }: Line, language: string): boolean {
  const primary = language.split('-')[0]!.toLowerCase();
  if (primary === 'und') return false;
  if (isOtherScript(block.content.text, primary)) return true;
  const near = primary === 'id' || primary === 'ms' ? ['id', 'ms'] : [primary];
  let own = 0;
  let other = 0;
  for (const { tag, functionWords } of languages) {
    const set = wordSet(functionWords);
    const hits = words.filter((word) => set.has(word)).length;
    if (near.includes(tag)) own = Math.max(own, hits);
    else other = Math.max(other, hits);
  }
  return other >= LEAST_HITS && other >= own * 2 + 1;
}

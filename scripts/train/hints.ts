// What the labels of the training data say of single words.
import { languageOf } from '../../src/languages/index.ts';
import { hashText, mix } from '../../src/steps/mention/tag/hash.ts';
import { INNER_BIT } from '../../src/steps/mention/tag/lexicon.ts';
import { groupOf } from '../../src/steps/mention/tag/types.ts';
import { toLower } from '../../src/unicode/case.ts';
import { isLower } from '../../src/unicode/classes.ts';
import type { Example } from './data.ts';

/** Marks in the lexicon the words in small letters that stand inside names. */
export function markInnerWords(training: readonly Example[], words: Map<number, number>): void {
  const inner = new Map<string, number>();
  for (const { language, text, spans } of training) {
    if (toLower(text) === text) continue;
    for (const { start, end } of spans)
      for (const word of text.slice(start, end).split(' ').slice(1, -1)) {
        if (word !== toLower(word) || !isLower(word.charCodeAt(0))) continue;
        const key = `${language} ${word}`;
        inner.set(key, (inner.get(key) ?? 0) + 1);
      }
  }
  for (const [key, count] of inner) {
    if (count < 2) continue;
    const [language = '', word = ''] = key.split(' ');
    const hash = mix(hashText(word, 0, word.length), groupOf(language));
    words.set(hash, (words.get(hash) ?? 0) | INNER_BIT);
  }
}

/** Words of the names of Indonesian organisations, in lower case. */
export function organizationWords(training: readonly Example[]): Set<string> {
  const found = new Set<string>();
  for (const { language, text, spans } of training) {
    if (language !== 'id') continue;
    for (const { type, start, end } of spans) {
      if (type !== 'ORG') continue;
      for (const word of toLower(text.slice(start, end)).split(/[^a-z0-9]+/))
        if (word.length > 1) found.add(word);
    }
  }
  for (const word of languageOf('id')!.functionWords) found.delete(word);
  return found;
}

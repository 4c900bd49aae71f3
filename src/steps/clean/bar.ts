/** Tells bars of a page, rows of buttons, networks or page numbers, by having nothing else in them. */
import {
  barLinks,
  barNames,
  networks,
  pageWords,
  shareNames,
} from '../../languages/common/clean.ts';
import { cleanData } from '../../languages/index.ts';
import { matchPhrase, type PhraseTable, phraseTable } from '../../languages/phrases.ts';

/** What a word or phrase is in a bar. */
type Unit = 'network' | 'share' | 'label' | 'page' | 'link';

/** Longer lines are no bars; so many buttons make one of any sort. */
const LONGEST = 24;
const LEAST = { units: 2, buttons: 3 };
const NUMBER = /^\d{1,5}$/;

let table: PhraseTable<Unit> | undefined;

function compile(): PhraseTable<Unit> {
  const units = new Map<string, Unit>();
  for (const word of barLinks) units.set(word, 'link');
  for (const { labels, lines } of cleanData) {
    for (const label of labels) units.set(label, 'label');
    for (const [rule, phrases] of Object.entries(lines)) {
      for (const phrase of phrases) {
        if (!phrase.includes('…')) units.set(phrase, rule === 'share' ? 'share' : 'label');
      }
    }
  }
  for (const word of [...shareNames, ...barNames]) units.set(word, 'share');
  for (const word of pageWords) units.set(word, 'page');
  for (const word of networks) units.set(word, 'network');
  return phraseTable(units);
}

/** What a bar is: one of sharing and other buttons, or one of page numbers. */
export type Bar = 'share-bar' | 'menu' | 'pagination';

/**
 * Tells whether a line consists of the units of a bar alone.
 *
 * @param shadow The line's shadow; one with a comma or the end of a sentence is no bar.
 * @param words Its words.
 */
export function matchBar(shadow: string, words: readonly string[]): Bar | undefined {
  if (words.length < LEAST.units || words.length > LONGEST || /[,;!?"“”]|\.$/.test(shadow))
    return undefined;
  table ??= compile();
  const seen = { network: new Set(), share: new Set(), label: new Set(), page: new Set() };
  let numbers = 0;
  let phrases = 0;
  for (let at = 0; at < words.length; ) {
    const match = matchPhrase(table, words, at, () => false);
    if (match) {
      const end = at + 1 + match.rest.length;
      if (match.value !== 'link') seen[match.value].add(words.slice(at, end).join(' '));
      if (match.value !== 'link' && end - at > 1) phrases++;
      at = end;
    } else if (NUMBER.test(words[at]!)) {
      numbers++;
      at++;
    } else return undefined;
  }
  const { network, share, label, page } = seen;
  if (network.size > 0 && network.size + share.size >= LEAST.units) return 'share-bar';
  const buttons = network.size + share.size + label.size;
  if (page.size > 0 && buttons === 0) {
    return page.size >= LEAST.units || numbers >= LEAST.units ? 'pagination' : undefined;
  }
  // A phrase of several words is no chance word, and counts for two.
  return buttons >= LEAST.units && buttons + phrases >= LEAST.buttons ? 'menu' : undefined;
}

/** Tells the language of a text from its letters and its script. */

import { forEachWord } from '../../document/words.ts';
import { wordSet } from '../../languages/compiled.ts';
import { id } from '../../languages/id/index.ts';
import type { Language } from '../../languages/language.ts';
import { ms } from '../../languages/ms/index.ts';
import { roundScore } from '../../record/score.ts';
import { toLower } from '../../unicode/case.ts';
import { isLetter, type Script, scriptOf } from '../../unicode/classes.ts';
import { costsOf, MODEL_TAGS } from './model.ts';

/** A language with the confidence in it, from 0 to 1. */
export interface Detection {
  tag: string;
  confidence: number;
}

/** How much of a long text is looked at, in UTF-16 units. */
const SAMPLE = 1_500;
/** Fewer letters tell nothing; fewer known n-grams among all are no language we know. */
const LEAST_LETTERS = 3;
const LEAST_KNOWN = 0.3;
/** What a text costs more than this an n-gram, in eighths of a nat, is in no language we know. */
const MOST_COST = 76;
/** How many known n-grams weigh as one independent piece of evidence: they overlap and repeat. */
const REDUNDANCY = 6;
/** What a telling word is worth against its nearest relative, in eighths of a nat. */
const TELLING = 24;

/** Scripts that one language alone uses in news. */
const ONE_LANGUAGE: Partial<Record<Script, string>> = {
  Thai: 'th',
  Lao: 'lo',
  Hangul: 'ko',
  Greek: 'el',
  Hebrew: 'he',
  Georgian: 'ka',
  Armenian: 'hy',
  Khmer: 'km',
  Myanmar: 'my',
  Tamil: 'ta',
  Telugu: 'te',
  Kannada: 'kn',
  Malayalam: 'ml',
  Gujarati: 'gu',
  Gurmukhi: 'pa',
  Sinhala: 'si',
  Bengali: 'bn',
};
/** Words of Marathi, which Hindi, in the same script, does not have. */
const MARATHI =
  /(?:^|\s)(?:आहे|आणि|आहेत|होते|होता|होती|केले|केली|त्यांनी|मध्ये|नाही|असून|यांनी)(?=\s|[.,।]|$)/g;
/** One such word among so many is enough. */
const MARATHI_SHARE = 25;

/** Languages so near to each other that single words tell them apart better than letters do. */
const RELATIVES: readonly (readonly [Language, Language])[] = [[id, ms]];

/** The language of a text whose main script belongs to one language (Kana makes Han Japanese). */
function byScript(text: string): Detection | undefined {
  const counts = new Map<Script, number>();
  let letters = 0;
  for (const character of text) {
    const codePoint = character.codePointAt(0)!;
    if (!isLetter(codePoint)) continue;
    const script = scriptOf(codePoint);
    counts.set(script, (counts.get(script) ?? 0) + 1);
    letters++;
  }
  const share = (script: Script): number => (counts.get(script) ?? 0) / (letters || 1);
  if (share('Devanagari') > 0.5) {
    const words = text.split(/\s+/).length;
    const marathi = (text.match(MARATHI)?.length ?? 0) * MARATHI_SHARE >= words;
    return { tag: marathi ? 'mr' : 'hi', confidence: roundScore(share('Devanagari')) };
  }
  const kana = share('Hiragana') + share('Katakana');
  const east = share('Han') + kana;
  if (east > 0.5) return { tag: kana > 0.1 ? 'ja' : 'zh', confidence: roundScore(east) };
  for (const [script, tag] of Object.entries(ONE_LANGUAGE)) {
    const found = share(script as Script);
    if (found > 0.5) return { tag, confidence: roundScore(found) };
  }
  return undefined;
}

/** Languages that a single paragraph does not tell apart surely. */
const NEAR: readonly (readonly string[])[] = [
  ['id', 'ms'],
  ['nb', 'nn', 'da', 'no'],
  ['hr', 'bs', 'sr', 'sl'],
  ['hi', 'mr'],
  ['cs', 'sk'],
];

/** Whether two languages are so near that a paragraph of one may pass for the other. */
export function areRelatives(a: string, b: string): boolean {
  return NEAR.some((group) => group.includes(a) && group.includes(b));
}

/**
 * Decides between near languages by the words that only one of them has. Their n-grams decide nothing:
 * the corpora they were counted in are mixed.
 */
function weighWords(sample: string, costs: Float64Array): void {
  for (const [one, other] of RELATIVES) {
    const columns = [MODEL_TAGS.indexOf(one.tag), MODEL_TAGS.indexOf(other.tag)] as const;
    const [ours, theirs] = [wordSet(one.tellingWords), wordSet(other.tellingWords)];
    const common = Math.min(costs[columns[0]]!, costs[columns[1]]!);
    // Without any such word it is the language with more speakers, which stands first.
    costs[columns[0]] = common;
    costs[columns[1]] = common + 1;
    forEachWord(sample, 0, sample.length, (start, end) => {
      const word = sample.slice(start, end);
      if (ours.has(word)) costs[columns[1]]! += TELLING;
      if (theirs.has(word)) costs[columns[0]]! += TELLING;
    });
  }
}

/**
 * Tells the language of a text, or of a paragraph.
 *
 * Scripts of one language tell it by themselves. Otherwise every n-gram of three and four letters
 * costs what it costs in each language of the model, and the cheapest language wins; the confidence
 * is what it has against the runner-up, with the overlap of n-grams discounted. A text without words
 * of any known language is `und`.
 *
 * @param text The text; only its beginning is looked at when it is long.
 */
export function detectLanguage(text: string): Detection {
  const sample = toLower(text.slice(0, SAMPLE));
  const scripted = byScript(sample);
  if (scripted) return scripted;
  const { costs, known, total } = costsOf(sample);
  const none = { tag: 'und', confidence: 0 };
  if (known < LEAST_LETTERS || known < total * LEAST_KNOWN) return none;
  weighWords(sample, costs);
  let best = 0;
  for (let index = 1; index < costs.length; index++) if (costs[index]! < costs[best]!) best = index;
  if (costs[best]! > known * MOST_COST) return none;
  let second = Number.POSITIVE_INFINITY;
  costs.forEach((cost, index) => {
    if (index !== best) second = Math.min(second, cost);
  });
  const margin = (second - costs[best]!) / 8 / REDUNDANCY;
  return { tag: MODEL_TAGS[best]!, confidence: roundScore(1 / (1 + Math.exp(-margin))) };
}

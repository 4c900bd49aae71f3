/** Tells the language of a text from its grammatical words and its script. */

import { forEachWord } from '../../document/words.ts';
import { languages } from '../../languages/index.ts';
import { roundScore } from '../../record/score.ts';
import { toLower } from '../../unicode/case.ts';
import { isLetter, type Script, scriptOf } from '../../unicode/classes.ts';

/** A language with the confidence in it, from 0 to 1. */
export interface Detection {
  tag: string;
  confidence: number;
}

/** How much of a long text is looked at, in UTF-16 units. */
const SAMPLE = 20_000;
/** Below this share of grammatical words a text is in no language we know. */
const LEAST_SHARE = 0.06;

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
};

/** For each word the languages that use it; a word of few languages says more. */
const owners = new Map<string, number[]>();
languages.forEach(({ functionWords }, index) => {
  for (const word of new Set(functionWords)) {
    const own = owners.get(word);
    if (own) own.push(index);
    else owners.set(word, [index]);
  }
});

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
  const kana = share('Hiragana') + share('Katakana');
  const east = share('Han') + kana;
  if (east > 0.5) return { tag: kana > 0.1 ? 'ja' : 'zh', confidence: roundScore(east) };
  for (const [script, tag] of Object.entries(ONE_LANGUAGE)) {
    const found = share(script as Script);
    if (found > 0.5) return { tag, confidence: roundScore(found) };
  }
  return undefined;
}

/**
 * Tells the language of a text.
 *
 * Every grammatical word votes for the languages that use it, with one vote to share; the most
 * votes win; the confidence is their share against the runner-up. A text with next to no grammatical words of any known language is `und`.
 *
 * @param text The text; only its beginning is looked at when it is long.
 */
export function detectLanguage(text: string): Detection {
  const sample = toLower(text.slice(0, SAMPLE));
  const scripted = byScript(sample);
  if (scripted) return scripted;
  const votes = new Float64Array(languages.length);
  const hits = new Uint32Array(languages.length);
  let words = 0;
  forEachWord(sample, 0, sample.length, (start, end) => {
    words++;
    const own = owners.get(sample.slice(start, end));
    if (!own) return;
    for (const index of own) {
      votes[index]! += 1 / own.length;
      hits[index]!++;
    }
  });
  let best = 0;
  for (let index = 1; index < votes.length; index++) if (votes[index]! > votes[best]!) best = index;
  if (words === 0 || hits[best]! / words < LEAST_SHARE) return { tag: 'und', confidence: 0 };
  const second = votes.reduce(
    (most, vote, index) => (index === best ? most : Math.max(most, vote)),
    0,
  );
  return {
    tag: languages[best]!.tag,
    confidence: roundScore(votes[best]! / (votes[best]! + second)),
  };
}

/** Tells the languages that are alone in their script. */
import { isLetter, type Script, scriptOf } from '../../unicode/classes.ts';
import { unitAt } from '../../unicode/units.ts';

/** Scripts that one language alone uses in news. */
export const ONE_LANGUAGE: Partial<Record<Script, string>> = {
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
  Devanagari: 'hi',
  Han: 'zh',
};
/** From this share of kana on, a text with Han letters is Japanese. */
const KANA = 0.1;
/** The end of the blocks of Latin letters that hold nearly all of them. */
const LATIN_END = 0x250;

/** The script of most of a text's letters. */
export interface MainScript {
  /** Kana counts as Han. */
  script: Script;
  /** Its share of the letters, from 0 to 1. */
  share: number;
  /** The language that alone uses it. */
  language?: string;
}

/** The share of Latin letters, by units alone: the common case, and quick. */
function latinShare(text: string): number {
  let letters = 0;
  let latin = 0;
  const { length } = text;
  for (let at = 0; at < length; at++) {
    const unit = unitAt(text, at);
    if (!isLetter(unit)) continue;
    letters++;
    if (unit < LATIN_END) latin++;
  }
  return latin / (letters || 1);
}

/** Tells the script that most letters of a text are in; undefined when it is in none, or in many. */
export function mainScript(text: string): MainScript | undefined {
  const latin = latinShare(text);
  if (latin > 0.5) return { script: 'Latin', share: latin };
  const counts = new Map<Script, number>();
  let letters = 0;
  let kana = 0;
  for (const character of text) {
    const codePoint = character.codePointAt(0)!;
    if (!isLetter(codePoint)) continue;
    let script = scriptOf(codePoint);
    if (script === 'Hiragana' || script === 'Katakana') {
      script = 'Han';
      kana++;
    }
    counts.set(script, (counts.get(script) ?? 0) + 1);
    letters++;
  }
  for (const [script, count] of counts) {
    if (count <= letters / 2) continue;
    const language = kana > letters * KANA ? 'ja' : ONE_LANGUAGE[script];
    return { script, share: count / letters, ...(language === undefined ? {} : { language }) };
  }
  return undefined;
}

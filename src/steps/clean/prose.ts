/** Tells the prose of a story from fragments: what is clearly prose needs strong evidence to go. */
import { forEachWord } from '../../document/words.ts';

const TERMINAL = /[.!?…。！？।][”’"'»›)\]」』]*$/;
const QUOTED = /["“”„«»‹›「」『』]|(?:^|\s)[‘']/;

/** What a line looks like. */
export interface LineShape {
  /** How many words it has. */
  words: number;
  /** The share of grammatical words of the article's language among them, from 0 to 1. */
  functionShare: number;
  /** Whether it ends like a sentence. */
  terminal: boolean;
  /** Whether it holds a quotation and a verb of saying. */
  quotes: boolean;
}

/**
 * Looks at the shape of a line.
 *
 * @param shadow The line's shadow.
 * @param functionWords Grammatical words of the article's language.
 * @param sayingVerbs Verbs of saying of that language.
 */
export function shapeOf(
  shadow: string,
  functionWords: ReadonlySet<string>,
  sayingVerbs: ReadonlySet<string>,
): LineShape {
  let words = 0;
  let grammatical = 0;
  let says = false;
  forEachWord(shadow, 0, shadow.length, (start, end) => {
    const word = shadow.slice(start, end);
    words++;
    if (functionWords.has(word)) grammatical++;
    if (sayingVerbs.has(word)) says = true;
  });
  return {
    words,
    functionShare: words > 0 ? grammatical / words : 0,
    terminal: TERMINAL.test(shadow),
    quotes: says && QUOTED.test(shadow),
  };
}

/** Whether a line reads as a sentence of the story. */
export function isProse({ words, functionShare, terminal }: LineShape): boolean {
  return words >= 7 && terminal && functionShare >= 0.15;
}

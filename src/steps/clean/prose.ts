/** Tells the prose of a story from fragments: what is clearly prose needs strong evidence to go. */
import { SpellingSet } from '../../document/spellings.ts';
import { compiled } from '../../languages/compiled.ts';
import type { PlacedWords } from './spam.ts';

const TERMINAL = /[.!?…。！？।][”’"'»›)\]」』]*$/;
const QUOTED = /["“”„«»‹›「」『』]|(?:^|\s)[‘']/;
/** Verbs that report what something written says; they betray a story about a prompt. */
const REPORTING = new Set(
  'reads urged adds insists advises recalls jokes says said asked'.split(' '),
);
const grammaticalOf = compiled(
  (words: ReadonlySet<string>) => new SpellingSet((word) => words.has(word)),
);
const sayingOf = compiled(
  (verbs: ReadonlySet<string>) => new SpellingSet((word) => verbs.has(word) || REPORTING.has(word)),
);
/** A sentence of a story has at least so many words, and this share of grammatical ones. */
const PROSE = { words: 7, functionShare: 0.15, wordsWithoutTable: 10 };

/** What a line looks like. */
export interface LineShape {
  /** How many words it has. */
  words: number;
  /** Whether it ends like a sentence. */
  terminal: boolean;
  /** Whether it reads as a sentence of the story. */
  prose: boolean;
  /** Whether it has a verb of saying. */
  says: boolean;
  /** Whether it holds a quotation and a verb of saying. */
  quotes: boolean;
}

/**
 * Looks at the shape of a line.
 *
 * @param shadow The line's shadow.
 * @param words Its words.
 * @param functionWords Grammatical words of the article's language; without any, a long line that
 *   ends like a sentence is one.
 * @param sayingVerbs Verbs of saying of that language.
 */
export function shapeOf(
  shadow: string,
  { words, numbers, spellings }: PlacedWords,
  functionWords: ReadonlySet<string>,
  sayingVerbs: ReadonlySet<string>,
): LineShape {
  const grammar = grammaticalOf(functionWords).use(spellings);
  const saying = sayingOf(sayingVerbs).use(spellings);
  let grammatical = 0;
  let says = false;
  for (const number of numbers) {
    if (grammar.has(number)) grammatical++;
    says ||= saying.has(number);
  }
  const terminal = TERMINAL.test(shadow);
  const prose =
    terminal &&
    (functionWords.size === 0
      ? words.length >= PROSE.wordsWithoutTable
      : words.length >= PROSE.words && grammatical >= words.length * PROSE.functionShare);
  return { words: words.length, terminal, prose, says, quotes: says && QUOTED.test(shadow) };
}

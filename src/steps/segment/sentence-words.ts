/** The words of a language that tell whether a full stop ends a sentence. */
import { compiled } from '../../languages/compiled.ts';
import type { Language } from '../../languages/language.ts';
import { toLower } from '../../unicode/case.ts';

/** What the splitter of sentences looks words up in. All in lower case, without the last stop. */
export interface SentenceWords {
  /** Abbreviations whose stop never ends a sentence: titles, `Jl`. */
  never: ReadonlySet<string>;
  /** Abbreviations that may also end one: `dll`, `p.m`. */
  final: ReadonlySet<string>;
  /** Abbreviations only before figures, words otherwise: `no`. */
  beforeNumber: ReadonlySet<string>;
  /** Grammatical words: in capitals behind an abbreviation they begin a sentence. */
  opening: ReadonlySet<string>;
  /** Verbs of saying. */
  saying: ReadonlySet<string>;
  /** Whether a point makes a number an ordinal, as in German. */
  ordinalPoint: boolean;
  lower(word: string): string;
}

/** The part of a language that the splitter of sentences needs. */
export type SentenceSource = Partial<
  Pick<
    Language,
    | 'tag'
    | 'abbreviations'
    | 'finalAbbreviations'
    | 'numberAbbreviations'
    | 'functionWords'
    | 'sayingVerbs'
    | 'ordinalPoint'
  >
>;

/** Gives the words of a language; made once, when they are first asked for. */
export const sentenceWords = compiled(
  (language: SentenceSource): SentenceWords => ({
    never: new Set(language.abbreviations),
    final: new Set(language.finalAbbreviations),
    beforeNumber: new Set(language.numberAbbreviations),
    opening: new Set(language.functionWords),
    saying: new Set(language.sayingVerbs),
    ordinalPoint: language.ordinalPoint ?? false,
    lower: toLower,
  }),
);

/** The shape of a language's data. One folder a language, one file a concern. */
import type { ClaimData } from './claim-data.ts';
import type { CleanData } from './clean-data.ts';
import type { DescribeData } from './describe-data.ts';
import type { MentionData } from './mention-data.ts';
import type { QuoteData } from './quote-data.ts';

/**
 * Everything the steps know about one language. Words are in lower case (by `toLower`) unless a
 * field says otherwise. A concern without data is left out, and its step then attempts nothing that
 * needs it.
 */
export interface Language {
  /** BCP 47 primary tag. */
  tag: string;
  /** Frequent grammatical words: they tell the language, and prose from fragments. */
  functionWords: readonly string[];
  /** Abbreviations that end in a full stop without ending a sentence, without the stop. */
  abbreviations: readonly string[];
  /** Abbreviations that may also be the last word of a sentence (`dll`, `p.m`), without the stop. */
  finalAbbreviations?: readonly string[];
  /** Words that are abbreviations only before figures (`no`), without the stop. */
  numberAbbreviations?: readonly string[];
  /** Whether a point makes a number an ordinal (`am 3. Mai`). */
  ordinalPoint?: boolean;
  /** Verbs of saying, as they stand beside the name of who speaks. */
  sayingVerbs?: readonly string[];
  clean?: CleanData;
  describe?: DescribeData;
  mention?: MentionData;
  quote?: QuoteData;
  claim?: ClaimData;
}

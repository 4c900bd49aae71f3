import type { Language } from '../language.ts';
import { claim } from './claim.ts';
import { clean } from './clean.ts';
import { describe } from './describe.ts';
import { mention } from './mention.ts';
import { quote } from './quote.ts';
import {
  abbreviations,
  finalAbbreviations,
  functionWords,
  numberAbbreviations,
  sayingVerbs,
} from './words.ts';

export const en: Language = {
  tag: 'en',
  functionWords,
  abbreviations,
  finalAbbreviations,
  numberAbbreviations,
  sayingVerbs,
  clean,
  describe,
  mention,
  quote,
  claim,
};

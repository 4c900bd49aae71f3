import type { Language } from '../language.ts';
import { claim } from './claim.ts';
import { clean } from './clean.ts';
import { describe } from './describe.ts';
import { mention } from './mention.ts';
import { quote } from './quote.ts';
import { abbreviations, functionWords, sayingVerbs } from './words.ts';

export const id: Language = {
  tag: 'id',
  functionWords,
  abbreviations,
  sayingVerbs,
  clean,
  describe,
  mention,
  quote,
  claim,
};

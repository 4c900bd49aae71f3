import type { Language } from '../language.ts';
import { clean } from './clean.ts';
import { describe } from './describe.ts';
import { mention } from './mention.ts';
import { quote } from './quote.ts';

/** French: words that tell the language, and page furniture. */
export const fr: Language = {
  tag: 'fr',
  functionWords:
    "le la les de des du un une et à au aux en dans que qui ne pas sur pour par est sont avec il elle ils elles se ce cette ces son sa ses leur plus ou mais comme a ont été être était fait qu'il d'un d'une l'on selon après avant entre sans sous depuis lors aussi même très tout tous deux nous vous je on dont où si leurs contre y lui".split(
      ' ',
    ),
  abbreviations: 'm mm mme mmes mlle mlles dr pr me mgr st ste av bd cf ex env p.ex'.split(' '),
  finalAbbreviations: 'etc jr janv févr avr juil sept oct nov déc j.-c'.split(' '),
  numberAbbreviations: 'n no art p pp vol'.split(' '),
  clean,
  describe,
  mention,
  quote,
};

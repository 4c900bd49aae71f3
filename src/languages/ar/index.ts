import type { Language } from '../language.ts';
import { clean } from './clean.ts';
import { quote } from './quote.ts';

/** Arabic: words that tell the language, and page furniture. */
export const ar: Language = {
  tag: 'ar',
  functionWords:
    'في من على إلى عن أن إن ما لا هذا هذه ذلك التي الذي كان كانت قد كما بعد قبل بين مع أو ثم لم لن هو هي هم حتى عند منذ كل وقال وقالت قال قالت خلال حول ضد غير أي بأن وأن ولا وفي ومن وهو وهي'.split(
      ' ',
    ),
  abbreviations: [],
  clean,
  quote,
};

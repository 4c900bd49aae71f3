import type { Language } from '../language.ts';
import { clean } from './clean.ts';

/** Russian: words that tell the language, and page furniture. */
export const ru: Language = {
  tag: 'ru',
  functionWords:
    'и в не на что с по как из за к от для это о его он она они но был была было были у же так до или если также при после во со все уже чтобы только который которая которые году между сообщил заявил под без'.split(
      ' ',
    ),
  abbreviations: 'г гг им т.д т.п тыс млн млрд руб'.split(' '),
  clean,
};

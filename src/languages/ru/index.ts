import type { Language } from '../language.ts';
import { clean } from './clean.ts';
import { quote } from './quote.ts';

/** Russian: words that tell the language, and page furniture. */
export const ru: Language = {
  tag: 'ru',
  functionWords:
    'и в не на что с по как из за к от для это о его он она они но был была было были у же так до или если также при после во со все уже чтобы только который которая которые году между сообщил заявил под без'.split(
      ' ',
    ),
  abbreviations: 'г им ул просп д кв обл св проф акад ген см тов'.split(' '),
  finalAbbreviations: 'гг т.д т.п т.е т.к тыс млн млрд руб коп в вв н.э др пр'.split(' '),
  numberAbbreviations: 'рис стр с п ст'.split(' '),
  clean,
  quote,
};

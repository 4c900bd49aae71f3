import type { Language } from '../language.ts';
import { clean } from './clean.ts';

/** Danish: words that tell the language, and page furniture. */
export const da: Language = {
  tag: 'da',
  functionWords:
    'og i at det er en den til af på der som med for ikke de et har han hun var vi jeg men om sig fra eller blev bliver også efter ved kan skal over ud når hvor nu så end mere meget deres hans hendes denne dette disse havde været siger ifølge under mellem mod alle op'.split(
      ' ',
    ),
  abbreviations: 'dr prof hr fr bl.a f.eks ca kl st jf dvs inkl'.split(' '),
  finalAbbreviations: 'osv m.v m.fl etc mio mia kr jan feb apr aug sept okt nov dec'.split(' '),
  numberAbbreviations: 'nr s stk'.split(' '),
  ordinalPoint: true,
  clean,
};

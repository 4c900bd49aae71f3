import type { Language } from '../language.ts';
import { clean } from './clean.ts';

/** Polish: words that tell the language, and page furniture. */
export const pl: Language = {
  tag: 'pl',
  functionWords:
    'w i na z do się nie że to jest o jak po za od przez dla ale przy co są tym który która które oraz już może tylko było był była być ze tego także czy bardzo lub jego jej ich przed między podczas roku'.split(
      ' ',
    ),
  abbreviations: 'dr prof ul np tzw al pl św gen płk mjr kpt por im inż mgr m.in'.split(' '),
  finalAbbreviations: 'itd itp r w tys mln mld'.split(' '),
  numberAbbreviations: 'nr art ust s str'.split(' '),
  ordinalPoint: true,
  clean,
};

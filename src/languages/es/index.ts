import type { Language } from '../language.ts';
import { clean } from './clean.ts';
import { describe } from './describe.ts';
import { mention } from './mention.ts';
import { quote } from './quote.ts';

/** Spanish: words that tell the language, and page furniture. */
export const es: Language = {
  tag: 'es',
  functionWords:
    'el la los las de del un una y a al en que no se por con para es son como su sus lo más o pero este esta ha han fue ser era muy también sobre entre cuando hasta desde sin le les nos ya está están todo todos según tras durante donde quien porque así dos hay dijo contra ante antes después mientras aunque cada ese esa otro'.split(
      ' ',
    ),
  abbreviations:
    'ee sr sra sres srta dr dra prof ud uds av avda gral lic ing arq mons pdte d dña sto sta'.split(
      ' ',
    ),
  finalAbbreviations: 'etc jr uu s.a ss.mm p.m a.m cía'.split(' '),
  numberAbbreviations: 'núm no art pág págs vol'.split(' '),
  clean,
  describe,
  mention,
  quote,
};

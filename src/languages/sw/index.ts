import type { Language } from '../language.ts';
import { clean } from './clean.ts';
import { describe } from './describe.ts';
import { mention } from './mention.ts';
import { quote } from './quote.ts';

/** Swahili: words that tell the language, and page furniture. */
export const sw: Language = {
  tag: 'sw',
  functionWords:
    'ya wa na kwa katika ni za la cha vya kuwa hiyo huo hilo hao wao yao yake wake lakini pia baada kabla ambao ambaye ambayo kwamba alisema amesema wakati hayo hii huu hizo hivyo kama sana tu bila hata zaidi mwaka siku watu hapa hadi dhidi kutoka kupitia'.split(
      ' ',
    ),
  abbreviations: 'dk prof bw bi bwa mhe mh mch sh tsh ksh st mt'.split(' '),
  finalAbbreviations: 'n.k k.m jr'.split(' '),
  numberAbbreviations: 'na uk'.split(' '),
  clean,
  describe,
  mention,
  quote,
};

import type { Language } from '../language.ts';
import { clean } from './clean.ts';

/** Swedish: words that tell the language, and page furniture. */
export const sv: Language = {
  tag: 'sv',
  functionWords:
    'och i att det är en den till av på som med för inte de ett har han hon var vi jag men om sig från eller blev blir också efter vid kan ska över ut när där nu så än mer mycket deras hans hennes denna detta dessa hade varit säger enligt under mellan mot alla upp'.split(
      ' ',
    ),
  abbreviations: 'dr prof hr fr bl.a t.ex ca kl st jfr dvs inkl'.split(' '),
  finalAbbreviations: 'osv m.m m.fl etc kr'.split(' '),
  numberAbbreviations: 'nr s kap'.split(' '),
  clean,
};

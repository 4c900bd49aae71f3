import type { Language } from '../language.ts';
import { clean } from './clean.ts';
import { describe } from './describe.ts';
import { mention } from './mention.ts';
import { quote } from './quote.ts';

/** German: words that tell the language, and page furniture. */
export const de: Language = {
  tag: 'de',
  functionWords:
    'der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr durch man sein wurde wenn gegen vom ich wir ihr seine ihre unter sagte hatte kann soll diese dieser keine schon sei'.split(
      ' ',
    ),
  abbreviations:
    'dr prof hr fr bzw z.b u.a d.h ca mio mrd st inkl exkl evtl ggf vgl sog bspw dipl ing geb gest o.ä u.ä i.d.r v.a rd zzgl mag hl'.split(
      ' ',
    ),
  finalAbbreviations:
    'usw etc str jan feb apr aug sept okt nov dez jr u.s n.chr v.chr s.o gmbh co tel'.split(' '),
  numberAbbreviations: 'nr art abs kap bd s'.split(' '),
  ordinalPoint: true,
  clean,
  describe,
  mention,
  quote,
};

import type { Language } from '../language.ts';
import { clean } from './clean.ts';
import { describe } from './describe.ts';
import { mention } from './mention.ts';
import { quote } from './quote.ts';

/** Dutch: words that tell the language, and page furniture. */
export const nl: Language = {
  tag: 'nl',
  functionWords:
    'de het een van en in is dat op te zijn met voor niet aan er die ook als bij door maar om uit hij heeft naar over dan nog wordt worden werd was zij ze wel of tot tegen meer hun kan onder geen deze dit na zo hebben had moet al ik we wij volgens omdat toen zou kunnen waar wat'.split(
      ' ',
    ),
  abbreviations:
    'dr prof mr mevr dhr bijv drs ing ir ds st a.u.b d.w.z m.n o.a t.a.v v o.l.v gen kol'.split(
      ' ',
    ),
  finalAbbreviations: 'enz etc jr e.d n.v b.v jan feb mrt apr aug sept okt nov dec'.split(' '),
  numberAbbreviations: 'nr art blz p'.split(' '),
  clean,
  describe,
  mention,
  quote,
};

import type { Language } from '../language.ts';
import { clean } from './clean.ts';
import { mention } from './mention.ts';

/** Italian: words that tell the language, and page furniture. */
export const it: Language = {
  tag: 'it',
  functionWords:
    'il lo la i gli le di del della dei delle un una e a al alla in nel nella che non si per con da dal dalla è sono come suo sua più o ma questo questa ha hanno è stato essere era anche su sul tra fra quando fino senza gli già tutti secondo dopo durante dove chi perché così due ci detto contro prima mentre cui anni ancora solo loro'.split(
      ' ',
    ),
  abbreviations: 'sig sigg dott prof avv on ing geom arch rag mons gen sen s ss'.split(' '),
  finalAbbreviations: 'ecc jr s.p.a s.r.l d.c a.c'.split(' '),
  numberAbbreviations: 'n art pag pagg vol'.split(' '),
  clean,
  mention,
};

import type { Language } from '../language.ts';
import { clean } from './clean.ts';
import { describe } from './describe.ts';
import { mention } from './mention.ts';
import { quote } from './quote.ts';

/** Portuguese: words that tell the language, and page furniture. */
export const pt: Language = {
  tag: 'pt',
  functionWords:
    'o a os as de do da dos das um uma e em no na nos nas que não se por com para é são como seu sua ao à mais ou mas este esta foi ser era muito também sobre entre quando até desde sem lhe já está estão todo todos segundo após durante onde quem porque assim dois há disse contra antes depois enquanto pelo pela ele ela isso num numa'.split(
      ' ',
    ),
  abbreviations: 'sr sra srs dr dra prof profa av exmo exma eng gen cel ten pe d sto sta des'.split(
    ' ',
  ),
  finalAbbreviations: 'etc jr s.a ltda cia p.m a.m'.split(' '),
  numberAbbreviations: 'n núm art pág págs vol inc'.split(' '),
  clean,
  describe,
  mention,
  quote,
};

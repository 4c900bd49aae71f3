import type { Language } from '../language.ts';
import { clean } from './clean.ts';
import { describe } from './describe.ts';
import { mention } from './mention.ts';
import { quote } from './quote.ts';

/** Malay: words that tell the language, and page furniture. */
export const ms: Language = {
  tag: 'ms',
  functionWords:
    'yang dan di ke dari untuk dengan pada ini itu adalah tidak akan juga dalam oleh sebagai kerana bahawa atau boleh ada sudah telah mereka kami kita dia beliau saya kata para tersebut namun selepas bagi sehingga antara lebih masih belum bukan hanya tetapi manakala apabila seperti jika sebelum terhadap serta menjadi berkata secara ialah daripada kepada turut semasa apa siapa dapat perlu sedang selama sejak mengenai maka melalui atas pihak berada merupakan dirinya iaitu supaya orang ramai katanya memaklumkan mengulas susulan justeru'.split(
      ' ',
    ),
  abbreviations:
    'dr prof hj hjh tn en pn sdr rm jln kpt mej kol lt leftenan st no.k dsp asp supt insp sarjan ust mr mrs lrg'.split(
      ' ',
    ),
  finalAbbreviations: 'dll dsb bhd sdn jr a.m p.m b.hd s.m'.split(' '),
  numberAbbreviations: 'no bil hlm jld'.split(' '),
  clean,
  describe,
  mention,
  quote,
};

import type { Language } from '../language.ts';
import { clean } from './clean.ts';

/** Malay: words that tell the language, and page furniture. */
export const ms: Language = {
  tag: 'ms',
  functionWords:
    'yang dan di ke dari untuk dengan pada ini itu adalah tidak akan juga dalam oleh sebagai kerana bahawa atau boleh ada sudah telah mereka kami kita dia beliau saya kata para tersebut namun selepas bagi sehingga antara lebih masih belum bukan hanya tetapi manakala apabila seperti jika sebelum terhadap serta menjadi berkata secara ialah daripada kepada turut semasa apa siapa dapat perlu sedang selama sejak mengenai maka melalui atas pihak berada merupakan dirinya iaitu supaya orang ramai katanya memaklumkan mengulas susulan justeru'.split(
      ' ',
    ),
  abbreviations: 'dr prof hj datuk no rm jln'.split(' '),
  clean,
};

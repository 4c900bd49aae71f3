import type { Language } from '../language.ts';
import { clean } from './clean.ts';

/** Malay: words that tell the language, and page furniture. */
export const ms: Language = {
  tag: 'ms',
  functionWords:
    'yang dan di ke dari untuk dengan pada ini itu adalah tidak akan juga dalam oleh sebagai kerana bahawa atau boleh ada sudah telah mereka kami kita dia beliau saya kata para tersebut namun selepas bagi sehingga antara lebih masih belum bukan hanya tetapi manakala apabila seperti jika sebelum terhadap serta menjadi berkata secara ialah daripada kepada turut semasa apa siapa dapat perlu sedang selama sejak mengenai maka melalui atas pihak berada merupakan dirinya iaitu supaya orang ramai katanya memaklumkan mengulas susulan justeru'.split(
      ' ',
    ),
  tellingWords:
    'kekal kewangan kenyataan pengerusi peguam penerbangan berjaya bahawa kerana ialah menerusi manakala daripada hospital wang isnin khamis jumaat minit syarikat kerajaan ringgit rm peratus bilion trilion julai ogos mac universiti percuma mesyuarat mahkamah pendakwa agensi selepas susulan berikutan kes siasatan elektrik petrol polis bomba suspek tertuduh datuk yb cuba sahaja iaitu semasa berkenaan berhubung kenderaan keretapi lebuhraya dijangka kemalangan memaklumkan mengulas justeru dadah seksyen akta parlimen parti undi sempena dikenali malaysia selangor johor perak pahang kelantan terengganu sabah sarawak putrajaya kebangsaan sukan perlawanan jurulatih pelancong pelancongan peniaga kos jualan mohd pesakit kesihatan peperiksaan kolej pensyarah telefon agong'.split(
      ' ',
    ),
  abbreviations: 'dr prof hj datuk no rm jln'.split(' '),
  clean,
};

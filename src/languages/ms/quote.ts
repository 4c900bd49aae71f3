import { quote as indonesian } from '../id/quote.ts';
import type { QuoteData } from '../quote-data.ts';
import { words } from '../words.ts';

/** Malay words of saying and of sources: much of Indonesian, and its own. */
export const quote: QuoteData = {
  ...indonesian,
  measured: false,
  saying: [
    ...indonesian.saying,
    ...words(
      'memberitahu memaklumkan mendakwa berpendapat percaya menambah mengesahkan mengingatkan',
    ),
  ],
  reporting: [...indonesian.reporting, ...words('mengumumkan melaporkan memberi menjawab')],
  denying: [...indonesian.denying, ...words('menafikan')],
  demanding: [...indonesian.demanding, ...words('menggesa meminta menyeru')],
  telling: words('memberitahu memaklumkan'),
  after: [...indonesian.after, ...words('dakwa dedah maklum akui katanya ujarnya soal luah')],
  according: [...indonesian.according, ...words('berdasarkan')],
  addressing: [...indonesian.addressing, 'pada'],
  auxiliaries: [...indonesian.auxiliaries, ...words('turut berkata semalam bagaimanapun')],
  joining: [...indonesian.joining, 'bahawa'],
  stops: [...indonesian.stops, ...words('semalam pada selepas apabila ketika bahawa dalam')],
  openers: [...indonesian.openers, ...words('selepas apabila bagaimanapun terdahulu semalam')],
  times: [...indonesian.times, ...words('isnin khamis jumaat semalam ahad')],
  heads: {
    ...indonesian.heads,
    official: [
      ...indonesian.heads.official,
      ...words(
        'jurucakap pengarah pengerusi pesuruhjaya timbalan exco peguam hakim setiausaha ketua',
      ),
      'ketua polis',
      'timbalan menteri',
      'menteri besar',
    ],
    group: [...indonesian.heads.group, ...words('penduduk orang pihak')],
    organization: [
      ...indonesian.heads.organization,
      ...words('kerajaan polis mahkamah kementerian syarikat jabatan'),
    ],
    document: [...indonesian.heads.document, ...words('kenyataan laporan kajian')],
  },
};

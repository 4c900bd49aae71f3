import type { Language } from '../language.ts';
import { clean } from './clean.ts';

/** Thai: page furniture; its script tells the language. */
export const th: Language = {
  tag: 'th',
  functionWords: [],
  abbreviations:
    'ดร นพ พญ ผศ รศ ศ พล พ.ต.อ พ.ต.ท พ.ศ ค.ศ จ อ ต ม.ค ก.พ มี.ค เม.ย พ.ค มิ.ย ก.ค ส.ค ก.ย ต.ค พ.ย ธ.ค'.split(
      ' ',
    ),
  finalAbbreviations: 'น ฯลฯ กม'.split(' '),
  clean,
};

import type { Language } from '../language.ts';
import { clean } from './clean.ts';

/** Turkish: words that tell the language, and page furniture. */
export const tr: Language = {
  tag: 'tr',
  functionWords:
    've bir bu da de için ile olarak çok daha en olan ki gibi ancak kadar sonra ise ya değil olduğunu her ne veya göre dedi şu o ama tarafından üzere var yok önce bin ise biz ben'.split(
      ' ',
    ),
  abbreviations: 'dr prof av doç yrd sn bkz'.split(' '),
  finalAbbreviations: 'vb vs a.ş ltd şti'.split(' '),
  numberAbbreviations: 'no s'.split(' '),
  ordinalPoint: true,
  clean,
};

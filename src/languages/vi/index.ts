import type { Language } from '../language.ts';
import { clean } from './clean.ts';

/** Vietnamese: words that tell the language, and page furniture. */
export const vi: Language = {
  tag: 'vi',
  functionWords:
    'và là của có cho không được trong với các những một này đã để khi từ người theo về đến tại ông bà cũng ra vào sẽ trên còn nhiều như thì hơn bị do sau trước đó tôi chúng họ anh chị rằng nhưng nếu vì mà đang phải lại làm bởi giữa đây ngày cùng'.split(
      ' ',
    ),
  abbreviations: 'ts ths gs pgs bs tp ks ls mr mrs'.split(' '),
  finalAbbreviations: 'v.v tp.hcm'.split(' '),
  numberAbbreviations: 'số'.split(' '),
  clean,
};

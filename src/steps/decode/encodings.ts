/** The encodings that are read, by the names and labels that pages and servers use for them. */

/**
 * Every name with its further labels. Names and labels follow the Encoding Standard: what is called
 * ISO-8859-1 is read as windows-1252, and GB2312 and GBK as GB18030, which contain them.
 *
 * @see https://encoding.spec.whatwg.org/#names-and-labels
 */
const LABELS: Record<string, string> = {
  'utf-8': 'utf8 unicode-1-1-utf-8 x-unicode20utf8',
  'utf-16le': 'utf-16 ucs-2 unicode csunicode iso-10646-ucs-2 unicodefeff',
  'utf-16be': 'unicodefffe',
  'windows-1250': 'cp1250 x-cp1250',
  'windows-1251': 'cp1251 x-cp1251',
  'windows-1252':
    'cp1252 x-cp1252 iso-8859-1 iso8859-1 iso88591 latin1 l1 ascii us-ascii ansi_x3.4-1968',
  'windows-1253': 'cp1253 x-cp1253',
  'windows-1254': 'cp1254 x-cp1254 iso-8859-9 iso8859-9 latin5 l5',
  'windows-1255': 'cp1255 x-cp1255',
  'windows-1256': 'cp1256 x-cp1256',
  'windows-1257': 'cp1257 x-cp1257',
  'windows-1258': 'cp1258 x-cp1258',
  'windows-874': 'cp874 dos-874 iso-8859-11 iso8859-11 tis-620',
  'iso-8859-2': 'iso8859-2 iso88592 latin2 l2',
  'iso-8859-3': 'iso8859-3 latin3 l3',
  'iso-8859-4': 'iso8859-4 latin4 l4',
  'iso-8859-5': 'iso8859-5 cyrillic',
  'iso-8859-6': 'iso8859-6 arabic asmo-708 ecma-114',
  'iso-8859-7': 'iso8859-7 greek greek8 ecma-118 elot_928',
  'iso-8859-8': 'iso8859-8 hebrew visual iso-8859-8-i logical',
  'iso-8859-10': 'iso8859-10 latin6 l6',
  'iso-8859-13': 'iso8859-13',
  'iso-8859-14': 'iso8859-14',
  'iso-8859-15': 'iso8859-15 latin9 l9',
  'iso-8859-16': 'iso8859-16',
  'koi8-r': 'koi koi8 koi8_r',
  'koi8-u': 'koi8-ru',
  ibm866: 'cp866 866',
  macintosh: 'mac x-mac-roman',
  gb18030: 'gbk gb2312 gb_2312 gb_2312-80 x-gbk cp936 chinese euc-cn',
  big5: 'big5-hkscs cn-big5 x-x-big5 cp950',
  shift_jis: 'shift-jis sjis x-sjis ms_kanji windows-31j cp932',
  'euc-jp': 'x-euc-jp',
  'euc-kr': 'cp949 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 windows-949 uhc',
};

/** Encodings in which a character may take several bytes and is not Unicode. */
const MULTI_BYTE = new Set(['gb18030', 'big5', 'shift_jis', 'euc-jp', 'euc-kr']);

const byLabel = new Map(
  Object.entries(LABELS).flatMap(([name, labels]) =>
    [name, ...labels.split(' ')].map((label) => [label, name]),
  ),
);

/** How the characters of an encoding relate to bytes. */
export type EncodingFamily = 'utf-8' | 'utf-16' | 'single-byte' | 'multi-byte';

/** Gives the name of an encoding by any of its labels, in any case; undefined when it is unknown. */
export function encodingOf(label: string): string | undefined {
  return byLabel.get(label.trim().toLowerCase());
}

/** Tells the family of an encoding by its name. */
export function familyOf(encoding: string): EncodingFamily {
  if (encoding === 'utf-8') return 'utf-8';
  if (encoding.startsWith('utf-16')) return 'utf-16';
  return MULTI_BYTE.has(encoding) ? 'multi-byte' : 'single-byte';
}

import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { makeRecord } from '../../../src/pipeline.ts';
import { decodeCharacters } from '../../../src/steps/decode/characters.ts';
import { encodingOf } from '../../../src/steps/decode/encodings.ts';
import { decodeBytes } from '../../../src/steps/decode/index.ts';

/** Sentences of our own, with the encodings their readers used before UTF-8. */
const TEXTS: [name: string, text: string, encodings: string[]][] = [
  [
    'French',
    'Le gouvernement a annoncé mardi à Paris des mesures très attendues pour l’hôpital public. « Nous avons écouté », a déclaré le ministre, après un été déjà marqué par la fermeture de plusieurs services.',
    ['windows-1252'],
  ],
  [
    'Polish',
    'Rząd przyjął w środę projekt ustawy, który ma ułatwić życie przedsiębiorcom. Według ministra nowe przepisy wejdą w życie już w styczniu, a część z nich obejmie także małe spółki i osoby prowadzące działalność.',
    ['windows-1250', 'iso-8859-2'],
  ],
  [
    'Russian',
    'Правительство одобрило в среду новый законопроект, который должен упростить жизнь предпринимателям. По словам министра, новые правила вступят в силу уже в январе.',
    ['windows-1251', 'koi8-r', 'iso-8859-5'],
  ],
  [
    'Greek',
    'Η κυβέρνηση ανακοίνωσε την Τρίτη νέα μέτρα για τα νοσοκομεία της χώρας. Ο υπουργός δήλωσε ότι οι αλλαγές θα ισχύσουν από τον Ιανουάριο.',
    ['windows-1253', 'iso-8859-7'],
  ],
  [
    'Turkish',
    'Hükümet çarşamba günü işletmelerin hayatını kolaylaştıracak yeni yasa tasarısını onayladı. Bakana göre düzenlemeler ocak ayında yürürlüğe girecek ve küçük şirketleri de kapsayacak.',
    ['windows-1254'],
  ],
  [
    'Hebrew',
    'הממשלה אישרה ביום רביעי את הצעת החוק החדשה שתקל על בעלי העסקים. לדברי השר, הכללים ייכנסו לתוקף כבר בחודש ינואר הקרוב.',
    ['windows-1255'],
  ],
  [
    'Arabic',
    'وافقت الحكومة يوم الأربعاء على مشروع القانون الجديد الذي سيسهل عمل الشركات. وقال الوزير إن القواعد ستدخل حيز التنفيذ في يناير المقبل.',
    ['windows-1256'],
  ],
  [
    'Chinese, simplified',
    '政府星期三通过了新的法律草案，旨在方便企业经营。部长表示，新规定将于一月生效，小型公司也包括在内。记者在现场看到，许多居民对此表示欢迎。',
    ['gb18030'],
  ],
  [
    'Chinese, traditional',
    '政府星期三通過了新的法律草案，旨在方便企業經營。部長表示，新規定將於一月生效，小型公司也包括在內。記者在現場看到，許多居民對此表示歡迎。',
    ['big5'],
  ],
  [
    'Japanese',
    '政府は水曜日、企業の負担を軽くする新しい法案を承認した。大臣によると、新しい規則は一月から始まり、小さな会社も対象になる。住民の多くは歓迎している。',
    ['shift_jis', 'euc-jp'],
  ],
  [
    'Korean',
    '정부는 수요일 기업의 부담을 덜어 주는 새 법안을 승인했다. 장관은 새 규정이 일월부터 시행되며 작은 회사도 포함된다고 말했다. 많은 주민들이 환영했다.',
    ['euc-kr'],
  ],
];

const cases = TEXTS.flatMap(([name, text, encodings]) =>
  encodings.map((encoding) => ({ name, text, encoding })),
);

/** Letters of each family, and some that only surrogate pairs or four bytes can hold. */
const LETTERS: Record<string, string> = {
  'windows-1252': 'aé “’€ÿ\n',
  'windows-1251': 'aжЯ №«\n',
  'utf-16le': 'aé中😀\n',
  'utf-16be': 'aé中😀\n',
  gb18030: 'a中国é😀㐀\n',
  big5: 'a政府。\n',
  shift_jis: 'aｱ政府ー表\n',
  'euc-jp': 'a政府ｱ\n',
  'euc-kr': 'a정부똠\n',
};

describe('detection', () => {
  it.each(cases)('reads $name in $encoding without being told', ({ text, encoding }) => {
    const decoded = decodeBytes(iconv.encode(text, encoding));
    expect(decoded.text).toBe(text);
    expect(decoded.note?.reason).toContain(decoded.encoding);
  });

  it.each(cases)('believes a declaration: $name in $encoding', ({ text, encoding }) => {
    const decoded = decodeBytes(iconv.encode(text, encoding), `text/plain; charset="${encoding}"`);
    expect(decoded).toMatchObject({ text, encoding });
    expect(decoded.note).toBeUndefined();
  });

  it('reads what a page declares of itself', () => {
    for (const head of [
      '<meta charset=windows-1251>',
      '<meta http-equiv="Content-Type" content="text/html; charset=cp1251">',
      '<?xml version="1.0" encoding="Windows-1251"?>',
    ]) {
      const decoded = decodeBytes(iconv.encode(`${head}<p>Да`, 'windows-1251'), 'text/html', true);
      expect(decoded.encoding).toBe('windows-1251');
      expect(decoded.text).toContain('Да');
    }
  });

  it('does not read a declaration in plain text', () => {
    const bytes = iconv.encode('<meta charset=windows-1251> café, très déjà vu', 'windows-1252');
    expect(decodeBytes(bytes).text).toContain('café, très déjà');
  });

  it('says so when a declaration is wrong', () => {
    const bytes = new TextEncoder().encode('Déjà vu');
    const decoded = decodeBytes(bytes, 'text/plain; charset=iso-8859-1');
    expect(decoded).toMatchObject({ encoding: 'utf-8', text: 'Déjà vu' });
    expect(decoded.note).toMatchObject({ rule: 'declared' });
  });

  it.each(['utf-16le', 'utf-16be'])('reads %s with and without a mark', (encoding) => {
    const text = 'Kota ini tenang, kata warga.\nTidak ada yang terluka – syukurlah.';
    const plain = iconv.encode(text, encoding);
    const mark = Buffer.from(encoding === 'utf-16le' ? [0xff, 0xfe] : [0xfe, 0xff]);
    expect(decodeBytes(plain)).toMatchObject({ text, encoding, markLength: 0 });
    const marked = decodeBytes(Buffer.concat([mark, plain]));
    expect(marked).toMatchObject({ text, encoding, markLength: 2 });
    expect(marked.toByte(4)).toBe(10);
  });

  it('gives no half surrogate pairs and no half characters', () => {
    const word = iconv.encode('a long enough word', 'utf-16le');
    const decoded = decodeBytes(Buffer.concat([word, Buffer.from([0x3d, 0xd8, 0x62, 0x00, 0x63])]));
    expect(decoded.text).toBe('a long enough word\ufffdb\ufffd');
    expect(decoded.toByte(21)).toBe(word.length + 5);
    expect(decoded.irregular).toEqual([
      { start: 18, end: 19 },
      { start: 20, end: 21 },
    ]);
  });

  it('knows names and labels in any case', () => {
    expect(encodingOf(' GB2312 ')).toBe('gb18030');
    expect(encodingOf('ISO-8859-1')).toBe('windows-1252');
    expect(encodingOf('x-user-defined')).toBeUndefined();
  });
});

describe('the way back', () => {
  it.each(Object.keys(LETTERS))('finds the bytes of every character in %s', (encoding) => {
    const letter = fc.constantFrom(...LETTERS[encoding]!);
    fc.assert(
      fc.property(fc.array(letter, { minLength: 1, maxLength: 40 }), (letters) => {
        const text = letters.join('');
        const bytes = iconv.encode(text, encoding, { addBOM: false });
        const decoded = decodeCharacters(bytes, encoding);
        expect(decoded.text).toBe(text);
        expect(decoded.irregular).toEqual([]);
        let at = 0;
        for (const each of letters) {
          expect(decoded.toByte(at)).toBe(
            iconv.encode(text.slice(0, at), encoding, { addBOM: false }).length,
          );
          at += each.length;
        }
        expect(decoded.toByte(text.length)).toBe(bytes.length);
      }),
    );
  });

  it.each(Object.keys(LETTERS))('accounts for all of any bytes read as %s', (encoding) => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 60 }), (bytes) => {
        const { text, irregular, toByte } = decodeCharacters(bytes, encoding);
        expect(
          new TextDecoder('utf-8', { ignoreBOM: true }).decode(new TextEncoder().encode(text)),
        ).toBe(text);
        expect(toByte(text.length)).toBe(bytes.length);
        let before = 0;
        for (let at = 0; at <= text.length; at++) {
          expect(toByte(at)).toBeGreaterThanOrEqual(before);
          before = toByte(at);
        }
        let from = 0;
        const regular = [...irregular, { start: text.length, end: text.length }];
        for (const { start, end } of regular) {
          const slice = Buffer.from(bytes.subarray(toByte(from), toByte(start)));
          expect(iconv.encode(text.slice(from, start), encoding, { addBOM: false })).toEqual(slice);
          from = end;
        }
      }),
    );
  });

  it('takes bytes of GB 18030 that are beyond Unicode for no character', () => {
    const { text, irregular } = decodeCharacters(
      Uint8Array.from([0xe4, 0x30, 0x81, 0x30, 0x61]),
      'gb18030',
    );
    expect([text, irregular]).toEqual(['\ufffda', [{ start: 0, end: 1 }]]);
  });

  it.each(cases)('leads from the record to the bytes: $name in $encoding', ({ text, encoding }) => {
    const raw = iconv.encode(`${text}\n\n${text}`, encoding);
    const record = makeRecord(raw, {
      name: 'a.txt',
      mediaType: `text/plain; charset=${encoding}`,
      metadata: {},
    });
    expect(record.source.encoding).toBe(encoding);
    const characters = [...record.article.text];
    let covered = 0;
    for (const [start, length, byteStart, byteLength] of record.article.sourceMap) {
      const piece = characters.slice(start, start + length).join('');
      expect(iconv.encode(piece, encoding)).toEqual(
        raw.subarray(byteStart, byteStart + byteLength),
      );
      covered += byteLength;
    }
    for (const { byteStart, byteEnd } of [...record.removed, ...record.normalised])
      covered += byteEnd - byteStart;
    expect(covered).toBe(raw.length);
  });
});

import { describe, expect, it } from 'vitest';
import { describeLines, PROSE } from '../../support/described.ts';

const under = (language: string, opening: string, prose = PROSE[language] ?? PROSE.en!) =>
  describeLines(language, ['Ferry saved for now', opening + prose, prose]);

describe('datelines', () => {
  it('are of the day of publication when they name it; the same words elsewhere may mean any year', () => {
    const { dates } = describeLines(
      'en',
      [
        'Ferry saved for now',
        `HARBOURTON, Sept 11 (Reuters) - ${PROSE.en} The September 11 attacks were remembered.`,
        PROSE.en!,
      ],
      { datePublished: '2024-09-11' },
    );
    expect(dates.map(({ text, value }) => [text, value])).toEqual([
      ['Sept 11', '2024-09-11'],
      ['September 11', undefined],
    ]);
  });

  it.each([
    [
      'en',
      'KATHMANDU, April 25 (Reuters) - ',
      { place: 'KATHMANDU', date: 'April 25', agency: 'Reuters' },
      'Reuters',
    ],
    ['en', 'PUTRAJAYA, Nov 22 — ', { place: 'PUTRAJAYA', date: 'Nov 22' }, undefined],
    [
      'en',
      'PUTRAJAYA, Nov 22 (Bernama) -- ',
      { place: 'PUTRAJAYA', date: 'Nov 22', agency: 'Bernama' },
      'Bernama',
    ],
    ['id', 'JAKARTA - ', { place: 'JAKARTA' }, undefined],
    ['id', 'Jakarta - ', { place: 'Jakarta' }, undefined],
    ['id', 'Jakarta, CNN Indonesia -- ', { place: 'Jakarta', agency: 'CNN Indonesia' }, undefined],
    ['id', 'TEMPO.CO, Jakarta - ', { place: 'Jakarta', agency: 'TEMPO.CO' }, undefined],
    ['id', 'JAKARTA, KOMPAS.com - ', { place: 'JAKARTA', agency: 'KOMPAS.com' }, undefined],
    ['id', 'Kupang (ANTARA) - ', { place: 'Kupang', agency: 'ANTARA' }, 'ANTARA'],
    ['id', 'London (ANTARA/Reuters) - ', { place: 'London', agency: 'ANTARA/Reuters' }, 'ANTARA'],
    ['de', 'Berlin (dpa) - ', { place: 'Berlin', agency: 'dpa' }, 'dpa'],
    ['de', 'Frankfurt/Main (dpa/tmn) – ', { place: 'Frankfurt/Main', agency: 'dpa/tmn' }, 'dpa'],
    ['fr', 'PARIS (AFP) – ', { place: 'PARIS', agency: 'AFP' }, 'AFP'],
    ['es', 'Madrid, 12 may (EFE).- ', { place: 'Madrid', date: '12 may', agency: 'EFE' }, 'EFE'],
    ['pt', 'SÃO PAULO (Reuters) - ', { place: 'SÃO PAULO', agency: 'Reuters' }, 'Reuters'],
    ['en', '(ANSA) - ROMA, 12 MAG - ', { place: 'ROMA', date: '12 MAG', agency: 'ANSA' }, 'ANSA'],
    ['en', 'DAR ES SALAAM: ', { place: 'DAR ES SALAAM' }, undefined],
    ['en', 'WASHINGTON, July 25: ', { place: 'WASHINGTON', date: 'July 25' }, undefined],
    ['en', 'NEW DELHI [ANI]: ', { place: 'NEW DELHI', agency: 'ANI' }, 'ANI'],
    ['en', 'New Delhi [India], July 17 (ANI): ', undefined, undefined],
    ['en', 'SAN FRANCISCO, Calif. (AP) — ', { place: 'SAN FRANCISCO, Calif.', agency: 'AP' }, 'AP'],
    ['en', 'LONDON—', { place: 'LONDON' }, undefined],
    [
      'en',
      'WASHINGTON/BEIJING (Reuters) - ',
      { place: 'WASHINGTON/BEIJING', agency: 'Reuters' },
      'Reuters',
    ],
    [
      'en',
      'BEIJING, May 3 (Xinhua) -- ',
      { place: 'BEIJING', date: 'May 3', agency: 'Xinhua' },
      'Xinhua',
    ],
    [
      'en',
      'ST. PETERSBURG, Russia (AP) — ',
      { place: 'ST. PETERSBURG, Russia', agency: 'AP' },
      'AP',
    ],
    ['ms', 'KUALA LUMPUR 12 Dis. - ', { place: 'KUALA LUMPUR', date: '12 Dis.' }, undefined],
    ['ms', 'KOTA BHARU 12 Mac — ', { place: 'KOTA BHARU', date: '12 Mac' }, undefined],
    ['en', 'LONDON May 3 (Reuters) - ', { place: 'LONDON', date: 'May 3' }, 'Reuters'],
    ['en', 'APOLLO 11 Crew - ', undefined, undefined],
    [
      'en',
      'COLUMBUS, Ohio, Jan. 12, 2024 /PRNewswire/ -- ',
      { place: 'COLUMBUS, Ohio', date: 'Jan. 12, 2024', agency: 'PRNewswire' },
      undefined,
    ],
    [
      'en',
      'CHICAGO, January 12, 2024 (GLOBE NEWSWIRE) -- ',
      { place: 'CHICAGO', date: 'January 12, 2024', agency: 'GLOBE NEWSWIRE' },
      undefined,
    ],
    ['ms', 'KUALA LUMPUR: ', { place: 'KUALA LUMPUR' }, undefined],
    ['ms', 'SHAH ALAM - ', { place: 'SHAH ALAM' }, undefined],
  ] as const)('%s: reads %j', (language, opening, expected, agency) => {
    const { dateline, wire } = under(language, opening);
    if (expected) expect(dateline).toMatchObject(expected);
    else expect(dateline).toBeUndefined();
    expect(wire?.agency).toBe(agency);
    if (wire) expect(wire.basis).toBe('dateline');
  });

  it.each([
    [
      'zh',
      '新华社北京4月24日电　',
      '一座海港城市的议会同意让旧渡轮再运行一个冬天。',
      '北京',
      'Xinhua',
    ],
    [
      'ja',
      '【ロンドン=共同】',
      '港町の議会は、古い渡し船をもう一冬走らせることを決めた。',
      'ロンドン',
      'Kyodo',
    ],
    [
      'ja',
      '【北京時事】',
      '港町の議会は、古い渡し船をもう一冬走らせることを決めた。',
      '北京',
      'Jiji',
    ],
    [
      'ja',
      '【6月18日 AFP】',
      '港町の議会は、古い渡し船をもう一冬走らせることを決めた。',
      undefined,
      'AFP',
    ],
  ])('%s: reads %j', (language, opening, prose, place, agency) => {
    const { dateline, wire } = describeLines(language, ['渡船', opening + prose, prose]);
    expect(dateline?.place).toBe(place);
    expect(wire).toMatchObject({ agency, basis: 'dateline' });
  });

  it('reads one on a line of its own', () => {
    const { dateline, wire, kinds } = describeLines('en', [
      'Ferry saved for now',
      'AFP, MANILA',
      PROSE.en!,
    ]);
    expect(dateline).toMatchObject({ place: 'MANILA', agency: 'AFP', text: 'AFP, MANILA' });
    expect(wire).toMatchObject({ agency: 'AFP', text: 'AFP' });
    expect(kinds).toEqual(['headline', 'dateline', 'paragraph']);
  });

  it('takes an agency without a place as wire copy alone', () => {
    const { dateline, wire } = under('en', '(Reuters) - ');
    expect(dateline).toBeUndefined();
    expect(wire).toMatchObject({ agency: 'Reuters', basis: 'dateline', text: 'Reuters' });
  });

  it.each([
    'Budi - ',
    'The mayor, a former sailor — ',
    'In 2020 - ',
    'UPDATE: ',
    'BREAKING — ',
    'Note: ',
    'Nobody (but her) - ',
    'NATO: ',
    'WATCH: ',
    'Monday, Budi - ',
  ])('reads none in %j', (opening) => {
    const { dateline, wire } = under('en', opening);
    expect(dateline).toBeUndefined();
    expect(wire).toBeUndefined();
  });
});

describe('wire copy', () => {
  it.each([
    ['id', 'Sumber: Reuters', 'Reuters', 'credit'],
    ['id', '(ANTARA/Reuters)', 'ANTARA', 'credit'],
    ['en', '© AFP', 'AFP', 'credit'],
    ['en', '— Reuters', 'Reuters', 'credit'],
    ['ms', '-- BERNAMA', 'Bernama', 'credit'],
    ['de', 'Quelle: dpa', 'dpa', 'credit'],
    ['es', 'Fuente: EFE', 'EFE', 'credit'],
  ])('%s: reads the agency of %j', (language, line, agency, basis) => {
    const prose = PROSE[language]!;
    const { wire, kinds } = describeLines(language, [
      'Ferry saved for now',
      prose,
      prose.replace('.', ' – 2.'),
      line,
    ]);
    expect(wire).toMatchObject({ agency, basis });
    expect(kinds.at(-1)).toBe('credit');
  });

  it('reads a signature at the end of the last paragraph, which stays a paragraph', () => {
    const { wire, kinds } = describeLines('en', ['Ferry saved', PROSE.en!, `${PROSE.en} (KUNA)`]);
    expect(wire).toMatchObject({ agency: 'KUNA', basis: 'credit', text: 'KUNA' });
    expect(kinds.at(-1)).toBe('paragraph');
  });

  it('reads none from a broadcaster, a photo, or an agency in the story', () => {
    for (const line of ['Source: BBC', `Reuters said: ${PROSE.en}`, 'Photo: Reuters']) {
      expect(describeLines('en', ['Ferry saved', PROSE.en!, line, PROSE.en!]).wire).toBeUndefined();
    }
  });

  it('is told by the author that metadata names', () => {
    const { wire, bylines } = describeLines('en', ['Ferry saved', PROSE.en!], {
      author: 'The Associated Press',
    });
    expect(wire).toEqual({ agency: 'AP', basis: 'metadata' });
    expect(bylines[0]).toMatchObject({ kind: 'organization' });
  });
});

import { describe, expect, it } from 'vitest';
import { describeLines, PROSE } from '../../support/described.ts';

const EN = PROSE.en!;
const ID = PROSE.id!;
const AR =
  'قرر مجلس المدينة الساحلية أن تبقى العبارة القديمة في الخدمة شتاء آخر بعد عريضة وقعها آلاف السكان هناك.';
const ZH =
  '港口城市的议会在收到居民的请愿书之后决定，让那艘旧渡轮再运行一个冬天，直到新船造好为止。';
const MORE =
  'It was built in the shipyard of the same town and has carried everybody here at least once or twice.';

describe('headlines', () => {
  it.each([
    ['en', ['By Jane Doe', 'Ferry saved for now', EN], 'Ferry saved for now'],
    ['en', ['May 3, 2021', 'Ferry saved for now', EN], 'Ferry saved for now'],
    ['en', ['AFP, MANILA', 'Ferry saved for now', EN], 'Ferry saved for now'],
    ['en', ['OPINION', 'Ferry saved for now', EN], 'Ferry saved for now'],
    ['en', ['Opinion | Why the ferry must stay', EN], 'Why the ferry must stay'],
    ['id', ['POLITIK', 'Feri kota diselamatkan', ID], 'Feri kota diselamatkan'],
    ['id', ['Foto: ANTARA/Budi Santoso', 'Feri kota diselamatkan', ID], 'Feri kota diselamatkan'],
    ['en', ['Storm moves across the U.S.', EN], 'Storm moves across the U.S.'],
    [
      'en',
      ['Is the old ferry safe? The town wants to know', EN],
      'Is the old ferry safe? The town wants to know',
    ],
    ['en', ['HARBOUR NEWS', 'Ferry saved for now', EN], 'Ferry saved for now'],
    ['en', ['FOR IMMEDIATE RELEASE', 'Ferry saved for now', EN], 'Ferry saved for now'],
    ['de', ['Pressemitteilung', 'Alte Fähre ist gerettet', PROSE.de!], 'Alte Fähre ist gerettet'],
    ['ar', ['زلزال المغرب', AR, AR], 'زلزال المغرب'],
    ['zh', ['渡轮获救', ZH, ZH], '渡轮获救'],
  ] as const)('%s: finds it in %j', (language, lines, headline) => {
    expect(describeLines(language, lines).headline).toBe(headline);
  });

  it.each([
    ['en', [EN, EN]],
    ['en', ['LONDON (Reuters) - The council let the old ferry run on for one more winter', EN]],
    [
      'en',
      [
        `Sometime last year the council asked the old captain about the new ferry and its crew. Is it really what this small town needs now?`,
        EN,
      ],
    ],
    ['en', ['By Jane Doe', EN, EN]],
    ['id', ['Senin, 26 April 2021 14:05 WIB', ID, ID]],
  ] as const)('%s: finds none in %j', (language, lines) => {
    expect(describeLines(language, lines).headline).toBeUndefined();
  });

  it('keeps the section that stands above it', () => {
    const { section, kinds } = describeLines('id', ['POLITIK', 'Feri kota diselamatkan', ID]);
    expect(section).toBe('POLITIK');
    expect(kinds).toEqual(['kicker', 'headline', 'paragraph']);
  });
});

describe('kinds', () => {
  const kinds = (language: string, ...lines: string[]) => describeLines(language, lines).kinds;

  it('tells a standfirst by the byline or date below it, or by its missing full stop', () => {
    const below = 'One more winter for a boat that everybody knows';
    expect(kinds('en', 'Ferry saved', below, EN, EN)[1]).toBe('subtitle');
    expect(kinds('en', 'Ferry saved', `${below}.`, 'By Jane Doe', EN, EN)[1]).toBe('subtitle');
    expect(kinds('en', 'Ferry saved', `${below}.`, `LONDON (AP) — ${EN}`, EN)[1]).toBe('subtitle');
    expect(kinds('en', 'Ferry saved', `${below}.`, EN, EN)[1]).toBe('paragraph');
  });

  it('tells headings between paragraphs, past captions, and questions among them', () => {
    expect(kinds('en', 'Ferry saved', EN, 'A boat with history', MORE)[2]).toBe('heading');
    expect(kinds('en', 'Ferry saved', EN, 'What happens now?', MORE)[2]).toBe('heading');
    expect(kinds('en', 'Ferry saved', EN, '(Photo: J. Doe)', 'A boat with history', MORE)).toEqual([
      'headline',
      'paragraph',
      'caption',
      'heading',
      'paragraph',
    ]);
  });

  it('takes no short sentence, speech or item for a heading', () => {
    expect(kinds('en', 'Ferry saved', EN, '“Is it safe?”', MORE)[2]).not.toBe('heading');
    expect(kinds('en', 'Ferry saved', EN, 'It was late.', MORE)[2]).toBe('paragraph');
    expect(kinds('en', 'Ferry saved', EN, 'said the captain', MORE)[2]).toBe('paragraph');
  });

  it('tells lists by figures in order, bullets, or the colon before them', () => {
    expect(
      kinds('en', 'Ferry saved', EN, '1. Buy fuel.', '2. Paint the hull.', EN).slice(2, 4),
    ).toEqual(['listItem', 'listItem']);
    expect(kinds('en', 'Ferry saved', EN, '• fuel', '• paint', EN).slice(2, 4)).toEqual([
      'listItem',
      'listItem',
    ]);
    expect(
      kinds('en', 'Ferry saved', EN, '– Forecast: 90 per cent', '– Risk: low', EN).slice(2, 4),
    ).toEqual(['listItem', 'listItem']);
    expect(
      kinds('en', 'Ferry saved', EN, 'The town needs:', 'Fuel', 'Paint', 'New ropes', EN).slice(
        3,
        6,
      ),
    ).toEqual(['listItem', 'listItem', 'listItem']);
  });

  it('takes no single figure and no speech for a list', () => {
    expect(kinds('en', 'Ferry saved', EN, '4. That is how many crews it had so far.', EN)[2]).toBe(
      'paragraph',
    );
    expect(
      kinds('fr', 'Le bac', PROSE.fr!, '– Bonjour, dit-il.', '– Bonsoir.', PROSE.fr!).slice(2, 4),
    ).toEqual(['paragraph', 'paragraph']);
  });

  it.each([
    ['id', 'Foto: Budi Santoso'],
    ['id', '(Foto: ANTARA/Budi Santoso)'],
    ['id', 'Warga menunggu feri di dermaga lama. (Foto: ANTARA/Budi Santoso)'],
    ['en', 'Photo: Jane Doe'],
    ['en', 'Image caption The old ferry in its last winter'],
    ['en', 'The old ferry in its last winter (AP Photo/Jane Doe)'],
    ['ms', 'Gambar: Aminah Ismail'],
    ['de', 'Foto: dpa'],
    ['fr', 'Photo : Anne Petit'],
    ['es', 'Foto: Ana López'],
    ['pt', 'Foto: Ana Costa'],
    ['nl', 'Beeld: Anna de Vries'],
    ['sw', 'Picha: Juma Ali'],
  ])('%s: %j is a caption', (language, line) => {
    expect(kinds(language, 'Ferry saved', PROSE[language]!, line, PROSE[language]!)[2]).toBe(
      'caption',
    );
  });

  it.each([
    ['en', 'Editor’s note: the ferry is green.'],
    ['id', 'Catatan redaksi: feri itu hijau.'],
    ['en', 'Clarification: the ferry is green.'],
  ])('%s: %j is a note wherever it stands', (language, line) => {
    expect(
      kinds(
        language,
        'Ferry saved',
        PROSE[language]!,
        line,
        PROSE[language]!,
        PROSE[language]!,
        PROSE[language]!,
      )[2],
    ).toBe('note');
  });
});

describe('a standfirst of a whole sentence', () => {
  it('has byline and date below it', () => {
    const lines = ['Ferry saved', EN, 'By Jane Doe', '3 May 2021', MORE, `Then ${MORE}`, ID, MORE];
    const { kinds, bylines, datePublished } = describeLines('en', [...lines, `And ${MORE}`]);
    expect(kinds.slice(0, 5)).toEqual(['headline', 'subtitle', 'byline', 'dateline', 'paragraph']);
    expect(bylines.map(({ name }) => name)).toEqual(['Jane Doe']);
    expect(datePublished?.value).toBe('2021-05-03');
  });

  it('is none when it is the first item of a list', () => {
    const lines = [
      'Three things on the ferry',
      '1. It sails on all days',
      MORE,
      '2. It is old',
      EN,
    ];
    expect(describeLines('en', lines).kinds).toEqual([
      'headline',
      'listItem',
      'paragraph',
      'listItem',
      'paragraph',
    ]);
  });
});

describe('lines of dates in languages whose dates are not read', () => {
  it.each([
    ['zh', '2023年7月12日 10:30 来源：海港日报', ZH],
    ['ar', 'آخر تحديث 2023-07-12 الساعة 10:30 صباحا بتوقيت المدينة', AR],
  ])('%s: %j is no subtitle', (language, line, prose) => {
    const headline =
      language === 'zh' ? '海港城市的旧渡轮获救' : 'إنقاذ العبارة القديمة في المدينة';
    expect(describeLines(language, [headline, line, prose, prose]).kinds[1]).toBe('paragraph');
  });
});

describe('hostile lines of marks', () => {
  const marks = (mark: string) => mark.repeat(150_000);

  it.each([
    ['before a date', ['Ferry saved', `Published ${marks('|')} x 3 May 2021`, EN, MORE]],
    ['behind a date', ['Ferry saved', `Published 3 May 2021 ${marks(')')} x`, EN, MORE]],
    ['in a note', ['Ferry saved', EN, MORE, `${marks(')')}x`]],
    ['in a credit', ['Ferry saved', EN, MORE, `Source: ${marks(')')}x`]],
    ['above a headline', [`a${marks(':')}x`, 'Ferry saved for now', EN, MORE]],
  ])('are read once, %s', (_where, lines) => {
    expect(describeLines('en', lines).kinds).toHaveLength(lines.length);
  });
});

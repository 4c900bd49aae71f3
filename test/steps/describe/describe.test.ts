import { describe, expect, it, vi } from 'vitest';
import type { Description } from '../../../src/document/data.ts';
import { makeRecord } from '../../../src/pipeline.ts';
import { describeArticle } from '../../../src/steps/describe/index.ts';
import { runTo } from '../../support/process.ts';

const PROSE_ID =
  'Puluhan warga memperbaiki jembatan desa yang rusak setelah banjir pada akhir pekan dan mereka bekerja sejak pagi.';
const MORE_ID =
  'Kepala desa mengatakan bahwa bahan bangunan sudah tersedia, tetapi tenaga kerja masih kurang untuk saat ini.';
const PROSE_EN =
  'The council of the harbour town agreed to let the old ferry run for one more winter after a petition.';

function described(lines: string[], metadata = {}): Description & { kinds: string[] } {
  const { data } = runTo('describe', lines.join('\n\n'), { metadata });
  return { ...data.description!, kinds: data.body!.paragraphs.map(({ kind }) => kind) };
}
const MORE_EN =
  'The ferry was built in the shipyard of the same town and has carried everybody here at least once or twice.';
const dates = (text: string): string[] =>
  described([text, PROSE_ID]).dates.map(({ text: found, value }) => `${found}=${value ?? ''}`);
const englishDates = (text: string): string[] =>
  described([PROSE_EN, text, MORE_EN]).dates.map(
    ({ text: found, value }) => `${found}=${value ?? ''}`,
  );

describe('headline and structure', () => {
  it('takes the first line as the headline and a short line between paragraphs as a heading', () => {
    const { headline, kinds } = described([
      'Jembatan desa dibuka',
      PROSE_ID,
      '‘Kami lega’',
      MORE_ID,
    ]);
    expect(headline).toBe('Jembatan desa dibuka');
    expect(kinds).toEqual(['headline', 'paragraph', 'heading', 'paragraph']);
  });

  it('has no headline when the text begins with a sentence', () => {
    const { headline, kinds } = described([PROSE_ID, MORE_ID]);
    expect(headline).toBeUndefined();
    expect(kinds).toEqual(['paragraph', 'paragraph']);
  });

  it('keeps a disclosure at the end as a note', () => {
    const note = 'Kelompok Contoh adalah organisasi terlarang di negara itu.';
    expect(described(['Judul', PROSE_ID, note]).kinds.at(-1)).toBe('note');
  });

  it('keeps a credit as a credit', () => {
    expect(described(['Judul', PROSE_ID, 'Sumber: Kantor Berita Contoh']).kinds.at(-1)).toBe(
      'credit',
    );
  });
});

describe('bylines', () => {
  it('reads the names on a byline', () => {
    const { bylines, kinds } = described([
      'Ferry saved',
      'By Jane Doe and John van Roe',
      PROSE_EN,
      PROSE_EN,
    ]);
    expect(bylines.map(({ name, basis }) => [name, basis])).toEqual([
      ['Jane Doe', 'text'],
      ['John van Roe', 'text'],
    ]);
    expect(kinds[1]).toBe('byline');
  });

  it.each([
    'By John Smith is how 214 different articles began.',
    'By casino88',
    'By the river',
    'by 2030 the town wants more',
  ])('reads no author from %j', (line) => {
    expect(described(['Ferry saved', line, PROSE_EN, MORE_EN]).bylines).toEqual([]);
  });

  it('takes the given author over the text', () => {
    const { bylines } = described(['Ferry saved', 'By Jane Doe', PROSE_EN], {
      author: ['Ann Poe'],
    });
    expect(bylines).toEqual([{ name: 'Ann Poe', text: 'Ann Poe', basis: 'metadata' }]);
  });
});

describe('datelines', () => {
  it.each([
    [
      'KATHMANDU, April 25 (Reuters) - ',
      { place: 'KATHMANDU', date: 'April 25', agency: 'Reuters' },
    ],
    ['PUTRAJAYA, Nov 22 — ', { place: 'PUTRAJAYA', date: 'Nov 22' }],
    ['JAKARTA - ', { place: 'JAKARTA' }],
    ['ZERMATT, Switzerland — ', { place: 'ZERMATT, Switzerland' }],
    ['Jakarta, CNN Indonesia -- ', { place: 'Jakarta', agency: 'CNN Indonesia' }],
    ['Jakarta (ANTARA) - ', { place: 'Jakarta', agency: 'ANTARA' }],
    ['SAN FRANCISCO, Calif. (AP) — ', { place: 'SAN FRANCISCO, Calif.', agency: 'AP' }],
  ])('reads %j', (opening, expected) => {
    expect(described(['Ferry saved', opening + PROSE_EN]).dateline).toMatchObject(expected);
  });

  it.each(['Budi - ', 'The mayor, a former sailor — ', 'In 2020 - '])(
    'reads none in %j',
    (opening) => {
      expect(described(['Ferry saved', opening + PROSE_EN]).dateline).toBeUndefined();
    },
  );
});

describe('publication dates', () => {
  it('is absent when nothing says it', () => {
    expect(
      described(['Judul', `${PROSE_ID} Itu terjadi pada 2 Mei 2020.`]).datePublished,
    ).toBeUndefined();
  });

  it('reads a line of a date and a time at the top', () => {
    const { datePublished, kinds } = described([
      'Ferry saved',
      'Friday, 22 Nov 2024 4:55 PM MYT',
      PROSE_EN,
    ]);
    expect(datePublished).toEqual({
      value: '2024-11-22T16:55:00+08:00',
      precision: 'second',
      basis: 'text',
    });
    expect(kinds[1]).toBe('dateline');
  });

  it('takes the given date over all others, and the URI last', () => {
    const uri = 'https://news.example/2021/09/14/ferry';
    expect(described(['Judul', PROSE_ID], { uri }).datePublished).toEqual({
      value: '2021-09-14',
      precision: 'day',
      basis: 'uri',
    });
    expect(
      described(['Judul', PROSE_ID], { uri, datePublished: '2021-09-13T10:00:00+07:00' })
        .datePublished,
    ).toEqual({ value: '2021-09-13T10:00:00+07:00', precision: 'second', basis: 'metadata' });
  });
});

describe('a date that the page shows and one that it states', () => {
  const page = (shown: string, stated: string) => {
    const json = JSON.stringify({ '@type': 'NewsArticle', datePublished: stated });
    const raw = `<!doctype html><script type="application/ld+json">${json}</script><h1>Old ferry stays</h1><p>${shown}, 10:00 am local</p><p>${PROSE_EN}</p><p>${MORE_EN}</p>`;
    const { article, messages } = makeRecord(new TextEncoder().encode(raw), {
      name: 'a.html',
      metadata: { language: 'en' },
    });
    return { date: article.datePublished?.value, rules: messages.map(({ rule }) => rule) };
  };

  it.each(['3 May 2024', '03/05/2024', '05/03/2024'])('leaves the exact one beside %s', (shown) => {
    expect(page(shown, '2024-05-03T09:30:00Z')).toEqual({
      date: '2024-05-03T09:30:00Z',
      rules: [],
    });
  });

  it('tells when they name different days', () => {
    const note = vi.fn();
    const body = runTo(
      'segment',
      ['Old ferry stays', '4 May 2024', PROSE_EN, MORE_EN].join('\n\n'),
    );
    const { datePublished } = describeArticle(
      body.data.body!,
      body.data.words!,
      { datePublished: { value: '2024-05-03T09:30:00Z', precision: 'second', basis: 'html' } },
      {},
      'en',
      note,
    );
    expect(datePublished?.value).toBe('2024-05-04');
    expect(note).toHaveBeenCalledWith('date', expect.stringContaining('2024-05-03T09:30:00Z'));
  });
});

describe('a given date that cannot be read', () => {
  it.each(['2024-05-03T09:30:00+99:99', 'next week', '2024-13-01'])(
    'is told, and does not stand in the record: %s',
    (datePublished) => {
      const raw = new TextEncoder().encode(`${PROSE_EN}\n\n${MORE_EN}`);
      const { article, messages } = makeRecord(raw, { name: 'a.txt', metadata: { datePublished } });
      expect(article.datePublished).toBeUndefined();
      expect(messages).toContainEqual(
        expect.objectContaining({
          rule: 'describe/given-date',
          reason: expect.stringContaining(datePublished),
        }),
      );
    },
  );
});

describe('dates in the text', () => {
  it('leaves a date in figures open that English readers take in two ways', () => {
    expect(
      englishDates('It began on 03/05/2024, went on until 03/25/2024 and ended 26/04/2024.'),
    ).toEqual(['03/05/2024=', '03/25/2024=2024-03-25', '26/04/2024=2024-04-26']);
    expect(dates('Dimulai pada 03/05/2024.')).toEqual(['03/05/2024=2024-05-03']);
  });

  it.each([
    ['Itu terjadi pada Agustus 2020 di desa.', ['Agustus 2020=2020-08']],
    ['Jembatan dibuka Senin (20/10/2025) pagi.', ['Senin (20/10/2025)=2025-10-20']],
    ['Jembatan dibuka 3 Mei 2021 dan ditutup Juni lalu.', ['3 Mei 2021=2021-05-03', 'Juni lalu=']],
    ['Sejak 2013 warga menunggu hingga Selasa.', ['2013=2013', 'Selasa=']],
    ['Rapat Rabu (15/10) malam.', ['Rabu (15/10)=']],
    ['Pada 31 Februari 2020 tidak ada apa-apa.', ['Februari 2020=2020-02']],
    ['Harga 2013 rupiah dan 20/10.', []],
  ])('finds in %j', (text, expected) => {
    expect(dates(text)).toEqual(expected);
  });

  it.each([
    [
      'It closed on April 25, 2023, and reopened last June.',
      ['April 25, 2023=2023-04-25', 'last June='],
    ],
    ['It may close on Tuesday.', ['Tuesday=']],
    ['Built in 1998 for 2000 people.', ['1998=1998']],
    ['Due 2024-02-30 or 2024-02-29.', ['2024-02-29=2024-02-29']],
  ])('finds in %j', (text, expected) => {
    expect(englishDates(text)).toEqual(expected);
  });
});

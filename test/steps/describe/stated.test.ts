import { describe, expect, it } from 'vitest';
import { describeLines, PROSE } from '../../support/described.ts';

const read = (language: string, line: string) => {
  const { datePublished, dateModified, kinds, bylines } = describeLines(language, [
    'Ferry saved for now',
    line,
    PROSE[language.slice(0, 2)]!,
    PROSE[language.slice(0, 2)]!,
  ]);
  return {
    published: datePublished?.value,
    modified: dateModified?.value,
    kind: kinds[1],
    authors: bylines.map(({ name }) => name),
  };
};

describe('dates of publication in the text', () => {
  it.each([
    ['id', 'Senin, 26 April 2021 14:05 WIB', '2021-04-26T14:05:00+07:00'],
    ['id', 'Senin, 26 Apr 2021 | 14.05 WITA', '2021-04-26T14:05:00+08:00'],
    ['id', 'Diterbitkan: 26 April 2021', '2021-04-26'],
    ['id', '26/04/2021', '2021-04-26'],
    ['id', 'Kompas.com - 26/04/2021, 14:05 WIB', '2021-04-26T14:05:00+07:00'],
    ['id', 'Jakarta, 26 April 2021', '2021-04-26'],
    ['id', '26 April 2021 pukul 09:30 WIT', '2021-04-26T09:30:00+09:00'],
    ['en', 'Published 3 May 2021 14:05 GMT', '2021-05-03T14:05:00Z'],
    ['en', 'Published on May 3, 2021 at 2:05 p.m. EDT', '2021-05-03T14:05:00-04:00'],
    ['en', '12:05 am UTC, May 3, 2021', '2021-05-03T00:05:00Z'],
    ['en', 'May 3, 2021 14:05', '2021-05-03'],
    ['en', 'Published 9:42 p.m. ET May 3, 2021', '2021-05-03'],
    ['en', 'May 3, 2021 14:05 BST', '2021-05-03'],
    ['en', '2021-05-03T14:05:00+07:00', '2021-05-03T14:05:00+07:00'],
    ['en-GB', '03/05/2024', '2024-05-03'],
    ['en-US', '03/05/2024', '2024-03-05'],
    ['en', '25/05/2024', '2024-05-25'],
    ['en', 'Friday, 03/05/2024', '2024-05-03'],
    ['ms', 'Isnin, 26 April 2021 2:05 pm MYT', '2021-04-26T14:05:00+08:00'],
    ['de', 'Veröffentlicht am 26. April 2021 um 14:05 Uhr', '2021-04-26'],
    ['de', 'Stand: 26.04.2021, 14:05 MESZ', '2021-04-26T14:05:00+02:00'],
    ['fr', 'Publié le 1er mai 2021 à 14h05', '2021-05-01'],
    ['es', 'Publicado el 26 de abril de 2021', '2021-04-26'],
    ['pt', 'Publicado em 26 de abril de 2021 às 14h05', '2021-04-26'],
    ['nl', 'Gepubliceerd op 26 april 2021 om 14:05 uur', '2021-04-26'],
    ['sw', 'Imechapishwa tarehe 26 Aprili 2021', '2021-04-26'],
    ['sw', 'December 23, 2024', '2024-12-23'],
    ['id', '23 October 2024, 14.05 WIB', '2024-10-23T14:05:00+07:00'],
    ['de', 'Monday, December 23, 2024', '2024-12-23'],
  ])('%s: reads %j', (language, line, published) => {
    expect(read(language, line)).toEqual({
      published,
      modified: undefined,
      kind: 'dateline',
      authors: [],
    });
  });

  it.each([
    ['id', 'Diperbarui: 27 April 2021 08:00 WIB', undefined, '2021-04-27T08:00:00+07:00'],
    ['en', 'Published May 3, 2021 | Updated May 4, 2021', '2021-05-03', '2021-05-04'],
    ['en', 'Last updated: 4 May 2021', undefined, '2021-05-04'],
    ['de', 'Zuletzt aktualisiert am 27. April 2021', undefined, '2021-04-27'],
    ['fr', 'Publié le 26 avril 2021, mis à jour le 27 avril 2021', '2021-04-26', '2021-04-27'],
    ['es', 'Actualizado el 27 de abril de 2021', undefined, '2021-04-27'],
    ['pt', 'Atualizado em 27 de abril de 2021', undefined, '2021-04-27'],
    ['nl', 'Bijgewerkt op 27 april 2021', undefined, '2021-04-27'],
    ['sw', 'Imesasishwa tarehe 27 Aprili 2021', undefined, '2021-04-27'],
    ['ms', 'Dikemas kini: 27 April 2021', undefined, '2021-04-27'],
  ])('%s: tells publication and change apart in %j', (language, line, published, modified) => {
    expect(read(language, line)).toMatchObject({ published, modified, kind: 'dateline' });
  });

  it('reads a date beside a byline', () => {
    expect(read('en', 'By Jane Doe | May 3, 2021')).toEqual({
      published: '2021-05-03',
      modified: undefined,
      kind: 'byline',
      authors: ['Jane Doe'],
    });
  });

  it('leaves figures that read two ways without a value', () => {
    expect(read('en', '03/05/2024').published).toBeUndefined();
  });

  it('does not take a date in the story for that of publication', () => {
    expect(read('en', 'The ferry was built on May 3, 2021').published).toBeUndefined();
  });
});

describe('notes that say the text was changed', () => {
  it.each([
    ['en', 'Correction, 4 May 2021: the ferry is green.', '2021-05-04'],
    ['en', 'This story has been updated at 3:10 p.m. GMT on 4 May 2021.', '2021-05-04'],
    ['en', 'Correction: the ferry is green.', undefined],
    ['id', 'Ralat (4 Mei 2021): feri itu hijau.', '2021-05-04'],
    ['id', 'Catatan redaksi: artikel ini telah diperbarui pada 4 Mei 2021.', '2021-05-04'],
    ['ms', 'Artikel ini telah dikemas kini pada 4 Mei 2021.', '2021-05-04'],
    ['de', 'Dieser Artikel wurde am 4. Mai 2021 aktualisiert.', '2021-05-04'],
    ['de', 'Anmerkung der Redaktion: Die Fähre ist grün.', undefined],
    ['fr', 'Cet article a été mis à jour le 4 mai 2021.', '2021-05-04'],
    ['fr', 'Rectificatif : le bac est vert.', undefined],
    ['es', 'Este artículo fue actualizado el 4 de mayo de 2021.', '2021-05-04'],
    ['es', 'Fe de erratas: el barco es verde.', undefined],
    ['pt', 'Este texto foi atualizado em 4 de maio de 2021.', '2021-05-04'],
    ['pt', 'Errata: a balsa é verde.', undefined],
    ['nl', 'Dit artikel is op 4 mei 2021 bijgewerkt.', '2021-05-04'],
    ['nl', 'Rectificatie: de boot is groen.', undefined],
    ['sw', 'Makala hii imesasishwa tarehe 4 Mei 2021.', '2021-05-04'],
    ['sw', 'Maelezo ya mhariri: kivuko ni cha kijani.', undefined],
  ])('%s: %j is a note', (language, line, modified) => {
    const prose = PROSE[language]!;
    const { kinds, dateModified } = describeLines(language, ['Ferry saved', prose, prose, line]);
    expect(kinds.at(-1)).toBe('note');
    expect(dateModified?.value.slice(0, 10)).toBe(modified);
    if (dateModified) expect(dateModified.basis).toBe('text');
  });
});

describe('dates that publication makes whole', () => {
  const resolved = (language: string, text: string, datePublished = '2021-04-28') =>
    describeLines(language, ['Ferry saved', `${PROSE[language]} ${text}`], {
      datePublished,
    }).dates.map(({ text: found, value }) => `${found}=${value ?? ''}`);

  it.each([
    ['id', 'Itu terjadi Senin (26/4) pagi.', ['Senin (26/4)=2021-04-26']],
    ['id', 'Itu terjadi Selasa (26/4) pagi.', ['Selasa (26/4)=']],
    ['id', 'Itu terjadi kemarin.', ['kemarin=2021-04-27']],
    ['id', 'Itu terjadi Juni lalu.', ['Juni lalu=2020-06']],
    ['id', 'Itu terjadi Maret lalu.', ['Maret lalu=2021-03']],
    ['id', 'Itu terjadi Senin lalu.', ['Senin lalu=2021-04-26']],
    ['id', 'Itu terjadi 7 April yang lalu.', ['7 April yang lalu=2021-04-07']],
    ['id', 'Itu terjadi Kamis (31/12).', ['Kamis (31/12)=2020-12-31']],
    ['en', 'It sank last Tuesday.', ['last Tuesday=2021-04-27']],
    ['en', 'It sank last Wednesday.', ['last Wednesday=2021-04-21']],
    ['en', 'It sank yesterday.', ['yesterday=2021-04-27']],
    ['en', 'It sank on Tuesday.', ['Tuesday=']],
    ['en', 'It sank on Wednesday.', ['Wednesday=2021-04-28']],
    ['en', 'It sails next Tuesday.', ['next Tuesday=']],
    ['en', 'It sank on Monday (April 26).', ['Monday (April 26)=2021-04-26']],
    ['en', 'It sank on Monday, April 26.', ['Monday, April 26=2021-04-26']],
    ['en', 'It sank on April 26.', ['April 26=']],
    ['en', 'It sank on Wednesday last week.', ['Wednesday=']],
    ['en', 'It sails every Wednesday.', ['every Wednesday=']],
    ['id', 'Itu terjadi Rabu pekan lalu.', ['Rabu=']],
    ['en', 'This may sink.', []],
    ['de', 'Das war gestern.', ['gestern=2021-04-27']],
    ['fr', 'C’était hier.', ['hier=2021-04-27']],
    ['fr', 'C’était lundi dernier.', ['lundi dernier=2021-04-26']],
    ['es', 'Fue ayer.', ['ayer=2021-04-27']],
    ['pt', 'Foi ontem.', ['ontem=2021-04-27']],
    ['nl', 'Dat was gisteren.', ['gisteren=2021-04-27']],
    ['sw', 'Ilitokea jana.', ['jana=2021-04-27']],
    ['ms', 'Ia berlaku semalam.', ['semalam=2021-04-27']],
  ])('%s: %j', (language, text, expected) => {
    expect(resolved(language, text)).toEqual(expected);
  });

  it('resolves none by a time in UTC at which the day differs from place to place', () => {
    expect(resolved('en', 'It sank yesterday.', '2021-04-28T23:00:00Z')).toEqual(['yesterday=']);
    expect(resolved('en', 'It sank yesterday.', '2021-04-28T10:00:00Z')).toEqual([
      'yesterday=2021-04-27',
    ]);
  });
});

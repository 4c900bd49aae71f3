import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Mention } from '../../../src/record/types.generated.ts';
import { hostileText } from '../../support/hostile.ts';
import { runTo } from '../../support/process.ts';

const LEAD: Record<string, string> = {
  id: 'Warga mengatakan bahwa mereka sudah menunggu sejak pagi dan tidak akan pulang sebelum ada keputusan.',
  en: 'The people of the town said that they had been waiting since the morning and would not go home yet.',
};

function mentionsOf(language: 'id' | 'en', ...lines: string[]): Mention[] {
  const content = ['', LEAD[language], ...lines].join('\n\n');
  return runTo('mention', content, { metadata: { language } }).data.mentions!;
}
const names = (mentions: Mention[]): string[] =>
  mentions.map(({ type, name }) => `${type} ${name}`);
const find = (mentions: Mention[], name: string): Mention | undefined =>
  mentions.find((mention) => mention.name === name);
const forms = (mention: Mention | undefined): string[] | undefined =>
  mention?.occurrences.map(({ text }) => text);
const wikidata = (id: string): string => `http://www.wikidata.org/entity/${id}`;

describe('places', () => {
  it('links countries by their name in the language', () => {
    const mentions = mentionsOf('id', 'Delegasi dari Prancis dan AS bertemu di Jerman.');
    expect(mentions.map(({ name, sameAs }) => [name, sameAs[0]])).toEqual([
      ['Prancis', wikidata('Q142')],
      ['AS', wikidata('Q30')],
      ['Jerman', wikidata('Q183')],
    ]);
  });

  it('links cities to GeoNames', () => {
    const [bamako] = mentionsOf('en', 'The talks were held in Bamako.');
    expect(bamako!.sameAs).toContain('https://sws.geonames.org/2460596/');
  });

  it('does not take a word at the start of a sentence for a small city', () => {
    expect(mentionsOf('en', 'Nice weather helped. Reading the letter took an hour.')).toEqual([]);
  });

  it('joins an abbreviation in brackets', () => {
    const mentions = mentionsOf(
      'id',
      'Konflik di Republik Afrika Tengah (CAR) berlanjut, dan CAR meminta bantuan.',
    );
    expect(names(mentions)).toEqual(['Place Republik Afrika Tengah']);
    expect(forms(mentions[0])).toEqual(['Republik Afrika Tengah', 'CAR', 'CAR']);
    expect(mentions[0]!.sameAs).toEqual([wikidata('Q929')]);
  });

  it('reads datelines in capitals', () => {
    expect(
      find(mentionsOf('en', 'KATHMANDU (Reuters) - The airline said nothing.'), 'KATHMANDU')?.type,
    ).toBe('Place');
  });
});

describe('persons', () => {
  it('part from the region that they head', () => {
    const said = (who: string) =>
      names(mentionsOf('id', `“Kami senang jembatan ini selesai,” kata ${who}.`));
    expect(said('Bupati Lindor, Budi Santoso, pada Selasa')).toEqual([
      'Place Lindor',
      'Person Budi Santoso',
    ]);
    expect(said('Gubernur Bali Wayan Koster')).toEqual(['Place Bali', 'Person Wayan Koster']);
    const list = said('Bupati Sanusi, Kapolres Lukman, dan Camat Hartono');
    expect(list).toEqual(['Person Sanusi', 'Person Lukman', 'Person Hartono']);
  });

  it('keeps titles and countries out of the name', () => {
    expect(
      names(
        mentionsOf(
          'id',
          'Presiden Rusia Vladimir Putin bertemu Menteri Perdagangan Dewi Anggraini.',
        ),
      ),
    ).toEqual(['Place Rusia', 'Person Vladimir Putin', 'Person Dewi Anggraini']);
  });

  it('joins later short forms to the full name, also at the start of a sentence', () => {
    const mentions = mentionsOf(
      'en',
      'The plan was made by Fiona MacLeod, who chairs the council.',
      'MacLeod said it would work. Nobody else but MacLeod believed it.',
    );
    expect(forms(find(mentions, 'Fiona MacLeod'))).toEqual(['Fiona MacLeod', 'MacLeod', 'MacLeod']);
  });

  it('keeps two people of one surname apart and gives the short form to the last named', () => {
    const mentions = mentionsOf(
      'en',
      'Minister Anna Keller met her brother Paul Keller. Keller said she was glad.',
      'Later Anna Keller left, and Keller did not come back.',
    );
    expect(forms(find(mentions, 'Anna Keller'))).toEqual(['Anna Keller', 'Anna Keller', 'Keller']);
    expect(forms(find(mentions, 'Paul Keller'))).toEqual(['Paul Keller', 'Keller']);
  });

  it('leaves an elided article and a title outside', () => {
    const { mentions } = runTo(
      'mention',
      "Le discours d'Emmanuel Macron a été suivi par la foule.\n\nM. Macron a parlé de l'Allemagne pendant une heure, et il a répondu aux questions.",
      { metadata: { language: 'fr' } },
    ).data;
    expect(mentions!.map(({ name, occurrences }) => [name, occurrences.length])).toEqual([
      ['Emmanuel Macron', 2],
      ['Allemagne', 1],
    ]);
  });

  it('leaves a possessive ending outside', () => {
    const mentions = mentionsOf(
      'en',
      "Critics of Mayor Tom Hale’s plan and of Hale's brother said so.",
    );
    expect(forms(find(mentions, 'Tom Hale'))).toEqual(['Tom Hale', 'Hale']);
  });

  it('finds a single name beside a verb of saying', () => {
    expect(names(mentionsOf('id', '“Kami siap,” kata Lukman kepada wartawan.'))).toEqual([
      'Person Lukman',
    ]);
  });

  it('takes no ordinary word for a name because it begins a sentence', () => {
    expect(
      mentionsOf('id', 'Jembatan itu rusak. Harga naik. Menurut warga, hujan belum berhenti.'),
    ).toEqual([]);
  });

  it('finds names in a headline in title case, and nothing else there', () => {
    const { mentions } = runTo(
      'mention',
      `Warga Desa Sukamaju Perbaiki Jembatan Rusak Bersama Hendra Gunawan\n\n${LEAD.id}`,
      { metadata: { language: 'id' } },
    ).data;
    expect(names(mentions!.filter(({ type }) => type === 'Person'))).toEqual([
      'Person Hendra Gunawan',
    ]);
  });

  it('links no place inside the name of a person', () => {
    const mentions = mentionsOf(
      'en',
      'The film stars Denzel Washington and Michael Jordan, who was born in Washington.',
    );
    expect(mentions.map(({ type, name, sameAs }) => [type, name, sameAs.length > 0])).toEqual([
      ['Person', 'Denzel Washington', false],
      ['Person', 'Michael Jordan', false],
      ['Place', 'Washington', true],
    ]);
  });
});

describe('organisations', () => {
  it('knows agencies and armed groups, in all their spellings', () => {
    const mentions = mentionsOf(
      'id',
      'AFP melaporkan bahwa al-Qaeda dan Negara Islam bersaing. Menurut Reuters, al Qaeda menang.',
    );
    expect(names(mentions)).toEqual([
      'Organization AFP',
      'Organization al-Qaeda',
      'Organization Negara Islam',
      'Organization Reuters',
    ]);
    expect(forms(find(mentions, 'al-Qaeda'))).toEqual(['al-Qaeda', 'al Qaeda']);
  });

  it('finds them by head and tail, with places and acronyms inside', () => {
    const mentions = mentionsOf(
      'en',
      'He works at the University of Zurich and for the Civil Aviation Authority of Nepal (CAAN). Yeti Airlines and CAAN agreed.',
    );
    expect(names(mentions)).toEqual([
      'Organization University of Zurich',
      'Organization Civil Aviation Authority of Nepal',
      'Organization Yeti Airlines',
    ]);
    expect(forms(mentions[1])).toEqual(['Civil Aviation Authority of Nepal', 'CAAN', 'CAAN']);
  });

  it('keeps the full stop of an abbreviation at the end of a name', () => {
    const mentions = mentionsOf(
      'en',
      'He moved to the U.S. in May and joined Keller Motors Inc. of Ohio.',
    );
    expect(find(mentions, 'U.S.')?.type).toBe('Place');
    expect(find(mentions, 'Keller Motors Inc.')?.type).toBe('Organization');
  });

  it('separates a country with a possessive ending from what belongs to it', () => {
    const mentions = mentionsOf('en', "The ban came from UAE's General Civil Aviation Authority.");
    expect(names(mentions)).toEqual(['Place UAE', 'Organization General Civil Aviation Authority']);
  });

  it('separates known names that “and” joins', () => {
    expect(names(mentionsOf('id', 'Serangan itu dilakukan al-Qaeda dan Negara Islam.'))).toEqual([
      'Organization al-Qaeda',
      'Organization Negara Islam',
    ]);
  });

  it('separates a known group from the country before it', () => {
    expect(
      names(mentionsOf('id', 'Mereka menyewa kelompok keamanan swasta Rusia Wagner.')),
    ).toEqual(['Place Rusia', 'Organization Wagner']);
  });
});

describe('mentions', () => {
  it('are more salient when named in the headline, early and often', () => {
    const { mentions } = runTo(
      'mention',
      `Prancis menarik pasukan\n\nPemerintah Prancis mengatakan bahwa pasukan itu akan pulang dari Mali sebelum akhir tahun.\n\nPrancis belum menjawab pertanyaan dari Jerman.`,
      { metadata: { language: 'id' } },
    ).data;
    const salience = Object.fromEntries(
      mentions!.map((mention) => [mention.name, mention.salience]),
    );
    expect(salience.Prancis).toBeGreaterThan(salience.Mali!);
    expect(salience.Mali).toBeGreaterThan(salience.Jerman!);
  });

  it('are not looked for in bylines and credits', () => {
    const { data } = runTo('mention', `Judul berita\n\nOleh: Ratna Wulandari\n\n${LEAD.id}`, {
      metadata: { language: 'id' },
    });
    expect(data.mentions).toEqual([]);
  });

  it('say whether the tagger read the text or only tables were looked up', () => {
    const read = (language: string): unknown[] => {
      const { data } = runTo('mention', `Judul\n\n${LEAD.id}`, { metadata: { language } });
      const named = data.models!.map(({ name }) => name);
      return [data.coverage?.mentions, named.filter((name) => !name.startsWith('language'))];
    };
    expect(read('id')).toEqual(['model', ['gazetteer', 'mention-tagger']]);
    expect(read('th')).toEqual(['gazetteer', ['gazetteer']]);
  });

  it('say that nothing was attempted for an unknown language', () => {
    const { data } = runTo('mention', 'Qwert zuiop asdfg hjkl yxcv Paris.', {
      metadata: { language: 'xx' },
    });
    expect(data.mentions).toEqual([]);
    expect(data.coverage?.mentions).toBe('none');
  });

  it('say what the text says, in order, without overlap, for hostile text', () => {
    fc.assert(
      fc.property(hostileText, fc.constantFrom('id', 'en'), (content, language) => {
        if (content.trim() === '') return;
        const { body, mentions } = runTo('mention', `x ${content}`, {
          mediaType: 'text/plain',
          metadata: { language },
        }).data;
        expect(mentions!.map(({ id }) => id)).toEqual(
          mentions!.map((_mention, index) => `m${index + 1}`),
        );
        const all = mentions!.flatMap(({ occurrences }) => occurrences);
        for (const { start, end, text } of all) expect(body!.text.slice(start, end)).toBe(text);
        all.sort((a, b) => a.start - b.start);
        for (let index = 1; index < all.length; index++) {
          expect(all[index]!.start).toBeGreaterThanOrEqual(all[index - 1]!.end);
        }
      }),
    );
  });
});

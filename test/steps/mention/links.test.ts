import { describe, expect, it } from 'vitest';
import { CITIES, WIKIDATA } from '../../../src/languages/common/gazetteer.generated.ts';
import { makeRecord } from '../../../src/pipeline.ts';
import { authorities } from '../../../src/steps/mention/authorities.ts';

const MORE =
  '\n\nThe rest of the story is told by people who were there and who saw it all happen that day.';
const LAGI =
  '\n\nPara pedagang menyambut baik pembukaan itu karena mereka sudah lama menunggu pasar yang baru.';

/** The last parts of the addresses of each mention, by its name. */
function linksOf(text: string, language = 'en'): Record<string, string[]> {
  const raw = new TextEncoder().encode(text + (language === 'en' ? MORE : LAGI));
  const { mentions } = makeRecord(raw, { name: 'a.txt', metadata: { language } });
  return Object.fromEntries(
    mentions.map(({ name, sameAs }) => [
      name,
      sameAs.map((uri) => /([^/]+)\/?$/.exec(uri)![1]!).sort(),
    ]),
  );
}

describe('links', () => {
  it('lead from countries, capitals and cities to Wikidata and GeoNames', () => {
    const links = linksOf(
      'Talks\n\nThe talks in Bamako, Mali and in Surabaya, Indonesia were long.',
    );
    expect(links).toMatchObject({
      Bamako: ['2460596', 'Q3703'],
      Mali: ['Q912'],
      Surabaya: ['1625822', 'Q11462'],
      Indonesia: ['Q252'],
    });
  });

  it('lead from no part of a person’s name to a place', () => {
    const links = linksOf(
      'A game\n\nThe player Michael Jordan said that he saw Denzel Washington and Paris Hilton there. In the end Jordan won.',
    );
    for (const place of ['Jordan', 'Washington', 'Paris']) expect(links[place] ?? []).toEqual([]);
    for (const each of Object.values(links)) expect(each).toEqual([]);
    expect(linksOf('Aid\n\nThe trucks came from Jordan to Syria on Monday.')).toMatchObject({
      Jordan: ['Q810'],
    });
  });

  it('lead from no part of a longer name to a city', () => {
    const links = linksOf(
      'Sidang\n\nJaksa Asep Guntur Rahayu datang dari Tangerang Selatan. Menurut kabar, Guntur senang.',
      'id',
    );
    expect(Object.values(links).flat()).toEqual([]);
    expect(linksOf('Banjir\n\nBanjir melanda kawasan di Tangerang kemarin.', 'id')).toMatchObject({
      Tangerang: ['1625084'],
    });
  });

  it('lead from a city where its head word stands before it, and from no regency', () => {
    const city = linksOf('Pasar dibuka\n\nPasar di Kota Bandung dibuka kembali hari ini.', 'id');
    expect(city['Kota Bandung']).toEqual(['1650357', 'Q10389']);
    const regency = linksOf('Pasar dibuka\n\nPasar di Kabupaten Bandung dibuka lagi.', 'id');
    expect(Object.values(regency).flat()).toEqual([]);
  });

  it('lead from a name that cities share only where the article names the country', () => {
    const birmingham = (place: string) =>
      linksOf(`A fire\n\nA fire broke out in Birmingham on Monday, ${place}.`).Birmingham;
    expect(birmingham('officials in the United Kingdom said')).toEqual(['2655603', 'Q2256']);
    expect(birmingham('officials in Alabama said')).toEqual([]);
    expect(linksOf('A mayor\n\nThe mayor of Kansas City came to the United States.')).toMatchObject(
      {
        'Kansas City': [],
      },
    );
    const georgia = (place: string) =>
      linksOf(`A storm\n\nA storm hit Georgia and ${place} on Monday.`).Georgia;
    expect(georgia('Alabama')).toEqual([]);
    expect(georgia('Tbilisi')).toEqual(['Q230']);
  });

  it('know no country by SAR', () => {
    const links = linksOf(
      'Pencarian\n\nTim SAR mencari korban di laut. Menurut SAR, laut tenang.',
      'id',
    );
    expect(Object.values(links).flat()).toEqual([]);
  });
});

describe('the tables of links', () => {
  it('have ids that are none but ids, and no two keys or cities with the same', () => {
    const items = authorities.flatMap(({ wikidata }) => wikidata ?? []);
    const cities = CITIES.split(';').map((row) => row.split('|'));
    const cityItems = cities.flatMap(([, , , , , item]) => item || []);
    const countries = WIKIDATA.split(';').map((pair) => pair.split('=')[1]!);
    for (const item of [...items, ...cityItems, ...countries]) expect(item).toMatch(/^Q[1-9]\d*$/);
    expect(new Set(items).size).toBe(items.length);
    expect(new Set(cityItems).size).toBe(cityItems.length);
    expect(cityItems.length).toBeGreaterThan(1800);
    const keys = authorities.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

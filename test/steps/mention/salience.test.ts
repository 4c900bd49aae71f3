import { describe, expect, it } from 'vitest';
import { makeRecord } from '../../../src/pipeline.ts';
import type { ArchiveRecord, Mention } from '../../../src/record/types.generated.ts';

function record(text: string, language = 'en'): ArchiveRecord {
  return makeRecord(new TextEncoder().encode(text), { name: 'a.txt', metadata: { language } });
}

/** The names of what an article is about, by its graph. */
function aboutOf({ jsonld, mentions }: ArchiveRecord): string[] {
  const article = jsonld['@graph'][0] as { about?: { '@id': string }[] };
  const names = new Map(mentions.map(({ id, name }) => [`#${id}`, name]));
  return (article.about ?? []).map((each) => names.get(each['@id'])!);
}

function salienceOf({ mentions }: ArchiveRecord, name: string): number {
  return (mentions.find((each) => each.name === name) as Mention).salience;
}

const PRIZE = `Anna Keller wins the river prize

The engineer Anna Keller won the river prize on Monday for her work in Kenya, Reuters reported.

For years Keller built small dams there. The jury in Geneva praised them, and so did the Red Cross.

In the spring Keller wants to go on, she said, with a new team. Peter Novak of the jury agreed.

There is much to do, and Keller has no doubt that the money will help.`;

const MARKET = `Pemerintah Surabaya bangun pasar ikan

Pemerintah Kota Surabaya membangun pasar ikan baru di tepi laut mulai hari Senin.

Pasar itu akan dibuka tahun depan, kata Siti Aminah kepada Antara. Warga Surabaya menyambutnya.

Pedagang dari Jakarta dan Bandung ikut datang melihat lahan pasar itu bersama para pejabat.

Biaya pembangunan ditanggung Surabaya sendiri, tanpa bantuan dari pusat sama sekali.`;

describe('salience', () => {
  it('is highest for whom headline, lead and the whole story name', () => {
    const made = record(PRIZE);
    expect(aboutOf(made)).toEqual(['Anna Keller']);
    expect(salienceOf(made, 'Anna Keller')).toBeGreaterThan(0.8);
    expect(salienceOf(made, 'Kenya')).toBeLessThan(0.3);
    expect(salienceOf(made, 'Geneva')).toBe(0);
  });

  it('is low for the agency that reports, unless the story is about it', () => {
    expect(salienceOf(record(PRIZE), 'Reuters')).toBeLessThan(0.1);
    const strike = PRIZE.replace('Anna Keller wins the river prize', 'Reuters gives a prize');
    expect(salienceOf(record(strike), 'Reuters')).toBeGreaterThan(0.5);
  });

  it('finds a place that a story is about, in Indonesian too', () => {
    const about = aboutOf(record(MARKET, 'id'));
    expect(about.length).toBeLessThanOrEqual(3);
    expect(about.some((name) => name.includes('Surabaya'))).toBe(true);
    for (const name of ['Antara', 'Jakarta', 'Bandung']) expect(about).not.toContain(name);
  });

  it('tells a name in a headline of capitals', () => {
    const shouted = PRIZE.replace('Anna Keller wins the river prize', 'KELLER WINS RIVER PRIZE');
    expect(aboutOf(record(shouted))).toEqual(['Anna Keller']);
    expect(salienceOf(record(shouted), 'Anna Keller')).toBeGreaterThan(0.8);
  });

  it('is nothing where an article is about nobody in particular', () => {
    const tips = `How to mend a roof

A roof should be mended before the rain comes, and with dry wood, so begin early in the year.

Begin at the top and go down slowly. In Finland people use birch bark for it, and it lasts.`;
    expect(aboutOf(record(tips))).toEqual([]);
  });

  it('stays between 0 and 1', () => {
    for (const made of [record(PRIZE), record(MARKET, 'id')]) {
      for (const { salience } of made.mentions) {
        expect(salience).toBeGreaterThanOrEqual(0);
        expect(salience).toBeLessThanOrEqual(1);
      }
    }
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { renderPage } from '../src/page/index.ts';
import { makeRecord } from '../src/pipeline.ts';
import { recordProblems } from '../src/record/check.ts';
import { stubErrors } from '../src/record/validate.ts';

// The article the project began with: an Indonesian wire story with gambling spam at its end.
const record = makeRecord(readFileSync('archive/inbox/mali-junta.txt'), {
  name: 'mali-junta.txt',
  metadata: {},
});
const { article, mentions, quotations, claims, removed } = record;
const characters = [...article.text];
const mention = (name: string) => mentions.find((each) => each.name === name);
const kinds = (kind: string): string[] =>
  article.paragraphs
    .filter((paragraph) => paragraph.kind === kind)
    .map(({ start, end }) => characters.slice(start, end).join(''));

describe('the seed article', () => {
  it('makes a record without problems', () => {
    expect(recordProblems(record)).toEqual([]);
  });

  it('has its headline, language, heading and note', () => {
    expect(article.headline).toBe(
      'Mali Junta dalam pembicaraan untuk tentara bayaran Rusia – sumber Prancis',
    );
    expect(article.language.tag).toBe('id');
    expect(kinds('heading')).toEqual(['‘Memprihatinkan keamanan’']);
    expect(kinds('note')).toEqual([
      'Negara Islam dan al Qaeda adalah kelompok teroris dilarang di Rusia.',
    ]);
  });

  it('loses exactly the two lines of spam, each with its reason', () => {
    expect(removed.map(({ text, kind }) => [kind, text])).toEqual([
      ['spam', 'link alternatif sbobet'],
      ['byline', 'By gacor88'],
    ]);
    expect(removed[0]!.reason).toMatch(/sbobet/);
    expect(removed[1]!.reason).toMatch(/gacor88.*not a person/);
  });

  it('shows the spam nowhere but among the removals', () => {
    const { removed: _removed, ...rest } = record;
    expect(JSON.stringify(rest)).not.toMatch(/sbobet|gacor/i);
    expect(renderPage(record)).not.toMatch(/sbobet|gacor/i);
  });

  it('claims no byline, dateline or publication date, since there are none', () => {
    expect(article.bylines).toEqual([]);
    expect(article).not.toHaveProperty('dateline');
    expect(article).not.toHaveProperty('datePublished');
  });

  it('finds its dates and leaves the relative ones unresolved', () => {
    expect(article.dates.map(({ text, value, precision }) => [text, value, precision])).toEqual([
      ['Selasa', undefined, undefined],
      ['Senin', undefined, undefined],
      ['2013', '2013', 'year'],
      ['Agustus 2020', '2020-08', 'month'],
      ['Juni lalu', undefined, undefined],
    ]);
  });

  it.each([
    ['Mali', 'http://www.wikidata.org/entity/Q912'],
    ['Prancis', 'http://www.wikidata.org/entity/Q142'],
    ['Rusia', 'http://www.wikidata.org/entity/Q159'],
    ['Niger', 'http://www.wikidata.org/entity/Q1032'],
    ['Bamako', 'https://sws.geonames.org/2460596/'],
  ])('links the place %s', (name, uri) => {
    expect(mention(name)).toMatchObject({ type: 'Place', sameAs: expect.arrayContaining([uri]) });
  });

  it.each([
    ['Emmanuel Macron', 'Macron'],
    ['Ibrahim Boubacar Keita', undefined],
    ['Yevgeny Prigozhin', 'Prigozhin'],
    ['Vladimir Putin', undefined],
  ])('finds the person %s and joins the short form', (name, short) => {
    expect(mention(name)?.type).toBe('Person');
    const forms = mention(name)!.occurrences.map(({ text }) => text);
    expect(forms).toContain(name);
    if (short) expect(forms).toContain(short);
  });

  it.each(['Wagner', 'AFP', 'Reuters', 'al-Qaeda', 'Negara Islam'])(
    'finds the organisation %s',
    (name) => {
      expect(mention(name)?.type).toBe('Organization');
    },
  );

  it('takes both spellings of al-Qaeda for one', () => {
    expect(mention('al-Qaeda')!.occurrences.map(({ text }) => text)).toEqual([
      'al-Qaeda',
      'al Qaeda',
    ]);
  });

  it('links CAR to the Central African Republic, and SAR to nothing else', () => {
    const linksOf = (short: string) =>
      mentions
        .filter(({ occurrences }) => occurrences.some(({ text }) => text === short))
        .flatMap(({ sameAs }) => sameAs)
        .filter((uri) => uri.includes('wikidata'));
    expect(linksOf('CAR')).toEqual(['http://www.wikidata.org/entity/Q929']);
    for (const uri of linksOf('SAR')) expect(uri).toBe('http://www.wikidata.org/entity/Q929');
  });

  it('credits the quotations to the spokesman, the diplomat and the anonymous sources', () => {
    const speakers = quotations.map(({ content, speaker }) => [
      content[0]!.text.slice(0, 22),
      speaker?.name,
      speaker?.kind,
    ]);
    expect(speakers).toContainEqual([
      'Mali bermaksud mendive',
      'juru bicara kementerian pertahanan Mali',
      'unnamed-official',
    ]);
    expect(speakers).toContainEqual([
      'Seperti Prancis dan ne',
      'diplomat di kedutaan Rusia di Mali',
      'anonymous',
    ]);
    expect(speakers).toContainEqual(['Junta militer Mali sed', 'dua sumber Prancis', 'anonymous']);
  });

  it('has at least four claims with valid stubs, and none of them noise', () => {
    expect(claims.length).toBeGreaterThanOrEqual(4);
    for (const { review } of claims) expect(stubErrors(review)).toEqual([]);
  });
});

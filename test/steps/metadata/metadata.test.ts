import { describe, expect, it } from 'vitest';
import { makeRecord } from '../../../src/pipeline.ts';
import { chooseHeadline } from '../../../src/steps/metadata/headline.ts';
import { articlesIn, parseJsonLd } from '../../../src/steps/metadata/json-ld.ts';
import { parseMachineDate } from '../../../src/steps/metadata/machine-date.ts';

const PROSE = [
  'The old bridge over the river was opened again on Monday after two years of repairs, and many people came.',
  'The mayor said that the works had cost less than expected, and thanked everybody who had waited so long.',
  'Farmers from both sides of the valley will use it to bring their goods to the market in the town.',
];

function read(head: string, body = '', h1 = 'Old bridge opens again') {
  const page = `<!doctype html><html><head>${head}</head><body><main><h1>${h1}</h1>${body}${PROSE.map((text) => `<p>${text}</p>`).join('')}</main></body></html>`;
  return makeRecord(new TextEncoder().encode(page), { name: 'a.html', metadata: {} });
}

function ld(value: unknown): string {
  return `<script type="application/ld+json">${typeof value === 'string' ? value : JSON.stringify(value)}</script>`;
}

const names = (record: ReturnType<typeof read>) => record.article.bylines.map(({ name }) => name);

describe('headline', () => {
  it('is the one on which most places agree, without the site’s name', () => {
    expect(
      chooseHeadline([
        'Bridge opens',
        'Old bridge opens again',
        'Old bridge opens again | The Valley',
      ]),
    ).toBe('Old bridge opens again');
    expect(chooseHeadline(['Bridge opens', undefined, 'A - B'])).toBe('Bridge opens');
    expect(chooseHeadline([])).toBeUndefined();
  });

  it('is spelled as most places spell it', () => {
    expect(chooseHeadline(['“Bridge”opens', '“Bridge” opens', '“Bridge” opens'])).toBe(
      '“Bridge” opens',
    );
  });

  it('is not outvoted by a text for sharing that is repeated for another network', () => {
    const head = `<meta property="og:title" content="You will not believe this bridge"><meta name="twitter:title" content="You will not believe this bridge">${ld({ '@type': 'NewsArticle', headline: 'Old bridge opens again' })}`;
    expect(read(head).article.headline).toBe('Old bridge opens again');
  });

  it('wins over another heading on the page', () => {
    const head = `<meta property="og:title" content="Old bridge opens again">${ld({ '@type': 'NewsArticle', headline: 'Old bridge opens again' })}`;
    const { article } = read(head, '', 'Local news');
    expect(article.headline).toBe('Old bridge opens again');
  });
});

describe('authors', () => {
  it.each([
    [{ '@type': 'NewsArticle', author: { '@type': 'Person', name: 'Jane Doe' } }, ['Jane Doe']],
    [
      { '@graph': [{ '@type': ['Article'], author: ['Jane Doe', 'John Roe'] }] },
      ['Jane Doe', 'John Roe'],
    ],
    [{ '@type': 'NewsArticle', author: 'By Jane Doe and John Roe' }, ['Jane Doe', 'John Roe']],
    [
      { '@type': 'NewsArticle', author: [{ name: 'Jane Doe' }, { name: 'News Reporter' }] },
      ['Jane Doe'],
    ],
    [{ '@type': 'NewsArticle', author: { name: 'https://www.facebook.com/valley' } }, []],
    [{ '@type': 'NewsArticle', author: { name: 'jane@valley.example' } }, []],
    [{ '@type': 'NewsArticle', author: { givenName: 'Jane', familyName: 'Doe' } }, ['Jane Doe']],
    [{ '@type': 'ReportageNewsArticle', author: { name: 'Jane Doe' } }, ['Jane Doe']],
    [{ '@type': 'http://schema.org/SatiricalArticle', author: 'Jane Doe' }, ['Jane Doe']],
    [
      { '@type': 'NewsArticle', author: { name: 'Jane &quot;Jo&quot; D&ouml;e' } },
      ['Jane "Jo" Döe'],
    ],
    [
      { '@type': 'WebPage', mainEntity: { '@type': 'NewsArticle', author: { name: 'Jane Doe' } } },
      ['Jane Doe'],
    ],
  ])('are read from %j', (value, expected) => {
    expect(names(read(ld(value)))).toEqual(expected);
  });

  it.each([
    ['<p class="byline">By <a rel="author">Jane Doe</a>, Staff Reporter</p>', ['Jane Doe']],
    [
      '<div class="article__byline"><span class="authorName">Jane Doe</span> · Valley News · Posted today</div>',
      ['Jane Doe'],
    ],
    ['<p class="byline">Published 3 May 2024</p>', []],
    ['<p style="text-align:right"><strong>Jane Doe</strong></p>', ['Jane Doe']],
  ])('are read from what the page shows: %s', (body, expected) => {
    expect(names(read('', body)).slice(0, 1)).toEqual(expected);
  });

  it('are those the page shows where its metadata disagrees, and a message says so', () => {
    const record = read(
      ld({ '@type': 'NewsArticle', author: 'Max Mustermann' }),
      '<p class="byline">By Jane Doe</p>',
    );
    expect(names(record)).toEqual(['Jane Doe']);
    expect(record.messages).toContainEqual(expect.objectContaining({ rule: 'metadata/authors' }));
  });
});

describe('dates and the rest', () => {
  it('come from JSON-LD before meta elements before time elements', () => {
    const time = '<time datetime="2024-03-03T10:00:00Z">3 March</time>';
    const meta = '<meta property="article:published_time" content="2024-02-02T10:00:00+07:00">';
    const json = ld({
      '@type': 'NewsArticle',
      datePublished: '2024-01-01T10:00Z',
      dateModified: '2024-01-02',
    });
    expect(read('', time).article.datePublished).toMatchObject({
      value: '2024-03-03T10:00:00Z',
      basis: 'html',
    });
    expect(read(meta, time).article.datePublished?.value).toBe('2024-02-02T10:00:00+07:00');
    const { datePublished, dateModified } = read(meta + json, time).article;
    expect(datePublished?.value).toBe('2024-01-01T10:00:00Z');
    expect(dateModified).toMatchObject({ value: '2024-01-02', precision: 'day' });
  });

  it.each([
    ['2024-05-03 09:30:00 +0200', '2024-05-03T09:30:00+02:00'],
    ['2024-05-03T09:30:00 GMT', '2024-05-03T09:30:00Z'],
    ['2024/05/03 09:30', '2024-05-03'],
    ['20240503T093000Z', '2024-05-03T09:30:00Z'],
    ['Fri, 03 May 2024 09:30:00 +0200', '2024-05-03T09:30:00+02:00'],
    ['Fri May 03 2024 09:30:00 GMT+0200', '2024-05-03T09:30:00+02:00'],
    ['May 3, 2024', '2024-05-03'],
    ['2024-05-03T09:30:00+99:99', undefined],
    ['yesterday', undefined],
  ])('reads %s', (text, value) => {
    expect(parseMachineDate(text)?.value).toBe(value);
  });

  it('are not looked for in texts longer than any date', () => {
    expect(
      parseMachineDate('Fri May 03 2024 09:30:00 GMT+0200 (Central European Summer Time)')?.value,
    ).toBe('2024-05-03T09:30:00+02:00');
    expect(parseMachineDate(`2024-05-03${' '.repeat(100_000)}x`)).toBeUndefined();
  });

  it('come from a fact-check where there is no article', () => {
    const head = ld({ '@type': 'ClaimReview', datePublished: '2024-05-03 09:30' });
    expect(read(head).article.datePublished?.value).toBe('2024-05-03');
  });

  it('take no acronym in a meta element for an author', () => {
    expect(names(read('<meta name="author" content="VNN">'))).toEqual([]);
  });

  it('take publisher, section and image', () => {
    const { article } = read(
      ld({
        '@type': 'NewsArticle',
        publisher: { name: 'The Valley' },
        articleSection: ['Local', 'News'],
        image: [{ url: 'https://valley.example/a.jpg' }],
      }),
    );
    expect(article).toMatchObject({
      publisher: 'The Valley',
      section: 'Local',
      image: 'https://valley.example/a.jpg',
    });
  });

  it('never come from an address that is none', () => {
    expect(
      read('<meta property="og:image" content="javascript:alert(1)">').article.image,
    ).toBeUndefined();
  });
});

describe('JSON-LD', () => {
  it.each([
    '<!-- {"@type": "Article"} -->',
    '/* <![CDATA[ */ {"@type": "Article"} /* ]]> */',
    '{"@type": "Article", "headline": "two\nlines",}',
    '[{"@type": "BreadcrumbList"}, {"@type": "Article"}]',
  ])('is read in spite of its faults: %s', (text) => {
    expect(articlesIn(parseJsonLd(text))).toHaveLength(1);
  });

  it('says nothing when it cannot be read', () => {
    expect(parseJsonLd('{"a": ')).toBeUndefined();
    expect(names(read(ld('{"@type": "NewsArticle", "author": ')))).toEqual([]);
  });
});

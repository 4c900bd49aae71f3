import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeRecord } from '../../../src/pipeline.ts';
import { recordProblems } from '../../../src/record/check.ts';

const PROSE = [
  'The old bridge over the river was opened again on Monday after two years of repairs, and many people came.',
  'The mayor said that the works had cost less than expected, and thanked everybody who had waited so long.',
  'Farmers from both sides of the valley will use it to bring their goods to the market in the town.',
];
const MORE = [
  'The ferry that had carried everybody across for so long will be sold to a museum further down the coast.',
  'Pupils of the school by the river sang a song that their teacher had written in the night before.',
  'A second bridge is planned for the road to the north, but nobody could say who is going to pay for it.',
  'Fishermen complained that the new piers had changed the current, and that their nets came up empty.',
  'The builders left behind a small park with four benches, which the oldest people of the town like best.',
  'Rain had stopped the works for most of the spring, and a flood took away what had been finished by then.',
];
const STORY = PROSE.map((text) => `<p>${text}</p>`);

function read(body: string) {
  const raw = new TextEncoder().encode(`<!doctype html><html><body>${body}</body></html>`);
  return makeRecord(raw, { name: 'a.html', metadata: {} });
}

const texts = (body: string): string[] => read(body).article.text.split('\n\n');
const around = (inside: string): string =>
  `<div class="site-with-sidebar"><div class="story-body"><h1>Bridge opens</h1>${STORY[0]}${inside}${STORY[1]}${STORY[2]}</div><div class="comments"><p>I liked the old bridge much better than this new one, which is far too wide for us.</p></div></div>`;

describe('the main content', () => {
  it('is found without semantic elements, with the headline above it', () => {
    const page = `<div id="head"><h1>Bridge opens</h1><p class="standfirst">Two years of repairs are over, and the valley celebrates.</p></div><div><div>${STORY.join('')}</div></div><div><p>Subscribe to our paper and read every day what happens in the valley and beyond it.</p></div>`;
    expect(texts(page)).toEqual([
      'Bridge opens',
      'Two years of repairs are over, and the valley celebrates.',
      ...PROSE,
    ]);
    const kinds = read(page).article.paragraphs.map(({ kind }) => kind);
    expect(kinds).toEqual(['headline', 'subtitle', 'paragraph', 'paragraph', 'paragraph']);
  });

  it('may be parted by line breaks instead of paragraphs', () => {
    expect(texts(`<div>${PROSE.join('<br><br>')}</div>`)).toEqual(PROSE);
    expect(texts(`<div>${PROSE.join('<br>')}</div>`)).toEqual([PROSE.join(' ')]);
  });

  it('may be wrapped in a form, as some frameworks do', () => {
    expect(texts(`<form><div><h1>Bridge opens</h1>${STORY.join('')}</div></form>`)).toEqual([
      'Bridge opens',
      ...PROSE,
    ]);
  });

  it.each([
    ['<div class="related-articles"><a href="/a">The river rises again</a></div>', 'html/related'],
    [
      '<div class="newsletterSignup"><p>Get the valley in your inbox every morning.</p></div>',
      'html/prompt',
    ],
    ['<div class="share-tools"><span>Share</span></div>', 'html/share'],
    ['<div id="ad-slot-2"><span>Buy a bridge</span></div>', 'html/advert'],
    ['<div class="author-bio"><p>Jane Doe writes about bridges.</p></div>', 'html/byline'],
    [
      '<ul><li><a href="/a">The river rises again</a></li><li><a href="/b">A mill burns down</a></li></ul>',
      'html/links',
    ],
    ['<aside>A short history of bridges</aside>', 'html/furniture'],
    ['<div style="display:none">hidden words</div>', 'html/hidden'],
  ])('loses %s', (inside, rule) => {
    const { article, removed } = read(around(inside));
    expect(article.text.split('\n\n')).toEqual(['Bridge opens', ...PROSE]);
    expect(removed).toContainEqual(expect.objectContaining({ rule, text: inside }));
    expect(removed.map((each) => each.rule)).toContain('html/outside-article');
  });

  it.each([
    '<div class="article__content sidebar-grid"><p>A name may be part of a name that says something else entirely.</p></div>',
    '<blockquote><p>We have waited long enough for this bridge.</p></blockquote>',
    '<p>The plan is on <a href="/plan">the page of the town</a> for everybody to read.</p>',
    '<h2>What comes next</h2>',
  ])('keeps %s', (inside) => {
    expect(texts(around(inside))).toHaveLength(5);
  });

  it('keeps list items, captions and rows of tables as such', () => {
    const { article } = read(
      around(
        '<ul><li>first item of the list</li></ul><figure><figcaption>The bridge</figcaption></figure><table><tr><td>1</td><td>2</td></tr></table>',
      ),
    );
    const characters = [...article.text];
    const found = article.paragraphs.map(
      ({ kind, start, end }) => `${kind}: ${characters.slice(start, end).join('')}`,
    );
    expect(found).toEqual(
      expect.arrayContaining([
        'listItem: first item of the list',
        'caption: The bridge',
        'paragraph: 1 2',
      ]),
    );
  });

  it('is the whole of a live page with many posts, without the time of each', () => {
    const post = (title: string, text: string, time: string) =>
      `<div class="entry"><div class="info"><time datetime="${time}">${time}</time></div><h3>${title}</h3><p>${text}</p></div>`;
    const posts = [
      post('Gates open', MORE[0]!, '2024-05-03T09:00Z'),
      post('Mayor speaks', PROSE[1]!, '2024-05-03T10:00Z'),
      post('Farmers cross', PROSE[2]!, '2024-05-03T11:00Z'),
    ];
    const page = `<article><h1>Bridge opens</h1><div class="text"><p>${PROSE[0]}</p></div><div class="live">${posts.join('')}</div></article>`;
    expect(texts(page)).toEqual([
      'Bridge opens',
      PROSE[0],
      'Gates open',
      MORE[0],
      'Mayor speaks',
      PROSE[1],
      'Farmers cross',
      PROSE[2],
    ]);
  });

  it('is told by its prose, not by the element that names itself so', () => {
    const other = Array.from({ length: 9 }, (_, at) => `<a href="/${at}">Another story ${at}</a>`);
    const page = `<div class="article-body"><p>${PROSE[0]}</p></div><div>${other.join(' ')}</div><section>${MORE.map((text) => `<p>${text}</p>`).join('')}</section>`;
    expect(texts(`<h1>Bridge opens</h1>${page}`).slice(-6)).toEqual(MORE);
  });

  it('is not lost by the name of an element that holds much of it', () => {
    const page = `<div class="promo-page"><h1>Bridge opens</h1>${STORY[0]}<div class="social">${STORY[1]}</div>${STORY[2]}</div>`;
    expect(texts(page)).toEqual(['Bridge opens', ...PROSE]);
  });

  it('keeps the one paragraph in front of a paywall', () => {
    const page = `<nav>${'<a href="/x">Politics</a> '.repeat(20)}</nav><main><h1>Bridge opens</h1><div class="body"><p>${PROSE[0]}</p><div class="paywall"><p>Subscribe to go on reading this story.</p></div></div></main>`;
    expect(texts(page)).toEqual(['Bridge opens', PROSE[0]]);
  });

  it.each([
    ['<div id="root"></div><script src="/app.js"></script>', /only scripts/],
    ['<div id="app">Loading …</div><script>start()</script>', /from a browser/],
    [
      `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', articleBody: PROSE[0] })}</script><div id="root"></div>`,
      /articleBody/,
    ],
    ['<div></div>', /no text/],
  ])('is refused where a page holds none: %s', (page, message) => {
    expect(() => read(page)).toThrow(message);
    expect(() => read(page)).toThrow(expect.objectContaining({ code: 'no-text' }));
  });

  it('is taken from a short page, script or not', () => {
    expect(texts('<h1>Bridge</h1>')).toEqual(['Bridge']);
    expect(texts(`<p>${PROSE[0]}</p><script src="/app.js"></script>`)).toEqual([PROSE[0]]);
  });

  it('loses labels before its first paragraph and behind its last, and keeps headings between', () => {
    const page = `<main><h1>Bridge opens</h1><div><div>5 min read</div>${STORY[0]}<h2>What comes next</h2>${STORY[1]}${STORY[2]}<p>We shall see.</p><h2>Latest local stories</h2><div>Back to top</div></div></main>`;
    const { article, removed } = read(page);
    expect(article.text.split('\n\n')).toEqual([
      'Bridge opens',
      PROSE[0],
      'What comes next',
      PROSE[1],
      PROSE[2],
      'We shall see.',
    ]);
    const labels = removed.filter(({ rule }) => rule === 'html/label').map(({ text }) => text);
    expect(labels).toEqual([
      '<div>5 min read</div>',
      '<h2>Latest local stories</h2>',
      '<div>Back to top</div>',
    ]);
  });

  it('keeps a heading behind its last long paragraph that heads a sentence, and loses one of links', () => {
    const page = `<main><h1>Bridge opens</h1>${STORY.join('')}<h3>12.30 pm</h3><p>Good day, and welcome.</p><h3>More of it</h3><p><a href="/1">The mill burned down.</a></p></main>`;
    const { article } = read(page);
    expect(article.text).toContain('12.30 pm\n\nGood day, and welcome.');
    expect(article.text).not.toContain('More of it');
  });

  it('loses a list of teasers by its shape, whatever it is called', () => {
    const teaser = (at: number) =>
      `<div class="x${at}"><h3><a href="/${at}">A mill burns down in the night ${at}</a></h3><p>Nobody was hurt when the old mill at the lower end of the valley burned down.</p></div>`;
    const { article, removed } = read(
      around(`<div class="x">${teaser(1)}${teaser(2)}</div>`).replace(
        STORY[2]!,
        STORY[2]! + MORE.map((text) => `<p>${text}</p>`).join(''),
      ),
    );
    expect(article.text).not.toContain('mill');
    expect(removed.map(({ rule }) => rule)).toContain('html/teasers');
  });

  it.each([
    '<div class="photo"><img src="a.jpg"><span class="news-caption">People on the bridge on the day of its opening (Picture: Doe)</span></div>',
    '<p class="thumb-caption">People on the bridge on the day of its opening (Picture: Doe)</p>',
    '<figure><img src="a.jpg"><div>People on the bridge on the day of its opening</div></figure>',
  ])('takes what stands under a picture for a caption: %s', (inside) => {
    const { article } = read(around(inside));
    expect(article.paragraphs.map(({ kind }) => kind)).toEqual([
      'headline',
      'paragraph',
      'caption',
      'paragraph',
      'paragraph',
    ]);
  });

  it('takes what the page states as its description for the standfirst', () => {
    const standfirst = 'Two years of repairs are over and the valley celebrates';
    const raw = `<html><head><meta name="description" content="${standfirst} for days"></head><body><div><h1>Bridge opens</h1><div class="a1">Some other text of this page, that is no part of it</div><p class="x9">${standfirst}</p></div><section>${STORY.join('')}</section></body></html>`;
    const { article } = makeRecord(new TextEncoder().encode(raw), { name: 'a.html', metadata: {} });
    expect(article.text.split('\n\n')).toEqual(['Bridge opens', standfirst, ...PROSE]);
    expect(article.paragraphs[1]?.kind).toBe('subtitle');
  });

  it.each([
    [
      '<div class="cookie-banner"><p>We use cookies to make this page better.</p></div>',
      'boilerplate',
    ],
    ['<div><a href="/a">Politics</a> <a href="/b">Sports</a></div>', 'navigation'],
    ['<footer>The Valley, all rights reserved</footer>', 'boilerplate'],
    ['<div class="ad-slot"><p>Buy a bridge, they are cheap.</p></div>', 'advert'],
    ['<div><p>Call us on any day of the week.</p></div>', 'boilerplate'],
  ])('calls %s outside it %s', (part, kind) => {
    for (const page of [part, `<div>${part}<form>Search: <b>anything</b></form></div>`]) {
      const { removed } = read(`${page}<article>${STORY.join('')}</article>`);
      expect(removed).toContainEqual(
        expect.objectContaining({ kind, text: part, rule: 'html/outside-article' }),
      );
    }
  });

  it('drops soft hyphens, which only say where a word may break', () => {
    const { article, normalised } = read(
      `<p>${PROSE[0]!.replace('repairs', 're&shy;pa\u00adirs')}</p>`,
    );
    expect(article.text).toBe(PROSE[0]);
    expect(normalised.filter(({ kind }) => kind === 'zero-width')).toHaveLength(1);
  });

  it.each(['&#150;', '&#146;', '&#0;', '&notit;', '&#x110000;'])(
    'maps what stands behind %s',
    (reference) => {
      const { article } = read(`<p>${PROSE[0]} ${reference} ${PROSE[1]}</p>`);
      const mapped = article.sourceMap.reduce((sum, [, length]) => sum + length, 0);
      expect(mapped).toBe([...article.text].length);
      const [, last = 0, , bytes] = article.sourceMap.at(-1)!;
      expect(last).toBe(bytes);
      expect(last).toBeGreaterThan(PROSE[1]!.length - 2);
    },
  );

  it.each(['<!', '<!--', '<?', '<![CDATA['])('accounts for a page that ends inside %s', (end) => {
    for (const page of [`<p>gacor${end}`, `<nav>a b${end}`, `${STORY.join('')}<nav>x${end}`]) {
      const raw = new TextEncoder().encode(page);
      expect(recordProblems(makeRecord(raw, { name: 'a.html', metadata: {} }))).toEqual([]);
    }
  });

  it('takes a reference in plain text for what it is, mapped to its end', () => {
    const raw = new TextEncoder().encode(`Toko A &amp; B buka lagi\n\n${PROSE[0]}`);
    const { article } = makeRecord(raw, { name: 'a.txt', metadata: {} });
    expect(article.text.split('\n\n')[0]).toBe('Toko A & B buka lagi');
    expect(article.sourceMap.slice(0, 3)).toEqual([
      [0, 7, 0, 7],
      [7, 1, 7, 5],
      [8, 12, 12, 12],
    ]);
  });

  it('keeps what margins move, and sees hidden text however it is written', () => {
    expect(
      texts(
        around('<div style="margin-top:-100px"><p>A line that a negative margin moves.</p></div>'),
      ),
    ).toHaveLength(5);
    expect(texts(around('<div style="DISPLAY: NONE">hidden words</div>'))).toHaveLength(4);
  });

  it('accounts for every byte of pages of any shape', () => {
    const piece = fc.constantFrom(
      ...STORY,
      '<div class="related">',
      '</div>',
      '<h1>Bridge opens</h1>',
      '<p>',
      '<br><br>',
      '<a href="x">link</a>',
      '<ul><li>a',
      '<table><tr><td>1',
      '<form>',
      '<article>',
      '&amp;nbsp;',
      'é “x”',
    );
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 25 }), (pieces) => {
        const { article, removed, normalised, source } = read(`x${pieces.join('')}`);
        const spans = [
          ...article.sourceMap.map(([, , start, length]) => [start, start + length]),
          ...[...removed, ...normalised].map(({ byteStart, byteEnd }) => [byteStart, byteEnd]),
        ].sort((a, b) => a[0]! - b[0]!);
        let at = 0;
        for (const [start, end] of spans) {
          expect(start).toBe(at);
          at = end!;
        }
        expect(at).toBe(source.byteLength);
      }),
    );
  });
});

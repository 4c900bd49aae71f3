import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeRecord } from '../../../src/pipeline.ts';
import { recordProblems } from '../../../src/record/check.ts';

const PROSE = [
  'The old bridge over the river was opened again on Monday after two years of repairs, and many people came.',
  'The mayor said that the works had cost less than expected, and thanked everybody who had waited so long.',
  'Farmers from both sides of the valley will use it to bring their goods to the market in the town.',
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

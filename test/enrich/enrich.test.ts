import type { Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { VFile } from 'vfile';
import { describe, expect, it } from 'vitest';
import { type EnrichOptions, rehypeEnrich } from '../../src/enrich/index.ts';
import { vocabularyProblems } from '../support/vocabulary/check.ts';
import {
  ADDRESS,
  enriched,
  enrichedArticle,
  enrichedDocument,
  HEADLINE,
  type Json,
  pageOf,
  plain,
  scriptsIn,
} from './helpers.ts';

const CONTEXT = 'https://schema.org';
const ARTICLE = { '@context': CONTEXT, '@type': 'NewsArticle', headline: HEADLINE };
const WORDS = 'Biaya pembangunan jembatan ini dua miliar rupiah,';

const namesIn = (value: unknown): unknown[] =>
  [value ?? []].flat().map((each) => (each as Json).name);
const rulesOf = (file: VFile): unknown[] => file.messages.map(({ ruleId }) => ruleId);

describe('rehypeEnrich', () => {
  it('adds whom an article names, what it is about, and who said what', () => {
    const { '@type': _type, '@context': _context, headline, ...added } = enrichedArticle();
    expect(headline).toBe(HEADLINE);
    expect(Object.keys(added)).toEqual(['mentions', 'about', 'hasPart']);
    expect(namesIn(added.mentions)).toEqual([
      'Jembatan Sukamaju',
      'Joko Widodo',
      'Jakarta',
      'Hendra Gunawan',
      'Surabaya',
      'Kementerian Pekerjaan Umum',
    ]);
    const [, president, , speaker] = added.mentions as Json[];
    expect(president).toMatchObject({ '@type': 'Person', '@id': `${ADDRESS}#kliping-m2` });
    expect(added.about).toContainEqual({ '@id': president!['@id'] });
    expect(added.hasPart).toEqual([
      {
        '@type': 'Quotation',
        '@id': `${ADDRESS}#kliping-q1`,
        text: 'Kami lega karena jembatan ini akhirnya selesai dibangun,',
        spokenByCharacter: { '@id': speaker!['@id'] },
      },
      {
        '@type': 'Quotation',
        '@id': `${ADDRESS}#kliping-q2`,
        text: WORDS,
        spokenByCharacter: { '@id': president!['@id'] },
      },
    ]);
  });

  it('adds nothing that schema.org has no word for', () => {
    for (const fields of [{}, { '@id': '#article' }]) {
      expect(vocabularyProblems(enrichedArticle(fields), { page: ADDRESS })).toEqual([]);
    }
  });

  it.each<[string, (article: Json) => unknown]>([
    ['in a list', (article) => [{ '@context': CONTEXT, '@type': 'WebSite' }, article]],
    ['in a graph', (it) => ({ '@context': CONTEXT, '@graph': [{ '@type': 'WebPage' }, it] })],
    ['in another node', (it) => ({ '@context': CONTEXT, '@type': 'WebPage', mainEntity: it })],
    ['of several types', (it) => ({ ...it, '@type': ['CreativeWork', 'BlogPosting'] })],
    ['of a subtype', (it) => ({ ...it, '@type': 'ReportageNewsArticle' })],
    ['of a full type', (it) => ({ ...it, '@type': 'http://schema.org/Article' })],
    ['by other names', ({ '@type': type, ...it }) => ({ ...it, type, id: '#a' })],
    ['of a vocabulary', (it) => ({ ...it, '@context': { '@vocab': `${CONTEXT}/` } })],
    ['of a list of contexts', (it) => ({ ...it, '@context': [CONTEXT, { x: 'y:' }] })],
  ])('finds an article %s', (_what, wrap) => {
    const document = enrichedDocument(wrap(ARTICLE));
    const article = [document, ...Object.values(document as Json).flat()].find(
      (each) => (each as Json).headline === HEADLINE,
    ) as Json;
    expect(namesIn(article.mentions)).toContain('Hendra Gunawan');
    expect(article.hasPart).toHaveLength(2);
  });

  it('takes the article that the page shows, not a teaser', () => {
    const teaser = { '@type': 'NewsArticle', headline: 'Harga beras naik lagi' };
    const { '@graph': nodes } = enrichedDocument({
      '@context': CONTEXT,
      '@graph': [teaser, { '@type': 'NewsArticle', '@id': '#x' }, ARTICLE],
    }) as { '@graph': Json[] };
    expect(nodes[0]).toEqual(teaser);
    expect(nodes[1]).not.toHaveProperty('mentions');
    expect(nodes[2]).toHaveProperty('mentions');
  });

  it('leaves every byte of the JSON where it is', () => {
    const text = `{
  "@context" : "https:\\/\\/schema.org", "@type": "NewsArticle",
  "identifier": 12345678901234567890, "position": 1.0, "name": "\\u0041 & \\"b\\"",
  "headline": "${HEADLINE}"
}`;
    const [script] = scriptsIn(String(enriched(pageOf([text]))));
    const at = script!.indexOf(',"mentions":');
    const rest = script!.slice(0, at) + script!.slice(script!.lastIndexOf(']') + 1);
    expect(rest.replaceAll('\\u0026', '&')).toBe(text);
  });

  it('leaves all else of the page as it is', () => {
    const other = '<script>if (1 < 2) a("</p>")</script><!-- x --><p onclick="y()">&amp;&lt;';
    const html = pageOf([JSON.stringify(ARTICLE), '{"@type": "Thing" }'], { body: other });
    const [before, ...rest] = scriptsIn(plain(html));
    const result = String(enriched(html));
    const [after, ...left] = scriptsIn(result);
    expect(left).toEqual(rest);
    expect(after).not.toBe(before);
    expect(result.replace(after!, () => before!)).toBe(plain(html));
  });

  it('takes a node without a type for an entity only where an article names it', () => {
    const image = { name: 'Joko Widodo' };
    const shown = enrichedArticle({ image });
    expect(shown.image).toEqual(image);
    expect(namesIn(shown.mentions)).toContain('Joko Widodo');
    const { about } = enrichedArticle({ about: [image] });
    expect((about as Json[])[0]).toMatchObject({ name: 'Joko Widodo', '@id': '_:kliping-m2' });
  });

  it('adds nothing the second time', () => {
    for (const head of [undefined, '']) {
      const once = String(
        enriched(pageOf([JSON.stringify(ARTICLE)], { ...(head !== undefined && { head }) })),
      );
      expect(String(enriched(once))).toBe(once);
    }
  });

  it('reads trees with and without positions, and pages of any encoding', () => {
    const html = pageOf([JSON.stringify(ARTICLE)]);
    const tree = fromHtml(html);
    const bare = JSON.parse(
      JSON.stringify(tree, (key, value) => (key === 'position' ? undefined : value)),
    );
    const write = (root: Root): string => {
      rehypeEnrich()(root, new VFile());
      return unified().use(rehypeStringify).stringify(root);
    };
    expect(write(bare)).toBe(write(tree));
    expect(write(bare)).toBe(String(enriched(html)));
  });
});

describe('what is there already', () => {
  it('is kept and joined', () => {
    const tag = { '@type': 'Thing', name: 'Infrastruktur' };
    const one = enrichedArticle({ mentions: tag, about: 'jembatan', hasPart: [] });
    expect((one.mentions as Json[])[0]).toEqual(tag);
    expect((one.about as unknown[])[0]).toBe('jembatan');
    expect(one.hasPart).toHaveLength(2);
    const several = enrichedArticle({
      about: null,
      mentions: [tag, { '@id': 'https://x.example/' }],
    });
    expect((several.mentions as Json[]).slice(0, 2)).toEqual([
      tag,
      { '@id': 'https://x.example/' },
    ]);
  });

  it('is joined where it counts when a property is written twice', () => {
    const text = JSON.stringify(ARTICLE).replace('{', '{"mentions":["a"],"mention\\u0073":["b"],');
    const [script] = scriptsIn(String(enriched(pageOf([text]))));
    expect(script).toContain('{"mentions":["a"],"mention\\u0073":["b",{');
  });

  it('joins also where the last property is a single value', () => {
    const { about, mentions } = enrichedArticle({ mentions: { name: 'a' }, about: { name: 'b' } });
    expect((about as Json[])[0]).toEqual({ name: 'b' });
    expect((mentions as Json[])[0]).toEqual({ name: 'a' });
  });

  it.each<[string, Json]>([
    ['of one name and type', { '@type': 'Person', name: 'Joko  Widodo' }],
    ['of one name and a wider type', { '@type': 'Thing', name: 'joko widodo' }],
    ['of another name', { '@type': 'Person', name: 'Jokowi', alternateName: ['Joko Widodo'] }],
    [
      'of one name in a language',
      { '@type': 'Person', name: { '@value': 'Joko Widodo', '@language': 'id' } },
    ],
  ])('is not added twice: an entity %s', (_what, known) => {
    const { mentions, hasPart } = enrichedArticle({ mentions: [known] });
    const [first, ...rest] = mentions as Json[];
    expect(first).toEqual({ '@id': '_:kliping-m2', ...known });
    expect(namesIn(rest)).not.toContain('Joko Widodo');
    expect(rest).not.toContainEqual({ '@id': '_:kliping-m2' });
    expect(hasPart).toContainEqual(
      expect.objectContaining({ text: WORDS, spokenByCharacter: { '@id': '_:kliping-m2' } }),
    );
  });

  it.each([
    'https://www.wikidata.org/wiki/Q11462',
    ['https://example.org/x', 'http://www.wikidata.org/entity/Q11462'],
    { '@id': 'https://sws.geonames.org/1625822' },
  ])('is not added twice: an entity of one address', (sameAs) => {
    const { mentions } = enrichedArticle({ mentions: [{ '@type': 'City', name: 'SBY', sameAs }] });
    expect(namesIn(mentions)).not.toContain('Surabaya');
  });

  it('is another entity when it has the name, but is something else', () => {
    const { mentions } = enrichedArticle({
      mentions: [{ '@type': 'ImageObject', name: 'Joko Widodo' }],
    });
    expect(namesIn(mentions).filter((name) => name === 'Joko Widodo')).toHaveLength(2);
  });

  it('is referred to by its own id, also from another script', () => {
    const person = {
      '@type': 'Person',
      '@id': 'https://kabar.example/#jokowi',
      name: 'Joko Widodo',
    };
    const graph = enrichedDocument({ '@context': CONTEXT, '@graph': [person, ARTICLE] }) as Json;
    const [same, article] = graph['@graph'] as Json[];
    expect(same).toEqual(person);
    expect(article!.mentions).toContainEqual({ '@id': person['@id'] });
    const other = JSON.stringify({ '@context': CONTEXT, ...person });
    const [first, second] = scriptsIn(String(enriched(pageOf([other, JSON.stringify(ARTICLE)]))));
    expect(first).toBe(other);
    expect(JSON.parse(second!).about).toContainEqual({ '@id': person['@id'] });
  });

  it('gives a node one id that is two entities by its name and its address', () => {
    const both = { name: 'Joko Widodo', sameAs: ['http://www.wikidata.org/entity/Q11462'] };
    const html = String(enriched(pageOf([JSON.stringify({ ...ARTICLE, publisher: both })])));
    const [text] = scriptsIn(html);
    const { publisher } = JSON.parse(text!) as { publisher: { '@id': string } };
    const own = text!.slice(text!.indexOf('publisher'), text!.indexOf('Joko'));
    expect(own.match(/"@id"/g)).toHaveLength(1);
    expect(text!.split(publisher['@id']).length).toBeGreaterThan(2);
    expect(String(enriched(html))).toBe(html);
  });

  it('is no id where another context says what it means', () => {
    const person = { '@context': [CONTEXT, { k: 'https://k/' }], '@type': 'Person', '@id': 'k:1' };
    const [, article] = enrichedDocument([{ ...person, name: 'Joko Widodo' }, ARTICLE]) as Json[];
    expect(JSON.stringify(article)).not.toContain('"k:1"');
  });

  it('is referred to by a relative id where the same context is said again', () => {
    const author = { '@context': CONTEXT, '@type': 'Person', '@id': 'jokowi', name: 'Joko Widodo' };
    expect(enrichedArticle({ author }).mentions).toContainEqual({ '@id': 'jokowi' });
  });

  it('is not said twice: words that are quoted', () => {
    const { hasPart } = enrichedArticle({ hasPart: [{ '@type': 'Quotation', text: WORDS }] });
    expect((hasPart as Json[]).filter(({ text }) => text === WORDS)).toHaveLength(1);
    expect(hasPart).toHaveLength(2);
  });
});

describe('ids', () => {
  const idsOf = (article: Json): string[] =>
    (article.mentions as Json[]).map((each) => String(each['@id']));

  it.each<[string, Json, string]>([
    ['the canonical address', { '@id': 'https://other.example/#article' }, `${ADDRESS}#kliping-m1`],
    ['the page, for an id that is relative', { '@id': '#article' }, '#kliping-m1'],
  ])('are fragments of %s', (_what, fields, id) => {
    expect(idsOf(enrichedArticle(fields))[0]).toBe(id);
  });

  it.each<[string, string, Json, string]>([
    [
      'og:url',
      '<meta property="og:url" content="https://a.example/b#c">',
      {},
      'https://a.example/b',
    ],
    ['the article’s address', '', { url: 'https://a.example/b' }, 'https://a.example/b'],
    ['the article’s id', '', { '@id': 'https://a.example/b#article' }, 'https://a.example/b'],
    ['its page', '', { mainEntityOfPage: { '@id': 'https://a.example/b' } }, 'https://a.example/b'],
    ['nothing', '', { url: 'javascript:alert(1)', '@id': 'urn:uuid:1' }, ''],
  ])('are fragments of %s where there is no canonical address', (_what, head, fields, base) => {
    const html = pageOf([JSON.stringify({ ...ARTICLE, ...fields })], { head });
    const article = JSON.parse(scriptsIn(String(enriched(html)))[0]!);
    expect(idsOf(article)[0]).toBe(`${base}#kliping-m1`);
  });

  it('say whose part a quotation is, where the article has one', () => {
    const { hasPart } = enrichedArticle({ '@id': '#article' });
    for (const each of hasPart as Json[]) expect(each.isPartOf).toEqual({ '@id': '#article' });
  });

  it('never clash with those in the JSON or in the page', () => {
    const known = [
      { '@id': '#kliping-m1' },
      { '@id': `${ADDRESS}#kliping-q1` },
      { '@id': '_:kliping-m2' },
      { '@type': 'Person', name: 'Joko Widodo' },
    ];
    const text = JSON.stringify({ ...ARTICLE, citation: known });
    const html = pageOf([text], { body: '<p id="kliping-m4">Baca juga</p>' });
    const article = JSON.parse(scriptsIn(String(enriched(html)))[0]!);
    expect(article.citation[3]['@id']).toBe('_:kliping-m2-2');
    const added = [...idsOf(article), ...article.hasPart.map((each: Json) => each['@id'])];
    expect(added).toContain(`${ADDRESS}#kliping-m1-2`);
    expect(added).toContain(`${ADDRESS}#kliping-m4-2`);
    expect(added).toContain(`${ADDRESS}#kliping-q1-2`);
    expect(new Set(added).size).toBe(added.length);
  });
});

describe('what is written', () => {
  it('cannot leave its script', () => {
    const tree = fromHtml(pageOf([JSON.stringify(ARTICLE)]));
    const hostile = JSON.stringify({ ...ARTICLE, description: '</script><!--<script>\u2028' });
    const [script] = scriptElements(tree);
    script!.children = [{ type: 'text', value: hostile }];
    rehypeEnrich()(tree, new VFile());
    const [text] = scriptsIn(unified().use(rehypeStringify).stringify(tree));
    expect(text).not.toMatch(/[<>&\u2028]/);
    expect(JSON.parse(text!)).toMatchObject(JSON.parse(hostile));
    expect(JSON.parse(text!)).toHaveProperty('mentions');
  });
});

function scriptElements(tree: Root): import('hast').Element[] {
  const found: import('hast').Element[] = [];
  const visit = (node: import('hast').Nodes): void => {
    if (node.type === 'element' && node.tagName === 'script') found.push(node);
    if ('children' in node) node.children.forEach(visit);
  };
  visit(tree);
  return found;
}

describe('what cannot be enriched is left as it is, with a message', () => {
  const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
  it.each<[string, string[], unknown[]]>([
    ['a page without JSON-LD', [], ['no-article']],
    ['JSON that is none', ['{"@type": "NewsArticle",}'], ['json', 'no-article']],
    ['an empty script', [''], ['json', 'no-article']],
    ['JSON that is nested too deep', [deep], ['json', 'no-article']],
    [
      'JSON-LD of something else',
      ['{"@context":"https://schema.org","@type":"Recipe"}'],
      ['no-article'],
    ],
    ['an article of no context', ['{"@type":"NewsArticle"}'], ['context']],
    [
      'an article of another vocabulary',
      [JSON.stringify({ ...ARTICLE, '@context': 'https://x.example' })],
      ['context'],
    ],
    [
      'an article in a context that changes words',
      [JSON.stringify({ ...ARTICLE, '@context': [CONTEXT, { mentions: 'x:y' }] })],
      ['context'],
    ],
    [
      'an article in a context that moves ids',
      [JSON.stringify({ ...ARTICLE, '@context': [CONTEXT, { '@base': 'https://x.example/' }] })],
      ['context'],
    ],
    [
      'an article whose context is taken back',
      [JSON.stringify({ '@context': CONTEXT, '@graph': [{ ...ARTICLE, '@context': null }] })],
      ['context'],
    ],
    ...[
      { ident: '@id' },
      { ident: { '@id': '@id' } },
      { ident: 'id' },
      { kind: 'type' },
      { id: 'x:id' },
      { note: null },
      { data: { '@id': 'x:data', '@type': '@json' } },
      { part: { '@id': 'x:part', '@context': { name: 'x:name' } } },
      { title: { '@id': 'x:title', '@container': '@language' } },
      { of: { '@reverse': 'x:of' } },
      { labels: '@nest' },
    ].flatMap((context): [string, string[], string[]][] =>
      [
        [CONTEXT, context],
        [context, CONTEXT],
      ].map((list) => [
        `an article in the contexts ${JSON.stringify(list)}`,
        [JSON.stringify({ ...ARTICLE, '@context': list })],
        ['context'],
      ]),
    ),
    [
      'an article in a known context behind an unknown one',
      [JSON.stringify({ ...ARTICLE, '@context': ['https://x.example', CONTEXT] })],
      ['context'],
    ],
    ['an article whose id is none', [JSON.stringify({ ...ARTICLE, '@id': 5 })], ['context']],
  ])('%s', (_what, scripts, rules) => {
    const html = pageOf(scripts);
    const file = enriched(html);
    expect(String(file)).toBe(plain(html));
    expect(rulesOf(file)).toEqual(rules);
    for (const { source } of file.messages) expect(source).toBe('kliping-enrich');
  });

  it('broken JSON beside an article that is whole', () => {
    const file = enriched(pageOf(['{', JSON.stringify(ARTICLE)]));
    expect(rulesOf(file)).toEqual(['json']);
    expect(file.messages[0]!.line).toBe(4);
    const [broken, whole] = scriptsIn(String(file));
    expect(broken).toBe('{');
    expect(JSON.parse(whole!)).toHaveProperty('mentions');
  });

  it('a page without a text', () => {
    const html = `<script type="application/ld+json">${JSON.stringify(ARTICLE)}</script>`;
    const file = enriched(html);
    expect(rulesOf(file)).toEqual(['no-text']);
    expect(scriptsIn(String(file))).toEqual([JSON.stringify(ARTICLE)]);
  });
});

describe('options', () => {
  it('say which parts are added', () => {
    expect(enrichedArticle({}, { parts: ['about'] })).not.toHaveProperty('mentions');
    const { hasPart, ...rest } = enrichedArticle({}, { parts: ['quotations'] });
    expect(rest).toEqual(ARTICLE);
    expect((hasPart as Json[])[0]!.spokenByCharacter).toMatchObject({ name: 'Hendra Gunawan' });
  });

  it('say how sure the pipeline has to be', () => {
    expect(enrichedArticle({}, { confidence: 1 })).toEqual(ARTICLE);
    const all = enrichedArticle({}, { confidence: 0 }).mentions as Json[];
    expect(all.length).toBeGreaterThanOrEqual((enrichedArticle().mentions as Json[]).length);
  });

  it('say how many entities there may be', () => {
    expect(enrichedArticle({}, { limit: 1 }).mentions).toHaveLength(1);
    expect(enrichedArticle({}, { limit: 0 })).toEqual(ARTICLE);
  });

  it('say which language it is', () => {
    const html = pageOf([JSON.stringify(ARTICLE)]);
    expect(String(enriched(html, { language: 'id' }))).toBe(String(enriched(html)));
    expect(String(enriched(html, { language: 'th' }))).not.toBe(String(enriched(html)));
  });

  it.each<[EnrichOptions, string]>([
    [{ confidence: 2 }, '`confidence` is 2'],
    [{ confidence: Number.NaN }, '`confidence` is NaN'],
    [{ limit: 1.5 }, '`limit` is 1.5'],
    [{ confidence: null as never }, '`confidence` is null'],
    [{ limit: null as never }, '`limit` is null'],
    [{ parts: ['claims' as 'about'] }, '`parts` has "claims"'],
    [{ parts: [undefined as never] }, '`parts` has undefined'],
    [{ parts: 'mentions' as never }, '`parts` is "mentions"; give a list of'],
    [{ parts: null as never }, '`parts` is null'],
    [{ language: 'bahasa indonesia' }, '`language` is "bahasa indonesia"; give a BCP 47 tag'],
    [{ language: 5 as never }, '`language` is 5'],
    [{ lang: 'id' } as never, 'there is no option `lang`'],
    [null as never, '`options` is null'],
  ])('are refused before the first page: %o', (options, message) => {
    expect(() => rehypeEnrich(options)).toThrow(message);
  });
});

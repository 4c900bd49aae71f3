import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { byClass, byId, elements, textOf, visibleText } from '../../page/helpers.ts';
import { vocabularyProblems } from '../../support/vocabulary/check.ts';
import { archiveOf, BRIDGE, FERRY, MARKET } from '../dataset/helpers.ts';
import { BASE, FERRY_AGAIN, graphOf, htmlProblems, idsOf, pagesOf, site } from './helpers.ts';

const OPEN = {
  ...FERRY,
  metadata: { ...FERRY.metadata, license: 'https://licence.example/by/4.0/' },
};
const archive = () => archiveOf([OPEN, MARKET], [BRIDGE, FERRY_AGAIN]);
let written: ReturnType<typeof site> | undefined;

/** The site that most tests look at; it is written by the first of them. */
function english(): ReturnType<typeof site> {
  written ??= archive().then((each) =>
    site(each, { description: 'Berita lama.', attributions: 'all' }),
  );
  return written;
}

describe('a site', () => {
  it('has a page of every kind', async () => {
    const { tree } = await english();
    const kinds = [...tree.keys()].map((path) =>
      path.replace(/[0-9a-f]{16,}/g, 'HEX').replace(/Q\d+/g, 'Q'),
    );
    expect([...new Set(kinds)].sort()).toEqual([
      '.kliping-site.jsonl',
      '404.html',
      'about/index.html',
      'articles/HEX/annotated/index.html',
      'articles/HEX/article.jsonld',
      'articles/HEX/article.txt',
      'articles/HEX/index.html',
      'articles/HEX/record.json',
      'charts/entities-narrow.svg',
      'charts/entities.svg',
      'charts/languages-narrow.svg',
      'charts/languages.svg',
      'charts/places.svg',
      'charts/removed-narrow.svg',
      'charts/removed.svg',
      'charts/sources-narrow.svg',
      'charts/sources.svg',
      'charts/time-narrow.svg',
      'charts/time.svg',
      'claims/index.html',
      'dates/2024-05/index.html',
      'dates/2024-06/index.html',
      'dates/2024/index.html',
      'dates/index.html',
      'entities/Q/index.html',
      'entities/index.html',
      'entities/person-HEX/index.html',
      'feed.atom',
      'icon.svg',
      'index.html',
      'languages/en/index.html',
      'languages/id/index.html',
      'languages/index.html',
      'reviews.jsonld',
      'robots.txt',
      'sitemap.xml',
      'sitemaps/1.xml',
      'sources/index.html',
      'sources/kabar/index.html',
      'sources/news/index.html',
      'stories/HEX/index.html',
      'style.css',
    ]);
  });

  it.each(['en', 'id'] as const)('is valid HTML in %s', async (language) => {
    const { tree } = await site(await archive(), { language, attributions: 'all' });
    const problems: string[] = [];
    for (const [path, bytes] of tree) {
      if (!path.endsWith('.html')) continue;
      const found = await htmlProblems(bytes.toString('utf8'));
      problems.push(...found.map((problem) => `${path} ${problem}`));
    }
    expect(problems).toEqual([]);
  });

  it('leads with every link of its own to a file and a place that are there', async () => {
    const { tree } = await english();
    const pages = pagesOf(tree);
    const broken: string[] = [];
    for (const [path, page] of pages) {
      for (const { properties, tagName } of [...elements(page, 'a'), ...elements(page, 'link')]) {
        const href = String(properties.href);
        const own = href.startsWith(BASE) ? `/${href.slice(BASE.length)}` : href;
        if (/^[a-z]+:/.test(own) || path === '404.html') continue;
        const [way = '', fragment] = own.split('#');
        const target = way === '' ? path : posix.join('/', posix.dirname(path), way).slice(1);
        const whole = own.startsWith('/') ? own.slice(1).split('#')[0]! : target;
        const file = whole === '' || whole.endsWith('/') ? `${whole}index.html` : whole;
        if (!tree.has(file)) broken.push(`${path}: ${tagName} ${href}`);
        else if (fragment && !byId(pages.get(file)!, fragment)) broken.push(`${path}: ${href}`);
      }
    }
    expect(broken).toEqual([]);
  });

  it('resolves every reference of its JSON-LD on the page it is on', async () => {
    const { tree } = await english();
    for (const [path, page] of pagesOf(tree)) {
      const graph = graphOf(page);
      const { defined, referred } = idsOf(graph);
      for (const id of referred) {
        if (id.startsWith(BASE)) expect(defined.has(id), `${path}: ${id}`).toBe(true);
      }
      const ids = graph['@graph'].map((node) => node['@id']);
      expect(new Set(ids).size, path).toBe(ids.length);
    }
  });

  it('says nothing in its JSON-LD that schema.org does not know', async () => {
    const { tree } = await english();
    for (const [path, page] of pagesOf(tree)) {
      expect(vocabularyProblems(graphOf(page), { site: BASE }), path).toEqual([]);
    }
  });

  it('says in its JSON-LD what the page shows', async () => {
    const { tree } = await english();
    const apart = /^@|^(?:articleBody|text|inLanguage|archivedAt|wordCount)$/;
    for (const [path, page] of pagesOf(tree)) {
      if (path === '404.html') continue;
      const shown = visibleText(page).replace(/\s+/g, ' ');
      const links = elements(page)
        .flatMap(({ properties }) => [properties.href, properties.dateTime])
        .map(String);
      const show = (value: unknown, key = ''): void => {
        if (Array.isArray(value)) for (const each of value) show(each, key);
        else if (typeof value === 'object' && value !== null) {
          for (const [name, each] of Object.entries(value)) show(each, name);
        } else if (!apart.test(key)) {
          const text = String(value).replace(/\s+/g, ' ');
          const isLinked =
            text.startsWith(BASE) ||
            links.includes(text) ||
            text.startsWith('https://arsip.example');
          expect(isLinked || shown.includes(text), `${path}: ${key} ${text}`).toBe(true);
        }
      };
      show(graphOf(page)['@graph']);
    }
  });

  it('gives each article its graph, its text and its record beside it', async () => {
    const { tree } = await english();
    const folders = [...tree.keys()].filter((path) => path.endsWith('article.jsonld'));
    expect(folders).toHaveLength(4);
    for (const path of folders) {
      const folder = posix.dirname(path);
      const read = (name: string): string => tree.get(`${folder}/${name}`)!.toString('utf8');
      const page = pagesOf(new Map([['a.html', Buffer.from(read('index.html'))]])).get('a.html')!;
      expect(JSON.parse(read('article.jsonld'))).toEqual(graphOf(page));
      const record = JSON.parse(read('record.json'));
      expect(read('article.txt')).toBe(`${record.article.text}\n`);
      expect(JSON.stringify(record)).not.toContain('Draft');
      expect(record.schema).toBe('https://w3id.org/kliping/record/1#public');
      const head = elements(page, 'head')[0]!;
      const rels = elements(head, 'link').map(({ properties }) => String(properties.rel));
      for (const rel of ['canonical', 'alternate', 'cite-as', 'describedby', 'item', 'type']) {
        expect(rels).toContain(rel);
      }
    }
  });

  it('asks search engines to leave out what is of unknown rights, and names the licence of the rest', async () => {
    const { tree } = await english();
    const page = (words: string) =>
      [...pagesOf(tree)].find(
        ([path, each]) => /^articles\/\w+\/index/.test(path) && visibleText(each).includes(words),
      )![1];
    const robots = (each: Parameters<typeof elements>[0]) =>
      elements(each, 'meta').filter(({ properties }) => properties.name === 'robots').length;
    const node = (each: Parameters<typeof graphOf>[0]) =>
      graphOf(each)['@graph'].find((node) => node['@type'] === 'NewsArticle')!;
    const [market, ferry] = [page('Pasar ikan di Jakarta'), page('kata Siti Aminah.')];
    expect([robots(market), robots(ferry)]).toEqual([1, 0]);
    expect(node(market).usageInfo).toBe(`${BASE}about/#rights`);
    expect(node(market).license).toBeUndefined();
    expect(node(ferry).license).toBe('https://licence.example/by/4.0/');
    expect(node(ferry).usageInfo).toBeUndefined();
  });

  it('has in its sitemaps no page that search engines are asked to leave out', async () => {
    const { tree } = await english();
    const listed = tree.get('sitemaps/1.xml')!.toString('utf8');
    const left = [...pagesOf(tree)].filter(([, page]) =>
      elements(page, 'meta').some(({ properties }) => properties.content === 'noindex'),
    );
    expect(left.some(([path]) => path.startsWith('stories/'))).toBe(true);
    for (const [path] of left) {
      expect(listed).not.toContain(`<loc>${BASE}${path.replace(/index\.html$/, '')}</loc>`);
    }
    expect(listed).toContain(`<loc>${BASE}dates/2024/</loc>`);
  });

  it('links names to their pages, which tell where they are mentioned and what they said', async () => {
    const { tree } = await english();
    const [path, page] = [...pagesOf(tree)].find(([each]) => each.includes('/person-'))!;
    expect(textOf(elements(page, 'h1')[0])).toBe('Siti Aminah');
    expect(byClass(page, 'entries').flatMap((list) => elements(list, 'li'))).toHaveLength(2);
    const quotes = elements(page, 'q').map(textOf);
    expect(quotes.some((quote) => quote.startsWith('Kami lega karena'))).toBe(true);
    const ferry = [...pagesOf(tree)].find(
      ([each, other]) =>
        /^articles\/\w+\/index/.test(each) && visibleText(other).includes('terlambat'),
    )![1];
    const hrefs = elements(byId(ferry, 'article')!, 'a').map(({ properties }) => properties.href);
    expect(hrefs).toContain(`../../${posix.dirname(path)}/`);
  });

  it('has an ellipsis where an article says something else between two stretches of a quotation', async () => {
    const text =
      'Kapal feri tiba\n\n“Kami lega semua penumpang selamat,” kata Siti Aminah kepada wartawan. “Kapal itu akan berangkat lagi besok pagi.”';
    const { tree } = await site(await archiveOf([{ ...FERRY, text }]), {
      attributions: 'all',
      entities: { minimum: 1 },
    });
    const said = 'Kami lega semua penumpang selamat, … Kapal itu akan berangkat lagi besok pagi.';
    const pages = pagesOf(tree);
    const [, page] = [...pages].find(([path]) => path.includes('/person-'))!;
    expect(elements(page, 'q').map(textOf)).toEqual([said]);
    const [, article] = [...pages].find(([path]) => /^articles\/\w+\/index/.test(path))!;
    const nodes = graphOf(article)['@graph'].filter((node) => node['@type'] === 'Quotation');
    expect(nodes.map((node) => node.text)).toEqual([said]);
  });

  it('tells what was taken out with its bytes, in words that are closed away and link nowhere', async () => {
    const { tree } = await english();
    const page = [...pagesOf(tree)].find(
      ([path, each]) => path.includes('annotated') && visibleText(each).includes('sbobet'),
    )![1];
    const details = elements(page, 'details').find((each) => elements(each, 'pre').length > 0);
    expect(textOf(details)).toContain('link alternatif sbobet');
    expect(details!.properties.open).toBeUndefined();
    expect(elements(details!, 'a')).toEqual([]);
    const from = Buffer.from(FERRY.text).indexOf('link alternatif sbobet');
    expect(visibleText(page)).toContain(`tail -c +${from + 1} | head -c 22`);
    for (const { properties } of byClass(page, 'sentence')) {
      const words = Buffer.from(FERRY.text).subarray(
        Number(properties.dataByteStart),
        Number(properties.dataByteEnd),
      );
      expect(words.toString('utf8')).not.toContain('�');
    }
    const sentences = byClass(page, 'sentence').map((each) => [
      Buffer.from(FERRY.text)
        .subarray(Number(each.properties.dataByteStart), Number(each.properties.dataByteEnd))
        .toString('utf8'),
      textOf(each),
    ]);
    expect(sentences.length).toBeGreaterThan(2);
    for (const [raw, shown] of sentences) expect(shown).toBe(raw);
    expect(elements(page, 'meta').some(({ properties }) => properties.content === 'noindex')).toBe(
      true,
    );
  });

  it('takes a host for one source, with or without the dot that may end it', async () => {
    const stories = ['https://kabar.example/a', 'https://www.kabar.example./b'].map(
      (uri, number) => ({
        name: 'a.txt',
        text: `Judul ${number}\n\nIsi berita.`,
        metadata: { uri },
      }),
    );
    const { tree } = await site(await archiveOf(stories));
    const page = pagesOf(tree).get('sources/index.html')!;
    expect(byClass(page, 'lists').map(textOf)).toEqual(['kabar.example 2 articles']);
  });

  it('says which lists are empty, and that they are not for want of articles', async () => {
    const { tree } = await site(await archiveOf([{ text: BRIDGE.text }]));
    const shown = ['sources', 'dates', 'entities', 'languages'].map((kind) => {
      const page = pagesOf(tree).get(`${kind}/index.html`)!;
      return textOf(elements(page, 'main')[0]);
    });
    expect(shown).toEqual([
      'SourcesThe source of no article is known.',
      'DatesThe date of no article is known.',
      expect.stringMatching(/^Names.*No name is in so many articles\.$/),
      'LanguagesEnglish 1 article',
    ]);
  });

  it('tells the captures of one address', async () => {
    const { tree } = await english();
    const [, page] = [...pagesOf(tree)].find(([path]) => path.startsWith('stories/'))!;
    expect(visibleText(page)).toContain('2 captures of this address');
    expect(byClass(page, 'title').map(textOf)).toEqual([
      'Kapal feri tiba terlambat 🚢',
      'Kapal feri tiba 🚢',
    ]);
  });
});

describe('an extract', () => {
  it('is all there is of an article of unknown rights, in every file', async () => {
    const long = {
      ...BRIDGE,
      text: `${BRIDGE.text}\n\nRAHASIA was said by Anna Keller on Friday.`,
    };
    const { tree, receipt } = await site(await archiveOf([long]), { unknown: 'extract' });
    expect(receipt.unknown).toBe(1);
    for (const [path, bytes] of tree) expect(bytes.includes('RAHASIA'), path).toBe(false);
    const text = [...tree].find(([path]) => path.endsWith('.txt'))![1].toString('utf8');
    expect(text).toBe(
      'Bridge opens in Riga\n\nThe bridge in Riga was opened on Friday, Anna Keller said.\n',
    );
    expect([...tree.keys()].some((path) => path.includes('annotated'))).toBe(false);
    for (const [path, bytes] of tree) {
      if (path.endsWith('.html')) expect(await htmlProblems(bytes.toString('utf8'))).toEqual([]);
    }
  });

  it('does not say that anything is missing where it is all there is', async () => {
    const noteOf = async (text: string) => {
      const stories = [{ ...BRIDGE, text }];
      const { tree } = await site(await archiveOf(stories), { unknown: 'extract' });
      const [, page] = [...pagesOf(tree)].find(([path]) => /^articles\/\w+\/index/.test(path))!;
      return byClass(page, 'cut').map(textOf);
    };
    const source = 'Read it where it was published.';
    expect(await noteOf(BRIDGE.text)).toEqual([source]);
    expect(await noteOf(`${BRIDGE.text}\n\nIt was closed again on Sunday.`)).toEqual([
      expect.stringMatching(/^Only the headline and the beginning are shown here, .*published\.$/),
    ]);
  });
});

import type { Nodes } from 'hast';
import { h } from 'hastscript';
import { HtmlValidate } from 'html-validate';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { VFile } from 'vfile';
import { describe, expect, it } from 'vitest';
import { publish } from '../../src/jsonld/publish.ts';
import { page, renderPage } from '../../src/page/index.ts';
import type { ArchiveRecord } from '../../src/record/types.generated.ts';
import { annotatedRecord, type Line, NOISE, sampleRecord } from '../support/record.ts';
import { byClass, byId, elements, parse, textOf, visibleText } from './helpers.ts';

const record = annotatedRecord();
const html = renderPage(record);
const tree = parse(html);

function paragraphs({ article }: ArchiveRecord): string[] {
  const characters = [...article.text];
  return article.paragraphs.map(({ start, end }) => characters.slice(start, end).join(''));
}

function pageOf(lines: readonly Line[], change: Partial<ArchiveRecord['article']> = {}): Nodes {
  const sample = sampleRecord(lines);
  return parse(renderPage({ ...sample, article: { ...sample.article, ...change } }));
}

describe('a page', () => {
  const validator = new HtmlValidate({
    extends: ['html-validate:recommended', 'html-validate:document'],
    rules: {
      // The headline is as long as the newspaper made it.
      'long-title': 'off',
      // rehype-stringify writes it in lower case, as the standard allows.
      'doctype-style': 'off',
    },
  });

  it.each<[string, ArchiveRecord]>([
    ['a full record', record],
    ['an empty record', sampleRecord([])],
    [
      'a record without a headline',
      sampleRecord([
        ['heading', 'Satu'],
        ['listItem', 'Dua'],
      ]),
    ],
  ])('is valid HTML for %s', async (_what, each) => {
    const { results } = await validator.validateString(renderPage(each));
    const problems = results.flatMap(({ messages }) => messages);
    expect(problems.map(({ ruleId, message }) => `${ruleId}: ${message}`)).toEqual([]);
  });

  it('shows every paragraph once as it stands, in order', () => {
    const article = byId(tree, 'article')!;
    paragraphs(record).forEach((words, index) => {
      expect(textOf(byId(article, `p${index + 1}`))).toBe(words);
    });
    expect(
      elements(article).flatMap(({ properties }) => /^p\d/.exec(`${properties.id}`) ?? []),
    ).toHaveLength(paragraphs(record).length);
  });

  it('shows U+FFFD for characters that HTML has no place for', () => {
    const record = sampleRecord([['paragraph', 'Harga\u0001 naik\u0085.']]);
    record.source.name = 'a\u0007.txt';
    const html = renderPage(record);
    expect(html).toContain('Harga\ufffd naik\ufffd.');
    expect(html).not.toMatch(/[\0-\x08\x0e-\x1f\x7f-\x9f]/);
  });

  it('makes headline, headings and lists what they are', () => {
    expect(elements(tree, 'h1').map(textOf)).toEqual([record.article.headline]);
    expect(elements(byId(tree, 'article')!, 'h2').map(textOf)).toEqual(['Biaya & waktu']);
    expect(
      elements(byId(tree, 'article')!, 'ul').map((list) => elements(list, 'li').length),
    ).toEqual([2]);
    for (const kind of ['subtitle', 'byline', 'caption', 'credit', 'note']) {
      expect(
        byClass(tree, kind).map(({ tagName }) => tagName),
        kind,
      ).toEqual(['p']);
    }
  });

  it('tells publisher and dates, and authors whom no byline names', () => {
    const header = elements(tree, 'header')[0]!;
    expect(byClass(header, 'facts').map(textOf)).toEqual([
      'Kabar Tepi · 3 May 2024, 07:30 UTC+7 · updated May 2024',
    ]);
    expect(elements(header, 'time').map(({ properties }) => properties.dateTime)).toEqual([
      '2024-05-03T07:30:00+07:00',
      '2024-05',
    ]);
    const author = { name: 'Ana', text: 'Ana', basis: 'metadata' } as const;
    const other = pageOf([['paragraph', 'Satu.']], { bylines: [author, author] });
    expect(byClass(other, 'facts').map(textOf)).toEqual(['Ana']);
  });

  it('gives the machine no date that it cannot read', () => {
    const datePublished = { value: '2016-12-31T23:59:60Z', precision: 'second', basis: 'html' };
    const other = pageOf([], { datePublished: datePublished as never });
    expect(elements(other, 'time')).toEqual([]);
    expect(visibleText(other)).toContain('31 December 2016, 23:59 UTC');
  });

  it('shows a headline that the text does not have, and the text’s own besides', () => {
    const lines: Line[] = [
      ['headline', 'Judul di halaman'],
      ['paragraph', 'Satu.'],
    ];
    const other = pageOf(lines, { headline: 'Judul lain' });
    expect(elements(other, 'h1').map(textOf)).toEqual(['Judul lain']);
    expect(byClass(other, 'headline').map(textOf)).toEqual(['Judul di halaman']);
  });

  it('shows a headline once that has spaces of another kind in the text', () => {
    const tree = pageOf([['headline', 'Harga naik 4,2\u00a0persen']], {
      headline: 'Harga naik 4,2 persen',
    });
    expect(elements(tree, 'h1').map(textOf)).toEqual(['Harga naik 4,2\u00a0persen']);
    expect(byClass(tree, 'headline')).toHaveLength(1);
  });

  it('says so when there is no headline', () => {
    const other = pageOf([['paragraph', 'Satu.']]);
    expect(elements(other, 'h1').map(textOf)).toEqual(['Article without a headline']);
    expect(elements(other, 'title').map(textOf)).toEqual(['jembatan.txt']);
  });

  it('describes itself in at most 160 characters, cut at a word', () => {
    const description = (words: string): unknown =>
      elements(pageOf([['paragraph', words]]), 'meta').find(
        ({ properties }) => properties.name === 'description',
      )!.properties.content;
    expect(description('😀 pendek')).toBe('😀 pendek');
    expect(description('kata '.repeat(60).trim())).toBe(`${'kata '.repeat(32).trim()}…`);
    expect(description('漢'.repeat(200))).toBe(`${'漢'.repeat(159)}…`);
  });

  it.each([
    ['id', 'ltr'],
    ['ar', 'rtl'],
    ['fa-IR', 'rtl'],
    ['az-Arab', 'rtl'],
    ['ks-Deva', 'ltr'],
    ['und', 'ltr'],
  ])('is written in %s from %s', (tag, dir) => {
    const other = pageOf([], { language: { tag, confidence: 1 } });
    expect(elements(other, 'html')[0]!.properties).toEqual({ lang: tag, dir });
  });

  it('links an entity to its authority where it is named first', () => {
    const links = elements(byId(tree, 'article')!, 'a');
    expect(links.map((link) => [link.properties.id, link.properties.href, textOf(link)])).toEqual([
      ['m1', 'https://sws.geonames.org/1/', 'Sukamaju'],
      ['m4', 'http://www.wikidata.org/entity/Q17', 'Jepang'],
    ]);
    expect(byId(tree, 'm3')).toMatchObject({ tagName: 'span' });
  });

  it('marks the quotations of the graph, and no others', () => {
    expect(byClass(tree, 'quotation').map(textOf)).toEqual([
      'Kami lega 😀,',
      'Semua <bekerja> & selesai.',
      'Besok anak-anak lewat sini ke sekolah.',
    ]);
  });

  it('has an element for every node of the graph, by the node’s id', () => {
    const ids = publish(record)['@graph'].map((node) => node['@id'].slice(1));
    for (const id of ids) expect(byId(tree, id), id).toBeDefined();
    const all = elements(tree).flatMap(({ properties }) => properties.id ?? []);
    expect(new Set(all).size).toBe(all.length);
  });

  it('shows whatever the graph says', () => {
    const shown = visibleText(tree);
    const show = (value: unknown, key = ''): void => {
      if (typeof value === 'object' && value !== null) {
        for (const [name, item] of Object.entries(value)) {
          show(item, Array.isArray(value) ? key : name);
        }
      } else if (key === 'sameAs') {
        expect(elements(tree, 'a').map(({ properties }) => properties.href)).toContain(value);
      } else if (key === 'datePublished' || key === 'dateModified') {
        const dates = elements(tree, 'time').map(({ properties }) => properties.dateTime);
        expect(dates).toContain(value);
      } else if (!key.startsWith('@') && !['articleBody', 'text'].includes(key)) {
        expect(shown).toContain(String(value));
      }
    };
    show(publish(record)['@graph']);
    for (const node of publish(record)['@graph']) {
      if (node['@type'] === 'Claim')
        expect(textOf(byId(tree, node['@id'].slice(1)))).toContain(node.text);
    }
  });

  it('lists claims as found by software, each with the way to its paragraph', () => {
    const [section] = byClass(tree, 'claims');
    expect(textOf(section)).toMatch(/Picked out by software\. Nobody has checked them/);
    expect(elements(section!, 'a').map(({ properties }) => properties.href)).toEqual([
      '#p10',
      '#p6',
    ]);
  });

  it('leaves out the sections that have nothing to show', () => {
    expect(elements(pageOf([]), 'section')).toEqual([]);
  });

  it('tells what was removed in numbers, and never shows it', () => {
    expect(html).not.toContain('gacor88');
    expect(visibleText(tree)).toContain(`1 passage, ${NOISE.length} bytes: 1 × spam`);
    const [spam] = record.removed;
    const removed = ['spam', 'advert', 'spam'].map((kind, index) => ({
      ...spam!,
      ...{ kind, byteStart: index * 10, byteEnd: index * 10 + 5 },
    }));
    const other = visibleText(parse(renderPage({ ...record, removed })));
    expect(other).toContain('3 passages, 15 bytes: 2 × spam, 1 × advert');
  });

  it('tells capture, source, language and version', () => {
    const foot = textOf(elements(tree, 'footer')[0]);
    for (const fact of [record.id, record.source.uri!, 'Indonesian (97 % sure)', 'kliping 0.1.0']) {
      expect(foot).toContain(fact);
    }
  });

  it('tells what was not looked for', () => {
    const coverage = { ...record.coverage, mentions: 'none', quotations: 'none', claims: 'none' };
    const other = visibleText(parse(renderPage({ ...record, coverage: coverage as never })));
    expect(other).toContain('neither names nor quotations nor claims were looked for');
    const some = { ...record.coverage, claims: 'none' } as const;
    expect(visibleText(parse(renderPage({ ...record, coverage: some })))).toContain(
      'names, quotations (by software',
    );
  });

  it('embeds the public graph, and nothing that runs or loads', () => {
    const scripts = elements(tree, 'script');
    expect(scripts.map(({ properties }) => properties.type)).toEqual(['application/ld+json']);
    expect(JSON.parse(textOf(scripts[0]))).toEqual(publish(record));
    expect(elements(tree).filter(({ properties }) => 'src' in properties)).toEqual([]);
    expect(elements(tree, 'link')).toEqual([]);
    expect(html).toContain('Content-Security-Policy');
  });

  it('takes a graph and elements of the head from a site', () => {
    const graph = { ...publish(record), '@graph': publish(record)['@graph'].slice(0, 1) };
    const canonical = h('link', { rel: ['canonical'], href: 'https://archive.example/a' });
    const other = parse(renderPage(record, { graph, head: [canonical] }));
    expect(elements(elements(other, 'head')[0]!, 'link')).toMatchObject([
      { properties: { href: 'https://archive.example/a' } },
    ]);
    expect(JSON.parse(textOf(elements(other, 'script')[0]))).toEqual(graph);
    expect(byClass(other, 'quotation')).toEqual([]);
    expect(elements(other, 'section')).toEqual([]);
  });
});

describe('the page step', () => {
  it('gives rehype-stringify the same page', () => {
    const file = new VFile({ data: { record } });
    const processor = unified().use(page).use(rehypeStringify);
    const root = processor.runSync({ type: 'root' }, file);
    expect(`${processor.stringify(root, file)}\n`).toBe(html);
  });

  it('names the step that is missing before it', () => {
    const run = (): unknown => unified().use(page).runSync({ type: 'root' }, new VFile());
    expect(run).toThrow(/`page` needs `file\.data\.record`/);
  });
});

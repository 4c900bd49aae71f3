import fc from 'fast-check';
import type { Element, Nodes } from 'hast';
import { HtmlValidate } from 'html-validate';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { describe, expect, it } from 'vitest';
import { publish } from '../../src/jsonld/publish.ts';
import { recordToHast, renderPage } from '../../src/page/index.ts';
import type { Paragraph } from '../../src/record/types.generated.ts';
import { hostileText } from '../support/hostile.ts';
import { annotatedRecord, sampleRecord } from '../support/record.ts';

function parse(html: string): Nodes {
  return unified().use(rehypeParse).parse(html);
}

function elements(node: Nodes, tagName: string): Element[] {
  const own = node.type === 'element' && node.tagName === tagName ? [node] : [];
  return 'children' in node
    ? [...own, ...node.children.flatMap((child) => elements(child, tagName))]
    : own;
}

function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map(textOf).join('') : '';
}

describe('renderPage', () => {
  const record = annotatedRecord();
  const html = renderPage(record);
  const tree = parse(html);

  it('is valid HTML', async () => {
    const report = await new HtmlValidate({ extends: ['html-validate:standard'] }).validateString(
      html,
    );
    expect(
      report.results.flatMap(({ messages }) =>
        messages.map(({ ruleId, message }) => `${ruleId}: ${message}`),
      ),
    ).toEqual([]);
  });

  it('shows every paragraph as it stands, and the headline once', () => {
    const shown = textOf(elements(tree, 'main')[0]!);
    const characters = [...record.article.text];
    for (const { start, end } of record.article.paragraphs) {
      expect(shown).toContain(characters.slice(start, end).join(''));
    }
    expect(elements(tree, 'h1').map(textOf)).toEqual(['Jembatan 🌉 Sukamaju dibuka']);
  });

  it('makes headings, lists and captions what they are', () => {
    expect(elements(tree, 'h2').map(textOf)[0]).toBe('Biaya');
    expect(elements(elements(tree, 'ul')[0]!, 'li').map(textOf)).toEqual([
      'baja dari Jepang',
      'kayu dari hutan',
    ]);
  });

  it('links an entity where it is named first', () => {
    const links = elements(tree, 'a').map(({ properties }) => [properties.id, properties.href]);
    expect(links).toEqual([
      ['m1', 'https://sws.geonames.org/1/'],
      ['m3', 'http://www.wikidata.org/entity/Q17'],
    ]);
  });

  it('marks public quotations, and no others', () => {
    const marked = elements(tree, 'span').filter(
      ({ properties }) => String(properties.className) === 'quotation',
    );
    expect(marked.map(textOf)).toEqual(['Kami lega 😀,', 'Semua <bekerja> & selesai.']);
  });

  it('embeds the public graph and nothing that runs', () => {
    const scripts = elements(tree, 'script');
    expect(scripts.map(({ properties }) => properties.type)).toEqual(['application/ld+json']);
    expect(JSON.parse(textOf(scripts[0]!))).toEqual(publish(record));
  });

  it('shows what the graph says: every name and text of it', () => {
    const shown = textOf(tree);
    for (const node of publish(record)['@graph']) {
      if ('name' in node && node.name !== undefined) expect(shown).toContain(node.name);
      if (node['@type'] === 'Claim') expect(shown).toContain(node.text);
    }
  });

  it('never shows what was removed', () => {
    const spammed = {
      ...record,
      removed: [
        {
          text: 'gacor88',
          byteStart: 0,
          byteEnd: 7,
          kind: 'spam',
          rule: 'spam/x',
          score: 1,
          reason: 'x',
        },
      ],
    };
    expect(renderPage(spammed)).not.toContain('gacor88');
  });

  it('links to the web only', () => {
    const uri = 'javascript:alert(1)';
    const mentions = record.mentions.map((mention) => ({ ...mention, sameAs: [uri] }));
    const page = renderPage({ ...record, mentions, source: { ...record.source, uri } });
    expect(elements(parse(page), 'a')).toEqual([]);
  });

  it('holds against hostile words anywhere', () => {
    const attack = fc.oneof(
      hostileText,
      fc.constantFrom(
        '</script><script>alert(1)</script>',
        '<!--<script>',
        ']]>',
        '"><img src=x onerror=alert(1)>',
        '\u2028',
      ),
    );
    fc.assert(
      fc.property(attack, attack, (headline, words) => {
        const lines: [Paragraph['kind'], string][] = [
          ['headline', `h${headline}`.replace(/[\r\n\0]+/g, ' ')],
          ['paragraph', `p${words}`.replace(/[\r\n\0]+/g, ' ')],
        ];
        const hostile = sampleRecord(lines);
        const page = parse(renderPage(hostile));
        const scripts = elements(page, 'script');
        expect(scripts).toHaveLength(1);
        expect(JSON.parse(textOf(scripts[0]!))).toEqual(publish(hostile));
        expect(elements(page, 'img')).toEqual([]);
        expect(textOf(elements(page, 'h1')[0]!)).toBe(lines[0]![1]);
      }),
    );
  });
});

describe('recordToHast', () => {
  it('gives a record without a headline the name of its file as title', () => {
    const page = recordToHast(sampleRecord([['paragraph', 'Hanya satu kalimat.']]));
    expect(elements(page, 'h1').map(textOf)).toEqual(['jembatan.txt']);
  });
});

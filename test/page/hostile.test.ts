import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { publish } from '../../src/jsonld/publish.ts';
import { renderPage } from '../../src/page/index.ts';
import type { ArchiveRecord } from '../../src/record/types.generated.ts';
import { xmlText } from '../../src/unicode/xml.ts';
import { hostileText } from '../support/hostile.ts';
import { annotatedRecord, type Line, sampleRecord } from '../support/record.ts';
import { byId, elements, parse, textOf, visibleText } from './helpers.ts';

/** What a page and its parser change in any text: what HTML has no place for, and carriage returns. */
const asParsed = (text: string): string => xmlText(text).replace(/\r\n?/g, '\n');

const attack = fc.oneof(
  hostileText,
  fc.constantFrom(
    '</script><script>alert(1)</script>',
    '<!--<script>',
    '--><script>alert(1)</script>',
    ']]>',
    '</style></title><script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    '{{constructor}}',
    '\u2028\u2029',
    '\u202e\u2066\u200f',
    'javascript:alert(1)',
  ),
);

/** A record in which every text is an attack. */
function attacked(attacks: readonly string[]): ArchiveRecord {
  let next = 0;
  const word = (): string => `x${attacks[next++ % attacks.length]}`;
  const lines = Array.from(
    { length: 6 },
    (_, index): Line => [
      (['headline', 'byline', 'paragraph', 'heading', 'listItem', 'note'] as const)[index]!,
      word().replace(/[\r\n]+/g, ' '),
    ],
  );
  const sample = sampleRecord(lines);
  const { mentions, quotations, claims } = annotatedRecord();
  const end = [...sample.article.text].length;
  const uri = word();
  return {
    ...sample,
    source: { ...sample.source, uri, name: word(), mediaType: word(), encoding: word() },
    article: {
      ...sample.article,
      language: { tag: word(), confidence: 0.5 },
      bylines: [{ name: word(), text: '', basis: 'metadata' }],
      datePublished: { value: word(), precision: 'day', basis: 'metadata' },
      publisher: word(),
      section: word(),
      image: uri,
    },
    mentions: mentions.map((mention, index) => ({
      ...mention,
      name: word(),
      sameAs: [uri],
      occurrences: [{ text: '', start: index, end: Math.min(end, index + 5) }],
    })),
    quotations: quotations.map((quotation) => ({
      ...quotation,
      content: [{ text: word(), start: 2, end }],
    })),
    claims: claims.map((claim) => ({ ...claim, text: word() })),
    pipeline: { ...sample.pipeline, version: word() },
  };
}

describe('a page of hostile words', () => {
  it('holds one script, which is the public graph, and shows every paragraph', () => {
    fc.assert(
      fc.property(fc.array(attack, { minLength: 1, maxLength: 8 }), (attacks) => {
        const record = attacked(attacks);
        const page = parse(renderPage(record));
        const scripts = elements(page, 'script');
        expect(scripts.map(({ properties }) => properties.type)).toEqual(['application/ld+json']);
        expect(JSON.parse(textOf(scripts[0]))).toEqual(publish(record));
        const characters = [...record.article.text];
        for (const { id, start, end } of record.article.paragraphs) {
          expect(textOf(byId(page, id))).toBe(asParsed(characters.slice(start, end).join('')));
        }
        expect(visibleText(page)).toContain(asParsed(record.article.publisher!));
        for (const tag of ['img', 'iframe', 'object', 'link', 'base', 'form']) {
          expect(elements(page, tag), tag).toEqual([]);
        }
        for (const { properties } of elements(page)) {
          expect(Object.keys(properties).filter((name) => /^(on|style|src)/i.test(name))).toEqual(
            [],
          );
          if ('href' in properties) expect(properties.href).toMatch(/^(https?:\/\/|#p\d+$)/);
        }
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['javascript:alert(1)', []],
    ['data:text/html,x', []],
    ['urn:x:y', []],
    ['https://a:pw@b.example/', ['https://b.example/']],
  ])('shows and links addresses of the web only, without passwords: %s', (uri, shown) => {
    const record = annotatedRecord();
    const page = parse(
      renderPage({
        ...record,
        source: { ...record.source, uri },
        article: { ...record.article, image: uri },
        mentions: record.mentions.map((mention) => ({ ...mention, sameAs: [uri] })),
      }),
    );
    const links = elements(page, 'a').map(({ properties }) => String(properties.href));
    const away = links.filter((href) => !href.startsWith('#p'));
    expect([...new Set(away)]).toEqual(shown);
    expect(visibleText(page)).not.toContain(uri);
  });
});
